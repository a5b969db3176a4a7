import { viewWall } from './wallView.ts';
import { describe, expect, test } from 'vitest';
import type { Cluster, Placement, Point } from '../../../shared/model/arrangement.ts';
import type { Note } from '../../../shared/model/note.ts';
import type { PageItem, Part } from '../report/pageItems.ts';
import type { WallPicture } from './composeWall.ts';
import { isReadable, READABLE_NOTE_PX, wallPage } from './wallPage.ts';
import { ENGLISH } from '../../../locales/englishWords.ts';

const notesOf = (texts: readonly string[]): Record<string, Note> =>
  Object.fromEntries(
    texts.map((text, seq) => [`n${seq}`, { text, color: 'pink', at: 0, seq } as const]),
  );
const group = (name: string, pos: Point, more: Partial<Cluster> = {}): Cluster => ({
  name,
  color: 'blue',
  pos,
  ...more,
});
const picture = (parts: Partial<WallPicture> = {}): WallPicture => ({
  words: ENGLISH,
  title: 'Hui',
  notes: {},
  clusters: {},
  placements: {},
  ...parts,
});
type Line = Extract<PageItem, { kind: 'line' }>;

function draw(of: WallPicture, unit = 1, hasWords = true) {
  const view = viewWall(of);
  const { page, spelledOut } = wallPage(of, view, unit, hasWords);
  const lines = page.items.flatMap((item) => (item.kind === 'line' ? [item] : []));
  const wordsOf = ({ line }: Line): string => line.pieces.map(({ text }) => text).join('');
  return {
    view,
    page,
    spelledOut,
    said: lines.map(wordsOf),
    line: (words: string) => lines.find((each) => wordsOf(each) === words),
    lines,
  };
}
const right = ({ x, size, line, align }: Line): number =>
  align === 'right' ? x : align === 'centre' ? x + (line.width * size) / 2 : x + line.width * size;
const left = (line: Line): number => right(line) - line.line.width * line.size;

/** A group with so many notes in rows. */
const grouped = (name: string, count: number, more: Partial<Cluster> = {}): WallPicture =>
  picture({
    notes: notesOf(Array.from({ length: count }, (_, at) => `Note ${at}`)),
    clusters: { a: group(name, [0, -1_000], more) },
    placements: Object.fromEntries(
      Array.from({ length: count }, (_, at): [string, Placement] => [
        `n${at}`,
        { cluster: 'a', pos: [12 + (at % 2) * 192, 96 + Math.floor(at / 2) * 172] },
      ]),
    ),
  });

describe('the wall as a page', () => {
  test('without anything on it has its title and says so', () => {
    const { said, page } = draw(picture());
    expect(said).toEqual(['Hui', '0 notes']);
    expect([page.width, page.height].every((side) => side > 500)).toBe(true);
  });

  test.each([
    [1, '1 note'],
    [2, '2 notes'],
  ])('of %i notes says %s', (count, words) => {
    expect(
      draw(picture({ notes: notesOf(Array.from({ length: count }, () => 'x')) })).said,
    ).toContain(words);
  });

  test('is the same at any size, in its own units', () => {
    const of = grouped('Water', 5);
    const [one, two] = [draw(of, 1), draw(of, 2)];
    expect(two.page.width).toBeCloseTo(2 * one.page.width);
    expect(two.page.height).toBeCloseTo(2 * one.page.height);
    expect(two.said).toEqual(one.said);
    for (const [index, item] of one.page.items.entries()) {
      const other = two.page.items[index]!;
      expect([other.x, other.y]).toEqual([item.x * 2, item.y * 2]);
      if (item.kind === 'line' && other.kind === 'line') expect(other.size).toBe(item.size * 2);
      if (item.kind === 'rect' && other.kind === 'rect')
        expect([other.width, other.radius ?? 0, other.lineWidth ?? 0]).toEqual([
          item.width * 2,
          2 * (item.radius ?? 0),
          2 * (item.lineWidth ?? 0),
        ]);
      if (item.kind === 'path' && other.kind === 'path')
        expect([other.lineWidth ?? 0, other.dash]).toEqual([
          2 * (item.lineWidth ?? 0),
          item.dash?.map((each) => each * 2),
        ]);
    }
  });

  test('leaves the words of notes away where nobody could read them, and nothing else', () => {
    const of = grouped('Water', 2);
    const [all, none] = [draw(of), draw(of, 1, false)];
    expect(all.said.filter((words) => !none.said.includes(words))).toEqual(['Note 0', 'Note 1']);
    const papers = ({ page }: typeof all): number =>
      page.items.filter(({ kind }) => kind === 'rect').length;
    expect(papers(none)).toBe(papers(all));
    expect([
      isReadable(READABLE_NOTE_PX / 160),
      isReadable(READABLE_NOTE_PX / 160 - 0.001),
    ]).toEqual([true, false]);
  });

  test('a title of any length leaves room for the count beside it', () => {
    for (const title of ['W'.repeat(120), 'م'.repeat(120), 'a'])
      for (const notes of [notesOf(['x']), notesOf(Array.from({ length: 40 }, () => 'x'))]) {
        const { lines, page } = draw(picture({ title, notes }));
        const [head, count] = lines as [Line, Line];
        expect(right(head)).toBeLessThan(left(count));
        expect(right(count)).toBeLessThanOrEqual(page.width);
        // Above all else, and on the page; the count is smaller than the title.
        expect(head.y - head.size * 0.7).toBeGreaterThan(40);
        expect(count.size).toBeCloseTo(head.size * 0.6);
        for (const item of page.items.slice(1))
          if (item !== head && item !== count) expect(item.y).toBeGreaterThan(head.y + 20);
      }
  });

  test('says of letters that no font has that they are spelled out', () => {
    expect(draw(picture({ notes: notesOf(['\u13a0']) })).spelledOut).toBe(true);
    expect(draw(picture({ notes: notesOf(['a']) })).spelledOut).toBe(false);
  });
});

