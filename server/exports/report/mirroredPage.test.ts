import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tableId, testMeeting } from '../../../shared/exchange/testMeeting.ts';
import { layReport } from '../reportPdf.ts';
import { mirroredPage } from './mirroredPage.ts';
import type { Page, PageItem, Row } from './pageItems.ts';
import { MARGIN } from './reportLook.ts';
import { blockRows, textRows } from './rows.ts';
import { TextSetter } from './setText.ts';
import { ENGLISH } from '../../../locales/englishWords.ts';

type Line = Extract<PageItem, { kind: 'line' }>;
const linesOf = (items: readonly PageItem[]): Line[] =>
  items.flatMap((item) => (item.kind === 'line' ? [item] : []));
const wordsOf = ({ line }: Line): string => line.pieces.map(({ text }) => text).join('');
/** Left and right end on the paper, points. */
const ends = ({ x, align, size, line }: Line): [number, number] => {
  const left = align === 'left' ? x : align === 'right' ? x - line.width * size : 0;
  return [left, left + line.width * size];
};
const pageOf = (rows: readonly Row[], width: number): Page => ({
  width,
  height: 800,
  items: rows.flatMap(({ items }) => items),
});

describe('a page from right to left', () => {
  test('has each thing as far from the right as it was from the left', () => {
    const { line } = linesOf(textRows(new TextSetter(), 'words', { width: 100 })[0]!.items)[0]!;
    const words = { kind: 'line', y: 0, size: 10, ink: '#000000', line } as const;
    const { items } = mirroredPage({
      width: 300,
      height: 100,
      items: [
        { ...words, x: 20, align: 'left' },
        { ...words, x: 290, align: 'right' },
        { ...words, x: 100, align: 'centre' },
        { kind: 'rect', x: 10, y: 0, width: 50, height: 5, fill: '#000000' },
        { kind: 'path', x: 10, y: 0, width: 34, d: 'M0 0H34' },
        { kind: 'path', x: 10, y: 0, d: 'M0 0V34' },
        { kind: 'goto', x: 0, y: 0, width: 300, height: 5, target: 'there' },
        { kind: 'rect', x: 10, y: 0, width: 50, height: 5, fixed: true },
      ],
    });
    expect(items.map((item) => [item.x, item.kind === 'line' ? item.align : ''])).toEqual([
      [280, 'right'],
      [10, 'left'],
      [200, 'centre'],
      [240, ''],
      [256, ''],
      [290, ''],
      [0, ''],
      [10, ''],
    ]);
  });

  test('twice is as it was', () => {
    const item = fc.record({
      kind: fc.constantFrom('rect' as const, 'goto' as const),
      x: fc.integer({ min: 0, max: 500 }),
      width: fc.integer({ min: 0, max: 90 }),
      fixed: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(item, { maxLength: 8 }),
        fc.integer({ min: 1, max: 900 }),
        (of, width) => {
          const items = of.map((each): PageItem => ({ ...each, y: 0, height: 1, target: '' }));
          const page = { width, height: 1, items };
          expect(mirroredPage(mirroredPage(page))).toEqual(page);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('words in a document from right to left', () => {
  const setter = new TextSetter({ rightToLeft: true });
  const set = (rows: readonly Row[]): Page => mirroredPage(pageOf(rows, 300));

  test('start on their own side, and what has no direction on the document’s', () => {
    const at = (words: string): [number, number] =>
      ends(linesOf(set(textRows(setter, words, { width: 300, indent: 40 })).items)[0]!);
    expect(at('נהרות נקיים')[1]).toBe(260);
    expect(at('Clean rivers')[0]).toBe(40);
    expect(at('+972 4 123-4567')[1]).toBe(260);
    expect(at('2026 – 2031')[1]).toBe(260);
  });

  test('have bullets, numbers and checks before them, where they start', () => {
    for (const kind of ['bullet', 'ordered', 'check'] as const) {
      const item = (text: string, checked = false) => ({
        checked,
        blocks: [{ type: 'paragraph' as const, text: [{ text }] }],
      });
      const rows = blockRows(
        setter,
        [{ type: 'list', kind, items: [item('נהרות', true), item('Rivers')] }],
        { width: 300 },
      );
      const [hebrew = [], english = []] = rows
        .map((row) => set([row]).items)
        .filter((items) => items.length > 0);
      const split = (
        items: readonly PageItem[],
      ): { mark: PageItem[]; words: [number, number] } => ({
        mark: items.filter(({ part }) => part?.role === 'Lbl'),
        words: ends(linesOf(items.filter(({ part }) => part?.role !== 'Lbl'))[0]!),
      });
      const [right, left] = [split(hebrew), split(english)];
      expect(right.mark.length, kind).toBeGreaterThan(0);
      for (const mark of right.mark)
        expect(mark.kind === 'line' ? ends(mark)[0] : mark.x, kind).toBeGreaterThan(right.words[1]);
      for (const mark of left.mark)
        expect(
          mark.kind === 'line' ? ends(mark)[1] : mark.x + (mark.width ?? 0),
          kind,
        ).toBeLessThan(left.words[0]);
    }
  });
});

describe('the report of a meeting in a language from right to left', () => {
  const lay = (language: 'en' | 'ar-XB'): Promise<Page[]> => {
    const content = testMeeting({
      tables: ['נחלים ומים: Rivers (2026)', 'المياه 3', 'Homes for all'],
      connections: 3,
    });
    const session = { ...content.session, language };
    return layReport({ ...content, session }, { contacts: true }, ENGLISH);
  };

  test('has its foot, its columns and its contents from the right, and the room as everybody sees it', async () => {
    const [pages, plain] = [await lay('ar-XB'), await lay('en')];
    expect(pages.map(({ anchor }) => anchor)).toEqual(plain.map(({ anchor }) => anchor));
    for (const page of pages) {
      const feet = linesOf(page.items).filter(({ y }) => y === page.height - 30);
      expect(feet.map(ends).map(([left, right]) => [left, right])).toEqual([
        [expect.any(Number), page.width - MARGIN],
        [MARGIN, expect.any(Number)],
      ]);
      for (const [left, right] of linesOf(page.items).map(ends)) {
        expect(left).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(page.width);
      }
    }
    const numberOn = (page: Page | undefined): number =>
      Math.max(
        ...linesOf(page?.items ?? []).flatMap((line) => (line.size > 60 ? ends(line)[1] : [])),
      );
    expect(numberOn(pages.find(({ anchor }) => anchor === tableId(1)))).toBeGreaterThan(500);
    const room = (of: readonly Page[]): unknown[] =>
      (of.find(({ anchor }) => anchor === 'connections')?.items ?? []).flatMap((item) =>
        item.fixed ? [[item.kind, item.x, item.y]] : [],
      );
    expect(room(pages).length).toBeGreaterThan(6);
    expect(room(pages)).toEqual(room(plain));
  });

  test('says the same words, the poster’s first column at the right', async () => {
    const [pages, plain] = [await lay('ar-XB'), await lay('en')];
    const said = (of: readonly Page[]): string[][] =>
      of.map(({ items }) =>
        linesOf(items).map((line) => wordsOf(line).split(/\s+/).sort().join(' ')),
      );
    expect(said(pages)).toEqual(said(plain));
    const poster = pages.find(({ anchor }) => anchor === tableId(1));
    const heads = linesOf(poster?.items ?? []).filter(({ part }) => part?.role === 'H4');
    expect(heads.length).toBeGreaterThan(1);
    expect(ends(heads[0]!)[0]).toBeGreaterThan(ends(heads.at(-1)!)[0]);
  });
});
