import type { WallState } from '../commands/wallState.ts';
import type { Note, NoteRecord } from '../model/note.ts';
import { isHeldBack } from '../scripts/revealing.ts';
import { nameShown } from './shownNames.ts';

/** A note as readers of `notes` may see it; `null` when it must not be there: taken down, or kept back until it is revealed. */
export function projectNote(state: WallState, record: NoteRecord): Note | null {
  if (record.state !== 'live' || isHeldBack(state.session, record)) return null;
  const by = nameShown(state, state.people.get(record.person));
  const { text, color, step, prompt, promptIn, fields, at, seq } = record;
  return {
    text,
    color,
    ...(step === undefined ? {} : { step }),
    ...(prompt === undefined ? {} : { prompt }),
    ...(promptIn === undefined ? {} : { promptIn }),
    ...(fields === undefined ? {} : { fields }),
    ...(by === undefined ? {} : { by }),
    at,
    seq,
  };
}
