import { describe, expect, test } from 'vitest';
import type { MeetingContent, RosterRow } from '../../../shared/exchange/meetingContent.ts';
import { tableId, testMeeting, type TestMeeting } from '../../../shared/exchange/testMeeting.ts';
import type { SheetBlock } from '../../../shared/model/sheet.ts';
import type { PosterView } from '../../../shared/protocol/tables.ts';
import { A4, type PageItem } from './pageItems.ts';
import { sectionHead } from './posterColumns.ts';
import { posterPage } from './posterPage.ts';
import { MARGIN } from './reportLook.ts';
import { TextSetter } from './setText.ts';

type Line = Extract<PageItem, { kind: 'line' }>;
const wordsOf = ({ line }: Line): string => line.pieces.map(({ text }) => text).join('');
const paragraph = (text: string): SheetBlock => ({ type: 'paragraph', text: [{ text }] });

/** The first table's poster, with what is said otherwise. */
function poster(
  meeting: TestMeeting = {},
  more: Partial<PosterView> = {},
  change: (content: MeetingContent) => Partial<MeetingContent> = () => ({}),
) {
  const plain = testMeeting({ tables: ['Water'], ...meeting });
  const content = { ...plain, ...change(plain) };
  const laid = posterPage(new TextSetter(), content, { ...content.posters[0]!, ...more });
  const lines = laid.page.items.flatMap((item) => (item.kind === 'line' ? [item] : []));
  return { ...laid, lines, said: lines.map(wordsOf) };
}

/** Pairs of lines that are printed over each other. */
function overlaps(lines: readonly Line[]): string[] {
  const boxes = lines
    .filter(({ line }) => line.pieces.length > 0)
    .map((item) => {
      const width = item.line.width * item.size;
      const left = item.align === 'right' ? item.x - width : item.x;
      return { words: wordsOf(item), left, right: left + width, y: item.y, size: item.size };
    });
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (b) =>
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
          // From the base line up to the capitals' tops.
          Math.min(a.y, b.y) - Math.max(a.y - a.size * 0.7, b.y - b.size * 0.7) > 1,
      )
      .map((b) => `${a.words} | ${b.words}`),
  );
}
const beyond = (lines: readonly Line[]): string[] =>
  lines
    .filter(
      ({ x, y, size, align, line }) =>
        (align === 'right' ? x - line.width * size : x) < MARGIN - 4 ||
        (align === 'right' ? x : x + line.width * size) > A4.width - MARGIN + 1 ||
        y > A4.height - MARGIN ||
        y < MARGIN,
    )
    .map(wordsOf);

const people = (count: number, kind: 'activator' | 'supporter' | 'observer'): RosterRow[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `Person ${index}`,
    table: null,
    duties: [],
    commitments: [{ tableId: tableId(1), kind }],
  }));