describe('a group', () => {
  const headOf = (of: WallPicture) => {
    const { lines } = draw(of);
    const heading = lines.filter(({ part }) => part?.role === 'H2');
    const count = lines.find(
      ({ line, size }) =>
        size === 36 && line.pieces[0]?.text === String(Object.keys(of.notes).length),
    );
    return { heading, count: count! };
  };

  test('without a name says so, and is a heading by its number', () => {
    const { said, lines } = draw(grouped('', 1));
    expect(said).toContain('No name yet');
    const parts = new Set(lines.flatMap(({ part }) => part?.words ?? []));
    expect([...parts]).toEqual(['Hui', 'Group 1']);
  });

  test.each([
    ['a short one in one line, as large as may be', 'Water', 1, 48],
    [
      'a longer one in two smaller lines',
      'Rivers, lakes and wetlands for us and for our children too',
      2,
      null,
    ],
    ['the longest, of words', `${'word '.repeat(15)}w`, 2, null],
    ['the longest, of one word', 'W'.repeat(80), 2, 26],
    ['the longest from right to left', 'ش'.repeat(80), 2, null],
  ])(
    'has its name whole or cut, beside its number and before its count: %s',
    (_rule, name, lines, size) => {
      const { heading, count } = headOf(grouped(name, 4));
      expect(heading).toHaveLength(lines);
      if (size !== null) expect(heading[0]?.size).toBe(size);
      const { view } = draw(grouped(name, 4));
      const [cluster] = view.wall.clusters;
      for (const line of heading) {
        expect(left(line)).toBeGreaterThanOrEqual(cluster!.rect.x - view.view.x + 95.9);
        expect(right(line)).toBeLessThan(left(count));
      }
      expect(right(count)).toBeLessThan(cluster!.rect.x - view.view.x + cluster!.rect.width);
    },
  );

  test('that is piled shows what lies below its top note, and how many there are', () => {
    const piled = grouped('Water', 5, { collapsed: true });
    const { said, page, line } = draw(piled);
    expect(said).toContain('piled');
    expect(said.filter((words) => words === '5')).toHaveLength(2);
    expect(said).toContain('Note 0');
    expect(said).not.toContain('Note 1');
    // The top paper, its shadow's, and two below it.
    const papers = page.items.filter((item) => item.kind === 'rect' && item.width === 180);
    expect(papers).toHaveLength(3);
    const [second, third, top] = papers;
    expect([second!.x - top!.x, second!.y - top!.y]).toEqual([10, 10]);
    expect([third!.x - top!.x, third!.y - top!.y]).toEqual([5, 5]);
    // Its number is in its box.
    const box = page.items.find((item) => item.kind === 'rect' && item.width === 60);
    const number = line('1');
    expect(number?.align).toBe('centre');
    expect(number!.x - box!.x).toBe(30);
    expect(number!.y - box!.y).toBeGreaterThan(35);
    expect(number!.y - box!.y).toBeLessThan(55);
  });
});

describe('what is beside groups', () => {
  test('stands below a line that says how many there are', () => {
    const { said, page, view } = draw(picture({ notes: notesOf(['a', 'b', 'c']) }));
    expect(said).toEqual(expect.arrayContaining(['Not yet grouped', '3']));
    const dashes = page.items.filter((item) => item.kind === 'path' && item.dash);
    expect(dashes.map(({ x, y }) => [x, y])).toEqual([[0, -84 - view.view.y]]);
    expect(draw(grouped('Water', 1)).said).not.toContain('Not yet grouped');
  });

  test('each note’s words are one part, on its paper', () => {
    const text = 'Clean rivers for all of us and for everybody who lives downstream of here';
    const { lines, page } = draw(picture({ notes: notesOf([text]) }));
    const words = lines.filter(({ part }) => part?.role === 'P');
    expect(words.length).toBeGreaterThan(2);
    expect(new Set(words.map(({ part }) => part as Part)).size).toBe(1);
    const papers = page.items.flatMap((item) =>
      item.kind === 'rect' && item.width === 180 && item.stroke ? [item] : [],
    );
    expect(papers).toHaveLength(1);
    const [paper] = papers;
    for (const [index, line] of words.entries()) {
      expect(left(line)).toBeGreaterThanOrEqual(paper!.x + 13 - 1e-6);
      expect(right(line)).toBeLessThanOrEqual(paper!.x + 180 - 12);
      // Its capitals' tops, and its foot above the mark.
      expect(line.y - line.size * 0.7).toBeGreaterThan(paper!.y + 10);
      expect(line.y).toBeLessThan(paper!.y + 160 - 13);
      if (index > 0) expect((line.y - words[index - 1]!.y) / line.size).toBeCloseTo(1.2);
    }
    const mark = page.items.find((item) => item.kind === 'path' && item.fill && !item.stroke);
    expect([mark!.x - paper!.x, mark!.y - paper!.y]).toEqual([166, 147]);
  });

  test('words are no larger on one note than on a wall of them looks good', () => {
    const long = 'word '.repeat(60);
    const alone = draw(picture({ notes: notesOf(['Hi']) })).line('Hi')!.size;
    const among = draw(
      picture({ notes: notesOf(['Hi', ...Array.from({ length: 20 }, () => long)]) }),
    );
    expect(among.line('Hi')!.size).toBeLessThan(alone);
  });
});
