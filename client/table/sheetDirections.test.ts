import { getSchema } from '@tiptap/core';
import { expect, it } from 'vitest';
import { itemDirections } from './sheetDirections.ts';
import { sheetExtensions } from './sheetExtensions.ts';

const schema = getSchema(sheetExtensions);
const line = (text: string) =>
  schema.node('paragraph', null, text === '' ? [] : [schema.text(text)]);
const item = (...blocks: ReturnType<typeof line>[]) => schema.node('listItem', null, blocks);
const list = (...items: ReturnType<typeof item>[]) => schema.node('bulletList', null, items);

it('an item’s mark stands where its own words start, in lists within lists and in check lists', () => {
  const inner = list(item(line('Rivers')), item(line('')));
  const check = schema.node('taskList', null, [
    schema.node('taskItem', null, [line('(2026) المياه')]),
  ]);
  const doc = schema.node('doc', null, [
    line('מים'),
    list(item(line('נהרות 2026'), inner), item(line('12 – 14'))),
    check,
  ]);
  const found = itemDirections(doc);
  expect(found.map(({ dir }) => dir)).toEqual(['rtl', 'ltr', 'rtl']);
  for (const { from, to } of found) {
    expect(doc.nodeAt(from)?.type.name).toMatch(/Item$/);
    expect(doc.nodeAt(from)?.nodeSize).toBe(to - from);
  }
  expect(doc.nodeAt(found[1]!.from)?.textContent).toBe('Rivers');
});

it('an item follows what is written in it', () => {
  const directions = (text: string): string[] =>
    itemDirections(schema.node('doc', null, [list(item(line(text)))])).map(({ dir }) => dir);
  expect(directions('')).toEqual([]);
  expect(directions('1.')).toEqual([]);
  expect(directions('1. מים')).toEqual(['rtl']);
  expect(directions('1. Water, מים')).toEqual(['ltr']);
});
