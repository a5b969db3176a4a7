import { describe, expect, test } from 'vitest';
import type { SheetBlock, SheetItem, SheetText } from '../../../shared/model/sheet.ts';
import { heightOf, type PageItem, type Part, type Row } from './pageItems.ts';
import { own } from './ownWords.ts';
import { blockRows, headingRows, noteRows, ruleRow, runsOf, textRows } from './rows.ts';
import { TextSetter } from './setText.ts';

const setter = new TextSetter();
const WIDTH = 300;
const LOOK = { width: WIDTH, size: 10 };

type Line = Extract<PageItem, { kind: 'line' }>;
const linesIn = (rows: readonly Row[]): Line[] =>
  rows.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'line' ? [item] : [])));
const wordsOf = (line: Line): string => line.line.pieces.map(({ text }) => text).join('');
const said = (rows: readonly Row[]): string[] => linesIn(rows).map(wordsOf);
/** Both ends of a line, points from the left edge. */
const ends = ({ x, align, size, line }: Line): [number, number] =>
  align === 'right' ? [x - line.width * size, x] : [x, x + line.width * size];

const paragraph = (text: string, more: Partial<SheetText> = {}): SheetBlock => ({
  type: 'paragraph',
  text: [{ text, ...more }],
});
const list = (
  kind: 'bullet' | 'ordered' | 'check',
  items: readonly (string | SheetItem)[],
  start?: number,
): SheetBlock => ({
  type: 'list',
  kind,
  ...(start === undefined ? {} : { start }),
  items: items.map((item) => (typeof item === 'string' ? { blocks: [paragraph(item)] } : item)),
});
/** Roles from the document down to this part. */
const roles = (part: Part | undefined): string[] =>
  part ? [...roles(part.parent), part.role] : [];

describe('a paragraph', () => {
  test('is a row for each of its lines, all of one part', () => {
    const rows = textRows(setter, 'one\ntwo\n\nfour', LOOK);
    expect(said(rows)).toEqual(['one', 'two', '', 'four']);
    expect(heightOf(rows)).toBeCloseTo(4 * 13.8);
    expect(new Set(linesIn(rows).map(({ part }) => part)).size).toBe(1);
    expect(linesIn(rows)[0]?.part?.role).toBe('P');
  });

  test('without words has no rows', () => {
    for (const text of ['', '\n\n', '\u200b']) expect(textRows(setter, text, LOOK)).toEqual([]);
  });

  test('begins at the left, and at the right where it is read from there; never beyond an edge', () => {
    const words = 'Clean rivers for everybody who lives here and below, and for the sea. ';
    const [left, right] = [words, 'אנחנו רוצים נהרות נקיים לכולם כאן ובים הגדול הזה. '].map(
      (text) => linesIn(textRows(setter, text.repeat(4), { ...LOOK, indent: 40 })),
    );
    for (const line of left ?? []) {
      expect(ends(line)[0]).toBe(40);
      expect(ends(line)[1]).toBeLessThanOrEqual(WIDTH);
    }
    for (const line of right ?? []) {
      expect(ends(line)[1]).toBe(WIDTH - 40);
      expect(ends(line)[0]).toBeGreaterThanOrEqual(-1e-9);
    }
    expect([left?.length, right?.length].every((count) => (count ?? 0) > 2)).toBe(true);
  });
});

describe('a heading', () => {
  test('stays with what follows, all of it, and says its words to bookmarks without signs', () => {
    const rows = headingRows(setter, `About ${own('مياه')}`, { ...LOOK, before: 9, role: 'H3' });
    expect(rows.every(({ keepWithNext }) => keepWithNext)).toBe(true);
    expect(rows[0]).toMatchObject({ height: 9, items: [] });
    expect(rows.at(-1)).toMatchObject({ height: 3, items: [] });
    expect(linesIn(rows)[0]?.part).toEqual({ role: 'H3', words: 'About مياه' });
    expect(linesIn(rows)[0]?.line.pieces[0]?.font.file).toContain('600SemiBold');
  });

  test('without words is nothing at all', () => {
    expect(headingRows(setter, '', { ...LOOK, before: 9, role: 'H3' })).toEqual([]);
  });
});

