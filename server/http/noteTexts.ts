import type { WallState } from '../../shared/commands/wallState.ts';
import { projectNote } from '../../shared/documents/projectNote.ts';
import { readableNote } from '../../shared/documents/readableNotes.ts';
import type { Note, NoteRecord } from '../../shared/model/note.ts';

/** A note as listed. `mine` is there only when it is true. */
export type ListedNote = Note & { id: string; mine?: true };

/**
 * JSON of a note as everybody reads it. Made again only when the record is replaced or its author
 * is called otherwise.
 */
const texts = new WeakMap<NoteRecord, { by: string | undefined; text: string }>();

/**
 * A note's JSON for somebody who may read it, encoded once for all of them; `null` when it must not
 * be shown.
 */
export function noteText(state: WallState, id: string, mine: boolean): string | null {
  const record = state.notes.get(id);
  const note = readableNote(state, id, true);
  if (!record || !note) return null;
  let kept = texts.get(record);
  if (!kept || kept.by !== note.by) {
    kept = { by: note.by, text: JSON.stringify({ id, ...note } satisfies ListedNote) };
    texts.set(record, kept);
  }
  return mine ? `${kept.text.slice(0, -1)},"mine":true}` : kept.text;
}

/** JSON of a hidden note, for facilitators; `null` when it is not hidden any more. */
export function hiddenNoteText(state: WallState, id: string): string | null {
  const record = state.notes.get(id);
  if (record?.state !== 'hidden') return null;
  const note = projectNote(state, { ...record, state: 'live' });
  return note && JSON.stringify({ id, ...note } satisfies ListedNote);
}
