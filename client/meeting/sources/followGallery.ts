import { mayRead } from '../../../shared/access/rights.ts';
import { readGallery } from '../documents/readDocuments.ts';
import type { Meeting } from '../openMeeting.ts';
import { holdDocument, type DocumentPorts } from './documentSource.ts';

/**
 * Keeps a page fresh that shows the whole gallery: holds its document while it may be read, and asks for posters and for what this person may
 * do with connections whenever either may have changed. Returns how to stop.
 */
export function followGallery(
  { known, answers }: Pick<Meeting, 'known' | 'answers'>,
  ports: DocumentPorts,
): () => void {
  let letGo: (() => void) | null = null;
  let seen = '';
  const ask = (): void => {
    answers.posters.want();
    answers.connections.want();
  };
  const close = (): void => {
    letGo?.();
    letGo = null;
    seen = '';
    answers.leave();
    known.set({ gallery: null });
  };
  const look = (): void => {
    const { shared, personal } = known.state().live;
    if (!shared || !personal) return;
    const { session } = shared;
    if (mayRead(personal.person, 'gallery', session) !== true) {
      if (letGo) close();
      return;
    }
    letGo ??= holdDocument(ports, (doc) => {
      known.set({ gallery: readGallery(doc) });
      ask();
    });
    // All of the session that stands on posters.
    const { tables, settings, step, reportBack } = session;
    const now = JSON.stringify([tables, settings.names, step, reportBack]);
    if (now === seen) return;
    seen = now;
    ask();
  };
  const stop = known.subscribe(look);
  look();
  return () => {
    stop();
    close();
  };
}