describe('what is on a sheet', () => {
  test('runs keep their style, link and paper', () => {
    expect(
      runsOf([
        { text: 'a' },
        { text: 'b', bold: true },
        { text: 'c', italic: true },
        { text: 'd', bold: true, italic: true, link: 'https://a.example' },
        { text: 'e', note: 'pink' },
      ]),
    ).toEqual([
      { text: 'a', style: 'regular' },
      { text: 'b', style: 'bold' },
      { text: 'c', style: 'italic' },
      { text: 'd', style: 'boldItalic', link: 'https://a.example' },
      { text: 'e', style: 'regular', note: 'pink' },
    ]);
  });

  test('a heading on it is bold, and a bookmark only where it is in no list', () => {
    const block: SheetBlock = { type: 'heading', level: 2, text: [{ text: 'Why' }] };
    const [free, inside] = [
      blockRows(setter, [block], LOOK),
      blockRows(setter, [list('bullet', [{ blocks: [block] }])], LOOK),
    ];
    expect(roles(linesIn(free)[0]?.part)).toEqual(['H4']);
    expect(roles(linesIn(inside)[0]?.part)).toEqual(['L', 'LI', 'LBody', 'P']);
    expect(free.every(({ keepWithNext }) => keepWithNext)).toBe(true);
    expect(linesIn(free)[0]?.line.pieces[0]?.font.file).toContain('600SemiBold');
  });

  test('blocks without words leave no gap behind', () => {
    expect(
      blockRows(setter, [paragraph(''), { type: 'heading', text: [] } as never], LOOK),
    ).toEqual([]);
    expect(blockRows(setter, [], LOOK)).toEqual([]);
  });

  test('each item is a label and a body of one list', () => {
    const lines = linesIn(blockRows(setter, [list('ordered', ['a', 'b'])], LOOK));
    expect(lines.map(wordsOf)).toEqual(['1.', 'a', '2.', 'b']);
    expect(lines.map(({ part }) => roles(part))).toEqual([
      ['L', 'LI', 'Lbl'],
      ['L', 'LI', 'LBody', 'P'],
      ['L', 'LI', 'Lbl'],
      ['L', 'LI', 'LBody', 'P'],
    ]);
    expect(lines[0]?.part?.parent?.parent).toBe(lines[3]?.part?.parent?.parent?.parent);
  });

  test('boxes are ticked where they are, and bullets are bullets', () => {
    const items: SheetItem[] = [
      { blocks: [paragraph('a')], checked: true },
      { blocks: [paragraph('b')], checked: false },
    ];
    const kinds = (block: SheetBlock) =>
      blockRows(setter, [block], LOOK)
        .filter(({ items: { length } }) => length > 0)
        .map((row) => row.items.map(({ kind }) => kind));
    expect(kinds(list('check', items))).toEqual([
      ['rect', 'path', 'line'],
      ['rect', 'line'],
    ]);
    expect(kinds(list('bullet', items))).toEqual([
      ['rect', 'line'],
      ['rect', 'line'],
    ]);
  });

  test('marks lie in the row of their words and before these, whichever way they run', () => {
    for (const word of ['word', 'كلمة'])
      for (const kind of ['bullet', 'check'] as const) {
        const [row] = blockRows(
          setter,
          [list(kind, [{ blocks: [paragraph(word)], checked: true }])],
          LOOK,
        );
        const [left, right] = ends(linesIn([row!])[0]!);
        for (const item of row!.items)
          if (item.kind === 'rect') {
            expect(item.width).toBe(item.height);
            expect(item.width).toBeGreaterThan(3);
            expect(item.y).toBeGreaterThan(0);
            expect(item.y + item.height).toBeLessThan(row!.height);
            if (word === 'word') expect(item.x + item.width).toBeLessThan(left);
            else expect(item.x).toBeGreaterThan(right);
          }
        const [box, tick] = row!.items;
        if (kind === 'check') expect(tick).toMatchObject({ x: box!.x, y: box!.y });
      }
  });

  test('an item without words has its label all the same', () => {
    const rows = blockRows(setter, [list('ordered', [{ blocks: [] }, 'b'])], LOOK);
    expect(said(rows)).toEqual(['1.', '2.', 'b']);
    expect(rows[0]?.height).toBeCloseTo(13.8);
  });
});

