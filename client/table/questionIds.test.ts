import { TextSelection } from '@tiptap/pm/state';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { readSheet, seedSheet } from '../../shared/documents/sheet.ts';
import { sheetSections } from '../../shared/model/sheet.ts';
import { enterBeforeHeading } from './enterBeforeHeading.ts';
import { mark, schema, Writer } from './testWriters.ts';

const idsOf = (doc: Y.Doc): Map<string, string | undefined> =>
  new Map(sheetSections(readSheet(doc)).map(({ question, id }) => [question, id]));

/** Puts `words` in the place of `old`, wherever it stands. */
function replace(writer: Writer, old: string, words: string, isQuote = false): void {
  let from = -1;
  writer.state.doc.descendants((node, at) => {
    const found = node.isText ? (node.text ?? '').indexOf(old) : -1;
    if (found >= 0) from = at + found;
  });
  const marks = isQuote ? [mark('noteQuote').create({ color: 'blue', note: null })] : [];
  writer.dispatch(writer.state.tr.replaceWith(from, from + old.length, schema.text(words, marks)));
}

it('a poster finds a question again, whatever its words become and whatever is written around it', () => {
  const server = new Y.Doc();
  seedSheet(server, ['Why?', 'Who?', 'Who?'], 'seed');
  const first = Y.encodeStateAsUpdate(server);
  const before = sheetSections(readSheet(server)).map(({ id }) => id);
  expect(new Set(before).size).toBe(3);
  const writer = new Writer(first, 7);
  replace(writer, 'Why?', 'Why does it matter?');
  replace(writer, 'matter', 'count for us', true);
  writer.dispatch(writer.state.tr.setSelection(TextSelection.near(writer.state.doc.resolve(1))));
  expect(writer.run(enterBeforeHeading)).toBe(true);
  // As it is kept, loaded, and edited by the next one.
  const kept = new Y.Doc();
  Y.applyUpdate(kept, Y.encodeStateAsUpdate(writer.doc));
  expect(idsOf(kept).get('Why does it count for us?')).toBe(before[0]);
  expect(sheetSections(readSheet(kept)).map(({ id }) => id)).toEqual(before);
  writer.end();
});
