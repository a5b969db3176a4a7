import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { quotedWords } from '../../shared/model/sheet.ts';
import type { TableNote } from '../../shared/protocol/tables.ts';

/** Where a quote goes that was asked for by button: the caret, or the first empty answer, or the end. Never into a question. */
export function placeForQuote(
  doc: Node,
  caret: number | null,
): { at: number; needsParagraph: boolean } {
  if (caret !== null) {
    const $caret = doc.resolve(Math.min(caret, doc.content.size));
    const { parent } = $caret;
    if (parent.isTextblock && parent.attrs['level'] !== 2)
      return { at: caret, needsParagraph: false };
    if (parent.isTextblock) {
      const after = $caret.after();
      const next = doc.nodeAt(after);
      return next?.type.name === 'paragraph'
        ? { at: after + next.nodeSize - 1, needsParagraph: false }
        : { at: after, needsParagraph: true };
    }
  }
  let empty: number | null = null;
  doc.forEach((node, offset) => {
    if (empty === null && node.type.name === 'paragraph' && node.content.size === 0)
      empty = offset + 1;
  });
  if (empty !== null) return { at: empty, needsParagraph: false };
  return doc.lastChild?.type.name === 'paragraph'
    ? { at: doc.content.size - 1, needsParagraph: false }
    : { at: doc.content.size, needsParagraph: true };
}

/** Writes the note's words into the sheet, on their paper, and leaves the caret after them. `caret`: where the person last was. */
export function quoteNote(editor: Editor, note: TableNote, caret: number | null): boolean {
  const { at, needsParagraph } = placeForQuote(editor.state.doc, caret);
  const words = [
    {
      type: 'text',
      text: quotedWords(note.text),
      marks: [{ type: 'noteQuote', attrs: { color: note.color, note: note.id } }],
    },
    { type: 'text', text: ' ' },
  ];
  const before = needsParagraph
    ? ''
    : editor.state.doc.textBetween(Math.max(0, at - 1), at, '\n', ' ');
  const glued =
    before !== '' && !/\s/u.test(before) ? [{ type: 'text', text: ' ' }, ...words] : words;
  return editor
    .chain()
    .insertContentAt(at, needsParagraph ? { type: 'paragraph', content: glued } : glued, {
      updateSelection: true,
    })
    .focus()
    .run();
}
