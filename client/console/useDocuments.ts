import { useEffect, useState } from 'react';
import { SyncedDocument } from '../sync/syncedDocument.ts';
import type { ConsoleDocuments } from './readConsoleView.ts';

/** What the documents hold, as of `version`; `hands` are the pointers on the wall. */
export interface DocumentsNow {
  documents: ConsoleDocuments;
  hands: number;
  isLoaded: boolean;
  /** Rises with each change, so that what is derived can be kept until then. */
  version: number;
}

/** Changes are drawn at most this often, ms: sixty people posting at once must not keep the page busy. */
const DRAW_EVERY_MS = 120;

/** Syncs notes, people, arrangement and gallery for reading while `isOn`; `null` until there is something. */
export function useDocuments(wall: string, isOn: boolean): DocumentsNow | null {
  const [now, setNow] = useState<DocumentsNow | null>(null);
  useEffect(() => {
    if (!isOn) return undefined;
    const notes = new SyncedDocument(wall, 'notes', 'facilitator');
    const people = new SyncedDocument(wall, 'people', 'facilitator');
    const arrangement = new SyncedDocument(wall, 'arrangement', 'facilitator');
    const gallery = new SyncedDocument(wall, 'gallery', 'facilitator');
    const needed = [notes, people, arrangement];
    const all = [...needed, gallery];
    // The console is not a hand on the wall.
    arrangement.awareness.setLocalState(null);
    let version = 0;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const draw = (): void => {
      timer = null;
      version += 1;
      const hands = [...arrangement.awareness.getStates().values()].filter(
        (state) => typeof state['hand'] === 'number',
      ).length;
      setNow({
        documents: {
          notes: notes.doc,
          people: people.doc,
          arrangement: arrangement.doc,
          gallery: gallery.doc,
        },
        hands,
        version,
        // The gallery is empty for half of the meeting; nobody waits for it.
        isLoaded: needed.every((each) => each.status.loaded),
      });
    };
    const changed = (): void => {
      timer ??= setTimeout(draw, DRAW_EVERY_MS);
    };
    for (const each of all) each.subscribe(changed);
    arrangement.awareness.on('change', changed);
    return () => {
      if (timer) clearTimeout(timer);
      for (const each of all) each.close();
    };
  }, [wall, isOn]);
  return now;
}
