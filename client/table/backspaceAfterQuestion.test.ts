import { EditorState, TextSelection } from '@tiptap/pm/state';
import { expect, it } from 'vitest';
import { backspaceAfterQuestion } from './backspaceAfterQuestion.ts';
import { node, schema } from './testWriters.ts';

const paragraph = (text = '') => node('paragraph').create(null, text ? schema.text(text) : []);
const heading = (level: number) => node('heading').create({ level }, schema.text('Why?'));

/** Is Backspace held off, at `offset` in the block of this index? */
function isHeld(
  blocks: readonly ReturnType<typeof paragraph>[],
  index: number,
  offset = 0,
): boolean {
  const doc = schema.node('doc', null, blocks);
  let at = 1;
  for (const block of blocks.slice(0, index)) at += block.nodeSize;
  const selection = TextSelection.create(doc, at + offset);
  return backspaceAfterQuestion(EditorState.create({ doc, schema, selection }));
}

it('Backspace where an answer begins leaves its question alone', () => {
  expect(isHeld([heading(2), paragraph()], 1)).toBe(true);
  expect(isHeld([heading(2), paragraph('Because.')], 1)).toBe(true);
});

it('everywhere else it does what it does', () => {
  expect(isHeld([heading(2), paragraph('Because.')], 1, 3)).toBe(false);
  expect(isHeld([heading(2), paragraph('One'), paragraph()], 2)).toBe(false);
  expect(isHeld([heading(3), paragraph()], 1)).toBe(false);
  expect(isHeld([heading(2), heading(2)], 1)).toBe(false);
  expect(isHeld([paragraph()], 0)).toBe(false);
});
