import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  isSafeHref,
  plainText,
  quotedWords,
  SHEET_MARKS,
  SHEET_NODES,
  SHEET_TOP,
  sheetSections,
  type SheetBlock,
  type SheetText,
} from './sheet.ts';

const line = (text: string): SheetBlock => ({
  type: 'paragraph',
  text: text === '' ? [] : [{ text }],
});
const heading = (text: string, level: 2 | 3 = 2, more: Partial<SheetText> = {}): SheetBlock => ({
  type: 'heading',
  level,
  text: [{ text, ...more }],
});
const list = (...blocks: SheetBlock[]): SheetBlock => ({
  type: 'list',
  kind: 'bullet',
  items: [{ blocks }],
});

describe('a sheet by its questions', () => {
  test.each<[string, SheetBlock[], object[]]>([
    ['of nothing has none', [], []],
    ['of blank lines has none', [line(''), line(' \n\t'), line('\u00a0')], []],
    [
      'has what stands before the first under none',
      [line('Alone'), heading('Why?'), line('So')],
      [
        { question: '', blocks: [line('Alone')] },
        { question: 'Why?', blocks: [line('So')] },
      ],
    ],
    [
      'keeps a question that nobody answered, and two that are the same',
      [heading('Why?'), line(''), heading('Why?')],
      [
        { question: 'Why?', blocks: [] },
        { question: 'Why?', blocks: [] },
      ],
    ],
    ['keeps a question of no words', [heading('')], [{ question: '', blocks: [] }]],
    [
      'leaves blank lines out at both ends of an answer, and keeps those between',
      [heading('Why?'), line(''), line('A'), line(''), line('B'), line(' '), line('')],
      [{ question: 'Why?', blocks: [line('A'), line(''), line('B')] }],
    ],
    [
      'has smaller headings in the answer, and is not divided there',
      [heading('Why?'), heading('First', 3), line('A')],
      [{ question: 'Why?', blocks: [heading('First', 3), line('A')] }],
    ],
    [
      'keeps a list, whatever is in it',
      [heading('Why?'), list(), list(line(''))],
      [{ question: 'Why?', blocks: [list(), list(line(''))] }],
    ],
    [
      'is not divided by a heading in a list',
      [heading('Why?'), list(heading('In a list'))],
      [{ question: 'Why?', blocks: [list(heading('In a list'))] }],
    ],
    [
      'leaves a smaller heading out that says nothing, at the end',
      [heading('Why?'), line('A'), heading(' ', 3)],
      [{ question: 'Why?', blocks: [line('A')] }],
    ],
  ])('%s', (_what, blocks, sections) => {
    const before = structuredClone(blocks);
    expect(sheetSections(blocks)).toEqual(sections);
    expect(blocks).toEqual(before);
  });

  it('has the runs of a question that quotes a note, and of no other', () => {
    const quoting = heading('Water?', 2, { note: 'blue' });
    expect(sheetSections([quoting, heading('Bold?', 2, { bold: true })])).toEqual([
      { question: 'Water?', heading: [{ text: 'Water?', note: 'blue' }], blocks: [] },
      { question: 'Bold?', blocks: [] },
    ]);
  });

  it('is divided once: the same sheet has the same sections', () => {
    const blocks = [heading('Why?'), line('So')];
    expect(sheetSections(blocks)).toBe(sheetSections(blocks));
    expect(sheetSections([...blocks])).not.toBe(sheetSections(blocks));
  });

  it('loses no word and puts none twice', () => {
    const word = fc.constantFrom('a', 'b', '', ' ', 'c d');
    const block = fc.oneof(
      word.map(line),
      word.map((text) => heading(text)),
      word.map((text) => heading(text, 3)),
      word.map((text) => list(line(text))),
    );
    const wordsOf = (value: unknown): string =>
      JSON.stringify(value)
        .match(/"(?:text|question)":"[^"]*"/g)
        ?.join('')
        .replace(/"text"|"question"|[":\s]/g, '') ?? '';
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
        expect(wordsOf(sheetSections(blocks))).toBe(wordsOf(blocks));
      }),
    );
  });
});

test.each([
  'http://x.org',
  'https://x.org/?q=1#a',
  'HTTPS://X.ORG',
  'mailto:a@x.org',
  'tel:+64211234567',
  `https://x.org/${'a'.repeat(2_048 - 14)}`,
])('a link may lead to %s', (href) => expect(isSafeHref(href)).toBe(true));
test.each([
  '',
  'x.org',
  '/w/abc',
  '//x.org',
  'http:x.org',
  'javascript:alert(1)',
  'JavaScript:alert(1)//https://',
  '\u0001javascript:alert(1)',
  ' https://x.org',
  'data:text/html,<script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://x.org/1',
  `https://x.org/${'a'.repeat(2_048 - 13)}`,
  null,
  undefined,
  7,
  ['https://x.org'],
])('a link may not lead to %j', (href) => expect(isSafeHref(href)).toBe(false));

test('words that are quoted stand in one line', () => {
  expect(quotedWords('  one\n\ttwo\u2028three\u00a0 four ')).toBe('one two three four');
  expect([quotedWords(''), quotedWords(' \n ')]).toEqual(['', '']);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
      const quoted = quotedWords(text);
      expect(quotedWords(quoted)).toBe(quoted);
      expect(quoted).not.toMatch(/\s\s|^\s|\s$|[\n\r\u2028\u2029]/u);
    }),
  );
});

test('the plain text of runs is all their words', () => {
  expect(plainText([{ text: 'a ' }, { text: 'b', bold: true }, { text: '\n' }])).toBe('a b\n');
  expect(plainText([])).toBe('');
});

test('a sheet’s form holds together: what may stand somewhere is there, and nothing runs a script', () => {
  const names = new Set([...Object.keys(SHEET_NODES), 'text']);
  for (const { children } of Object.values(SHEET_NODES))
    for (const child of children) expect(names).toContain(child);
  for (const name of SHEET_TOP) expect(names).toContain(name);
  // Items stand in their own lists alone, and a list in a list stands in an item.
  expect(SHEET_TOP).not.toContain('listItem');
  expect(SHEET_NODES['bulletList']?.children).toEqual(['listItem']);
  expect(SHEET_NODES['taskList']?.children).toEqual(['taskItem']);
  const attributes = [
    ...Object.values(SHEET_NODES).flatMap((node) => node.attributes),
    ...Object.values(SHEET_MARKS).flat(),
  ];
  for (const name of attributes) expect(name).not.toMatch(/^on|style|src/i);
  expect(Object.keys(SHEET_MARKS).toSorted()).toEqual(['bold', 'italic', 'link', 'noteQuote']);
});
