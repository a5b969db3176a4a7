import type { LivePersonal } from '../../../shared/protocol/live.ts';
import type { TableNote } from '../../../shared/protocol/tables.ts';

/** JSON of a table's notes, by note: the object stays the same as long as the note does. */
const TEXTS = new WeakMap<TableNote, string>();

export function tableNoteText(note: TableNote): string {
  let text = TEXTS.get(note);
  if (text === undefined) {
    text = JSON.stringify(note);
    TEXTS.set(note, text);
  }
  return text;
}

/**
 * A person's own part of the live view as JSON. The notes of her table (thousands at most) are
 * encoded once for all who sit there.
 */
export function personalText({ table, ...rest }: LivePersonal): string {
  const head = JSON.stringify(rest).slice(0, -1);
  if (!table) return `${head},"table":null}`;
  const { notes, ...others } = table;
  return `${head},"table":${JSON.stringify(others).slice(0, -1)},"notes":[${notes.map(tableNoteText).join(',')}]}}`;
}
