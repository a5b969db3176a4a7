import type * as Y from 'yjs';
import { isRecordKey } from '../model/arrangement.ts';
import { mayBePaper, type Note } from '../model/note.ts';

export const notesRoot = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('notes');

/** Is the value of the `notes` map in shape? */
export function isNote(value: unknown): value is Note {
  if (typeof value !== 'object' || value === null) return false;
  const { text, color, step, prompt, promptIn, fields, by, seq, at } = value as Partial<
    Record<keyof Note, unknown>
  >;
  return (
    typeof text === 'string' &&
    mayBePaper(color) &&
    Number.isSafeInteger(seq) &&
    typeof at === 'number' &&
    (by === undefined || typeof by === 'string') &&
    (step === undefined || typeof step === 'string') &&
    (prompt === undefined || typeof prompt === 'number') &&
    (promptIn === undefined || typeof promptIn === 'string') &&
    (fields === undefined || (typeof fields === 'object' && fields !== null))
  );
}

/** The notes that are in shape. */
export function readNotes(doc: Y.Doc): Map<string, Note> {
  const notes = new Map<string, Note>();
  for (const [id, value] of notesRoot(doc))
    if (isRecordKey(id) && isNote(value)) notes.set(id, value);
  return notes;
}