describe('a poster', () => {
  test('leads to itself, and its number and name are one heading', () => {
    const { page, lines } = poster({}, { number: 7 });
    expect(page.anchor).toBe(tableId(1));
    const heads = lines.filter(({ part }) => part?.role === 'H2');
    expect(heads.map(wordsOf)).toEqual(['7', 'Water']);
    expect(new Set(heads.map(({ part }) => part)).size).toBe(1);
    expect(heads[0]?.part?.words).toBe('7 Water');
  });

  test('has a long name in lines close below each other', () => {
    const { lines } = poster({ tables: ['Rivers, soil and sea, and all that lives in them'] });
    const [, ...name] = lines.filter(({ part }) => part?.role === 'H2');
    expect(name.length).toBeGreaterThan(1);
    for (const [index, { y, size }] of name.entries())
      if (index > 0) expect((y - name[index - 1]!.y) / size).toBeCloseTo(1.08);
  });

  test('without a name, words, notes or people says so', () => {
    const { said, sheetIsWhole, wholeNotes } = poster(
      { sections: [], sentence: '', notes: [[]], roster: [] },
      { name: ' ', again: null, mightJoin: 0, host: undefined as never },
    );
    expect(said).toEqual([
      '1',
      'No name yet',
      'Nobody has said yet who takes this on.',
      'Nothing is on the sheet yet.',
    ]);
    expect(sheetIsWhole).toBe(true);
    expect(wholeNotes.size).toBe(0);
  });

  test.each([
    [{ again: 'no' }, 'Another session: no'],
    [{ again: null, mightJoin: 3 }, '3 might join'],
    [{ again: null, mightJoin: 0, host: 'Ana' }, 'Ana stayed with the poster'],
    [
      { again: 'yes', mightJoin: 1, host: 'Ana' },
      'Another session: yes · 1 might join · Ana stayed with the poster',
    ],
  ] as const)('says %j as %j', (more, words) => {
    const { said } = poster({ roster: [] }, { host: undefined as never, ...more });
    expect(said).toContain(words);
    expect(said).not.toContain('Nobody has said yet who takes this on.');
  });

  test('of a table that was closed says that', () => {
    expect(poster({}, { closed: true }).said).toContain('This table was closed.');
    expect(poster().said).not.toContain('This table was closed.');
  });

  test('names who takes it on by kind; one is one', () => {
    const { said } = poster({
      roster: [
        ...people(2, 'activator'),
        ...people(1, 'supporter'),
        { ...people(1, 'observer')[0]!, name: ' ' },
      ],
    });
    expect(said).toContain('2 activators: Person 0 and Person 1');
    expect(said).toContain('1 supporter: Person 0');
    // Nobody's name is shown of those who have none.
    expect(said).toContain('1 observer');
  });

  test('of hundreds of people names three lines’ worth, and says where all are', () => {
    const { said, lines } = poster({
      roster: [...people(400, 'activator'), ...people(300, 'observer')],
    });
    for (const words of [
      '… all 400 under “Who does what next”',
      '… all 300 under “Who does what next”',
    ])
      expect(said).toContain(words);
    expect(overlaps(lines)).toEqual([]);
    expect(beyond(lines)).toEqual([]);
    const few = poster({ roster: people(20, 'activator') });
    expect(few.said.join(' ')).toContain('Person 19');
    expect(few.said.join(' ')).not.toContain('… all');
  });

  test.each([
    ['all of it as wide as it may be', 'W', 80, 200],
    ['from right to left', 'ش', 80, 200],
    ['Han', '水', 80, 200],
    ['one word of the longest', 'm', 80, 200],
    ['next to nothing', '.', 1, 1],
  ])('has nothing over anything else, or over its edge: %s', (_name, letter, name, sentence) => {
    const { lines, page } = poster(
      {
        tables: [letter.repeat(name)],
        sentence: letter.repeat(sentence),
        roster: [...people(90, 'activator'), ...people(90, 'supporter'), ...people(90, 'observer')],
        sections: [{ question: letter.repeat(200), blocks: [paragraph(letter.repeat(5_000))] }],
      },
      {
        closed: true,
        host: letter.repeat(60),
        mightJoin: 900,
        number: 100,
        notes: Array.from({ length: 6 }, (_, at) => ({
          id: `n${at}`,
          text: letter.repeat(500),
          color: 'pink',
        })),
      },
    );
    expect(overlaps(lines)).toEqual([]);
    expect(beyond(lines)).toEqual([]);
    for (const item of page.items)
      if (item.kind === 'rect') {
        expect(item.x + item.width).toBeLessThanOrEqual(page.width);
        expect(item.y + item.height).toBeLessThanOrEqual(page.height);
      }
  });
});

