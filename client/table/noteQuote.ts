import { Mark } from '@tiptap/core';
import { isUuid } from '../../shared/model/ids.ts';
import { mayBePaper, type NoteColor } from '../../shared/model/note.ts';
import { quotedWords } from '../../shared/model/sheet.ts';
import type { TableNote } from '../../shared/protocol/tables.ts';

/** Words of a note inside the sheet, on the note's own paper like a marker stroke. Typing on after it is no part of it. */
export const NoteQuote = Mark.create({
  name: 'noteQuote',
  inclusive: false,
  addAttributes() {
    return {
      color: {
        default: 'yellow',
        parseHTML: (element: HTMLElement) => cleanColor(element.getAttribute('data-color')),
        renderHTML: ({ color }: Record<string, unknown>) => ({
          'data-color': cleanColor(color),
          class: 'sheet-quote',
        }),
      },
      note: {
        default: null,
        parseHTML: (element: HTMLElement) => cleanNote(element.getAttribute('data-note')),
        renderHTML: ({ note }: Record<string, unknown>) =>
          cleanNote(note) === null ? {} : { 'data-note': cleanNote(note) },
      },
    };
  },
  parseHTML: () => [{ tag: 'mark[data-color]' }],
  renderHTML: ({ HTMLAttributes }) => ['mark', HTMLAttributes, 0],
});

const cleanColor = (value: unknown): NoteColor => (mayBePaper(value) ? value : 'yellow');
const cleanNote = (value: unknown): string | null => (isUuid(value) ? value : null);

/** The quote as HTML, for dragging a note over: the editor reads it like a paste, and drops it where the hand lets go. */
export function quoteHtml({ id, color, text }: TableNote): string {
  const escaped = quotedWords(text).replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
  return `<mark data-color="${color}" data-note="${id}">${escaped}</mark> `;
}
