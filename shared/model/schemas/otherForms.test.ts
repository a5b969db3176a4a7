import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { problem, PROBLEMS, type ProblemCode } from '../problems.ts';
import { WhereaboutsSchema } from './moves.ts';
import { ProblemSchema } from './problems.ts';
import { SheetBlockSchema } from './sheet.ts';
import { ENGLISH } from '../../../locales/englishWords.ts';

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

test('a meeting’s place is asked for in just its own words', () => {
  const reads = new Ajv({ strict: false }).compile(WhereaboutsSchema);
  expect(reads({ phase: 'gallery', stop: 0, turn: null })).toBe(true);
  for (const wrong of [
    { phase: 'gallery', stop: 0 },
    { phase: 'gallery', stop: -1, turn: null },
    { phase: 'gallery', stop: '0', turn: null },
    { phase: 'gallery', stop: 0, turn: null, later: 1 },
  ])
    expect(reads(wrong)).toBe(false);
});

test('each problem there is has the form of one', () => {
  const reads = new Ajv({ strict: false }).compile(ProblemSchema);
  for (const code of Object.keys(PROBLEMS) as ProblemCode[])
    expect(reads(problem(ENGLISH, code))).toBe(true);
  const busy = problem(ENGLISH, 'busy');
  for (const [key, values] of Object.entries({
    code: ['unheard-of', ''],
    status: ['503', 503.5],
    type: [7],
    title: [null],
    detail: [{}],
  }))
    for (const value of [undefined, ...values])
      expect([key, reads({ ...busy, [key]: value })]).toEqual([key, false]);
  for (const values of [{}, { why: 'wall', max: 5, later: 'x' }])
    expect(reads({ ...busy, values })).toBe(true);
  for (const values of [{ max: '5' }, { why: 5 }, 'wall'])
    expect(reads({ ...busy, values })).toBe(false);
});
