import type { WallState } from '../commands/wallState.ts';
import type { Note, NoteRecord } from '../model/note.ts';
import { nameShown } from './shownNames.ts';

/** What readers of `notes` may hold of a record; `null` when it must not be there at all. */
export function projectNote(state: WallState, record: NoteRecord): Note | null {
  if (record.state !== 'live') return null;
  const by = nameShown(state, state.people.get(record.person));
  const { text, color, prompt, at, seq } = record;
  return {
    text,
    color,
    ...(prompt === undefined ? {} : { prompt }),
    ...(by === undefined ? {} : { by }),
    at,
    seq,
  };
}
