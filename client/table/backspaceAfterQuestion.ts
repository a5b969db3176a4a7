import type { Command } from '@tiptap/pm/state';

/** The level of the table's questions; other headings are the writers' own. */
const QUESTION = 2;

/**
 * Backspace where an answer begins leaves its question alone. ProseMirror would make the answer's line part of the question: whoever held
 * the key down in an empty answer deleted the question, and a poster finds no answer in what stands in a question.
 */
export const backspaceAfterQuestion: Command = ({ selection: { empty, $from } }) => {
  if (
    !empty ||
    $from.depth !== 1 ||
    $from.parentOffset > 0 ||
    $from.parent.type.name !== 'paragraph'
  )
    return false;
  const before = $from.doc.resolve($from.before()).nodeBefore;
  return before?.type.name === 'heading' && before.attrs['level'] === QUESTION;
};