describe('the sheet on a poster', () => {
  const sizesOf = (lines: readonly Line[], word: string): number[] =>
    lines.filter((line) => wordsOf(line).includes(word)).map(({ size }) => size);
  const sheet = (paragraphs: number) => [
    {
      question: 'Why?',
      blocks: Array.from({ length: paragraphs }, (_, at) => paragraph(`Answer number ${at}`)),
    },
  ];

  test('is as large as there is room for, and whole while it has room at the smallest', () => {
    const few = poster({ sections: sheet(3), notes: [[]] });
    expect(sizesOf(few.lines, 'Answer')).toEqual([14.5, 14.5, 14.5]);
    const more = poster({ sections: sheet(44), notes: [[]] });
    expect(new Set(sizesOf(more.lines, 'Answer'))).not.toContain(14.5);
    expect(more.sheetIsWhole).toBe(true);
    expect(sizesOf(more.lines, 'Answer')).toHaveLength(44);
  });

  test('that has no room ends in a word of where it goes on, below what is there', () => {
    const { lines, said, sheetIsWhole } = poster({ sections: sheet(200), notes: [[]] });
    expect(sheetIsWhole).toBe(false);
    const shown = said.filter((words) => words.startsWith('Answer'));
    expect(shown).toEqual(shown.map((_, at) => `Answer number ${at}`));
    const at = lines.find((line) => wordsOf(line) === '… more behind the posters');
    const last = lines.find((line) => wordsOf(line) === shown.at(-1));
    expect(at?.x).toBe(last?.x);
    expect(at?.y).toBeGreaterThan(last?.y ?? Infinity);
    expect(overlaps(lines)).toEqual([]);
  });

  test('is divided at a question, the longer part never much longer than the other', () => {
    const { lines } = poster({
      notes: [[]],
      sections: ['One?', 'Two?', 'Three?', 'Four?'].map((question) => ({
        question,
        blocks: [paragraph('Words')],
      })),
    });
    const left = (word: string): number | undefined =>
      lines.find((line) => wordsOf(line) === word)?.x;
    expect(left('Two?')).toBe(MARGIN);
    expect(left('Three?')).toBeGreaterThan(A4.width / 2);
    expect(left('Four?')).toBe(left('Three?'));
  });

  test('shows no question that nobody answered, and no head where a question has no words', () => {
    const { said } = poster({
      sections: [
        { question: 'Open?', blocks: [] },
        { question: ' ', blocks: [paragraph('An answer')] },
      ],
    });
    expect(said).toContain('An answer');
    expect(said).not.toContain('Open?');
    expect(sectionHead(new TextSetter(), ' ', { width: 100 })).toEqual([]);
  });
});

describe('notes on a poster', () => {
  test('are whole where all their words are on them; others say where theirs are', () => {
    const long = 'word '.repeat(100).trim();
    const { wholeNotes, said, page } = poster({ notes: [['Short', long]] });
    expect(wholeNotes.size).toBe(1);
    expect(said.filter((words) => words === '… whole behind the posters')).toHaveLength(1);
    // Four beside each other.
    const papers = page.items.filter(
      (item) => item.kind === 'rect' && item.stroke === '#c9ccc6',
    ) as Extract<PageItem, { kind: 'rect' }>[];
    expect(new Set(papers.map(({ y }) => y)).size).toBe(1);
    expect(papers[1]!.x - papers[0]!.x - papers[0]!.width).toBeCloseTo(9);
    expect(4 * papers[0]!.width + 3 * 9).toBeCloseTo(A4.width - 2 * MARGIN);
  });

  test('of five or six there are three in a row', () => {
    const content = testMeeting({ tables: ['Water'], notes: [['1', '2', '3', '4', '5']] });
    const all = Object.entries(content.notes).slice(0, 5);
    const { page } = poster(
      { notes: [['1', '2', '3', '4', '5']] },
      { notes: all.map(([id, { text, color }]) => ({ id, text, color })) },
    );
    const papers = page.items.filter((item) => item.kind === 'rect' && item.stroke === '#c9ccc6');
    expect(papers.map(({ y }) => y === papers[0]?.y)).toEqual([true, true, true, false, false]);
    expect(papers[3]?.x).toBe(papers[0]?.x);
  });
});

