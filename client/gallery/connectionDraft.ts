import { useState } from 'react';
import type { ConnectionEdit } from '../../shared/commands/connections.ts';
import type { Relation } from '../../shared/model/gallery.ts';
import { hasDraft, readDraft, writeDraft } from '../app/drafts.ts';

/** A new connection, with what is known of it already; or one that hangs. */
export type ConnectionDraft = { from?: string; to?: string } | { edit: string };

/** Where its words are kept while they are typed. */
export const wordsDraft = (wall: string, draft: ConnectionDraft): string =>
  'edit' in draft
    ? `reword-dialog-${draft.edit}`
    : `connection-${wall}-${draft.from ?? ''}-${draft.to ?? ''}`;

/** Words and kind as they are typed, and as they were when she began. */
interface Rewording {
  text: string;
  relation: Relation;
  was: string;
  kind: Relation;
}

/** Only what was changed here, for somebody else may be at the rest; `null` where nothing was, or no words are left. */
export function rewordingOf({ text, relation, was, kind }: Rewording): ConnectionEdit | null {
  const words = text.trim();
  if (words === '' || (words === was && relation === kind)) return null;
  return {
    ...(words === was ? {} : { text: words, was: [was] }),
    ...(relation === kind ? {} : { relation }),
  };
}

const isWords = (value: unknown): value is string | undefined =>
  value === undefined || typeof value === 'string';

/** Which one was open when the page went away and has words in it; `null` when none. */
export function readConnectionDraft(wall: string): ConnectionDraft | null {
  const kept = readDraft(`connecting-${wall}`);
  if (typeof kept !== 'object' || kept === null) return null;
  const { edit, from, to } = kept as Record<string, unknown>;
  if (!isWords(edit) || !isWords(from) || !isWords(to)) return null;
  const draft: ConnectionDraft =
    edit === undefined
      ? { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
      : { edit };
  return hasDraft(wordsDraft(wall, draft)) ? draft : null;
}

/** The connection in the open dialog; after a reload the same one, with the words typed so far. */
export function useConnectionDraft(
  wall: string,
): [ConnectionDraft | null, (next: ConnectionDraft | null) => void] {
  const [draft, setDraft] = useState(() => readConnectionDraft(wall));
  return [
    draft,
    (next) => {
      writeDraft(`connecting-${wall}`, next ?? undefined);
      setDraft(next);
    },
  ];
}