describe('numbers of a list', () => {
  test.each([
    ['from 1', undefined, 'word', 3],
    ['beyond a hundred', 120, 'word', 3],
    ['of nine digits', 999_999_990, 'word', 3],
    ['from right to left', 120, 'كلمة', 3],
    ['of nine digits from right to left', 999_999_990, 'كلمة', 3],
  ])('stand beside the words and within the text: %s', (_name, start, word, count) => {
    const rows = blockRows(
      setter,
      [
        list(
          'ordered',
          Array.from({ length: count }, () => `${word} `.repeat(40)),
          start,
        ),
      ],
      LOOK,
    );
    const lines = linesIn(rows);
    const labels = lines.filter(({ part }) => part?.role === 'Lbl');
    expect(labels.map(wordsOf)).toEqual(
      Array.from({ length: count }, (_, index) => `${(start ?? 1) + index}.`),
    );
    const body = lines.filter(({ part }) => part?.role === 'P').map(ends);
    const [from, to] = [Math.min(...body.map(([a]) => a)), Math.max(...body.map(([, b]) => b))];
    for (const [left, right] of labels.map(ends)) {
      expect(left).toBeGreaterThanOrEqual(-1);
      expect(right).toBeLessThanOrEqual(WIDTH + 1);
      if (word === 'word') expect(right).toBeLessThan(from);
      else expect(left).toBeGreaterThan(to);
    }
  });

  test('a list of its own inside an empty item does not turn that round', () => {
    const inner = list('ordered', ['deep']);
    const [row] = blockRows(setter, [list('bullet', [{ blocks: [paragraph(''), inner] }])], LOOK);
    const bullet = row?.items.find(({ kind }) => kind === 'rect');
    expect(bullet?.x).toBeLessThan(20);
  });

  test('lists in lists stand farther in, and as deep as a sheet may be their words have room', () => {
    const nested = (depth: number): SheetBlock =>
      depth === 0
        ? paragraph('Words that are deep inside of many lists')
        : list('bullet', [{ blocks: [nested(depth - 1)] }]);
    const leftOf = (depth: number, width = WIDTH): number =>
      Math.min(
        ...linesIn(blockRows(setter, [nested(depth)], { width, size: 14 })).map(({ x }) => x),
      );
    expect([leftOf(1), leftOf(2), leftOf(3)]).toEqual([21, 42, 63]);
    for (const width of [WIDTH, 150]) {
      expect(leftOf(12, width)).toBeLessThanOrEqual(width * 0.6);
      for (const line of linesIn(blockRows(setter, [nested(12)], { width, size: 14 })))
        expect(ends(line)[1]).toBeLessThanOrEqual(width);
    }
  });
});

describe('a note in a list', () => {
  const note = (by?: string) => ({
    text: 'Clean the river',
    color: 'pink' as const,
    ...(by === undefined ? {} : { by }),
  });

  test.each([
    [undefined, '', []],
    ['Mere', '', ['Mere']],
    [undefined, 'group: Water', ['group: Water']],
    ['Mere', 'group: Water', ['Mere · group: Water']],
    ['', 'group: Water', ['group: Water']],
  ])('by %j, %j: says %j below its words', (by, after, tail) => {
    const rows = noteRows(setter, note(by), '#ffffff', after, WIDTH);
    expect(said(rows)).toEqual(['Clean the river', ...tail]);
    // Its paper and its words stay on one page.
    expect(rows[0]?.keepWithNext).toBe(tail.length > 0);
    const [paper, mark] = rows[0]?.items ?? [];
    expect(paper).toMatchObject({ kind: 'rect', x: 0, width: 15, fill: '#ffffff' });
    // Its mark is in the middle of it.
    expect(mark).toMatchObject({ kind: 'path', x: 7.5, y: 8 });
    expect(linesIn(rows).every(({ x }) => x === 24)).toBe(true);
  });

  test('without words there is nothing to show', () => {
    expect(noteRows(setter, { text: '', color: 'pink' }, '#ffffff', '', WIDTH)).toEqual([]);
  });

  test('of many lines may go on over pages behind its second', () => {
    const rows = noteRows(setter, { ...note(), text: 'word '.repeat(200) }, '#fff', '', WIDTH);
    expect(rows.length).toBeGreaterThan(8);
    expect(rows.filter(({ keepWithNext }) => keepWithNext)).toHaveLength(1);
  });
});

test('a rule has room above and below', () => {
  expect(ruleRow(50, { before: 3, after: 4, lineWidth: 2, ink: '#123456' })).toEqual({
    height: 7,
    items: [{ kind: 'rect', x: 0, y: 3, width: 50, height: 2, fill: '#123456' }],
  });
  expect(heightOf([ruleRow(50)])).toBe(16);
});