describe('a poster as its people want it set', () => {
  const sections = [
    { question: 'Why?', id: '7-1', blocks: [paragraph('Because it is ours.')] },
    { question: 'Who?', id: '7-2', blocks: [paragraph('All of us.')] },
    { question: 'When?', id: '7-3', blocks: [] },
  ];
  const set = (look: PosterView['look'], more: Partial<PosterView> = {}) =>
    poster({}, { sections, sentence: 'Clear water.', ...(look ? { look } : {}), ...more });
  const sizeOf = (lines: readonly Line[], words: string): number =>
    lines.find((line) => wordsOf(line).startsWith(words))?.size ?? 0;
  const topOf = (lines: readonly Line[], words: string): number =>
    lines.find((line) => wordsOf(line).startsWith(words))?.y ?? 0;
  const note = testMeeting({ tables: ['Water'] }).posters[0]?.notes[0]?.text.split(' ')[0] ?? '';

  test('sets one sentence large, and once', () => {
    const { lines, said, sheetIsWhole } = set({ layout: 'sentence' });
    expect(said.filter((words) => words.startsWith('Clear'))).toHaveLength(1);
    expect(sizeOf(lines, 'Clear')).toBeGreaterThan(2 * sizeOf(lines, 'Because'));
    expect(sizeOf(lines, 'Clear')).toBeGreaterThan(sizeOf(lines, 'Water'));
    expect(sheetIsWhole).toBe(true);
    expect([overlaps(lines), beyond(lines)]).toEqual([[], []]);
  });

  test('sets the chosen answer large, under its question, and the sentence where it always is', () => {
    const { lines, said } = set({ layout: 'sentence', lead: '7-2' });
    expect(sizeOf(lines, 'All of us')).toBeGreaterThan(2 * sizeOf(lines, 'Because'));
    expect(topOf(lines, 'Who?')).toBeLessThan(topOf(lines, 'All of us'));
    expect(said).toContain('Clear water.');
    expect([overlaps(lines), beyond(lines)]).toEqual([[], []]);
  });

  test('sets notes first, larger, above the answers', () => {
    const [plain, first] = [set(undefined), set({ layout: 'notes' })];
    expect(note).not.toBe('');
    expect(topOf(plain.lines, note)).toBeGreaterThan(topOf(plain.lines, 'Because'));
    expect(topOf(first.lines, note)).toBeLessThan(topOf(first.lines, 'Because'));
    expect(sizeOf(first.lines, note)).toBeGreaterThan(sizeOf(plain.lines, note));
    expect([overlaps(first.lines), beyond(first.lines)]).toEqual([[], []]);
  });

  test('what is left to the sheet is not on it, and comes after the posters', () => {
    const { said, sheetIsWhole } = set({ leftOut: ['7-1'] });
    expect(said.join(' ')).not.toContain('Because');
    expect(said.join(' ')).toContain('All of us');
    expect(sheetIsWhole).toBe(false);
    const none = set({ leftOut: ['7-1', '7-2'] });
    expect(none.said.join(' ')).not.toMatch(/All of us|Nothing is on the sheet/u);
    expect(topOf(none.lines, note)).toBeLessThan(A4.height / 2);
  });

  test('a layout of a newer version is as if nobody had chosen', () => {
    expect(set({ layout: 'mosaic' }).said).toEqual(set(undefined).said);
  });

  test.each(['sentence', 'notes'])(
    '%s: whatever is written, nothing lies on anything else',
    (layout) => {
      const long = 'word '.repeat(4_000);
      const lists = Array.from({ length: 12 }, (_, index) => ({
        question: `Question ${index} ${'and so on '.repeat(9)}`,
        id: `7-${index}`,
        blocks: [paragraph(index === 0 ? long : `أطفالنا يكبرون ${'مع الطبيعة '.repeat(30)}`)],
      }));
      const notes = Array.from({ length: 9 }, (_, index) => ({
        id: `${index}`,
        text: 'w'.repeat(500),
        color: 'blue' as const,
      }));
      const { lines, sheetIsWhole } = set(
        { layout, lead: '7-0' },
        { sections: lists, notes, sentence: 'w'.repeat(200), name: 'n'.repeat(80) },
      );
      expect(sheetIsWhole).toBe(false);
      expect([overlaps(lines), beyond(lines)]).toEqual([[], []]);
    },
  );
});
