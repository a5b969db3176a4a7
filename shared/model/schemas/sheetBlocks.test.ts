import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { SheetBlockSchema } from './sheet.ts';

describe('blocks of a sheet', () => {
  // Only blocks and items refer to each other by their names.
  const schema = JSON.parse(JSON.stringify(SheetBlockSchema), (key, value: unknown) =>
    key === '$id' && value === 'SheetText' ? undefined : value,
  ) as object;
  const reads = new Ajv({ strict: false }).compile(schema);
  const line = { type: 'paragraph', text: [{ text: 'x', bold: true, link: 'https://x.org' }] };
  const list = (...blocks: unknown[]) => ({
    type: 'list',
    kind: 'check',
    items: [{ checked: true, blocks }],
  });
  test.each<[string, unknown, boolean]>([
    ['a line', line, true],
    ['a heading', { type: 'heading', level: 3, text: [] }, true],
    ['lists in lists', list(list(list(line))), true],
    ['a list that is empty', { type: 'list', kind: 'ordered', start: 0, items: [] }, true],
    ['a heading of another level', { type: 'heading', level: 1, text: [] }, false],
    ['a list of another kind', { type: 'list', kind: 'table', items: [] }, false],
    ['a list from half a number', { type: 'list', kind: 'ordered', start: 0.5, items: [] }, false],
    ['a picture', { type: 'image', src: '//x' }, false],
    [
      'words that are bold in part',
      { type: 'paragraph', text: [{ text: 'x', bold: false }] },
      false,
    ],
    ['a fault deep inside', list(list({ type: 'heading', level: 9, text: [] })), false],
  ])('are judged: %s', (_what, block, isBlock) => expect(reads(block)).toBe(isBlock));
});
