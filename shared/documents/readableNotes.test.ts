import { expect, test } from 'vitest';
import type { WallState } from '../commands/wallState.ts';
import type { Note } from '../model/note.ts';
import { quotedWords, type SheetBlock, type SheetSection, type SheetText } from '../model/sheet.ts';
import { KeptWords, Looks, TAKEN_DOWN } from './keptWords.ts';
import { keptQuotes, quotesKnowing } from './readableNotes.ts';

const note = (text: string): Note => ({ text, color: 'blue', seq: 1, at: 0 });
const GONE = '00000000-0000-4000-8000-000000000001';
const STAYS = '00000000-0000-4000-8000-000000000002';
/** As much of a wall as is asked for here. */
function wallWith(live: Record<string, string>): WallState {
  const notes = new Map(
    Object.entries(live).map(([id, text]) => [id, { ...note(text), state: 'live' }]),
  );
  return {
    notes,
    people: new Map(),
    session: { settings: { names: 'anonymous' }, held: [] },
  } as unknown as WallState;
}
const read = (
  section: SheetSection,
  isMarked: boolean,
  gone = 'the weir at Ōtaki',
  stays = 'weir',
): SheetSection =>
  keptQuotes(
    wallWith({ [STAYS]: stays }),
    { [GONE]: note(gone), [STAYS]: note(stays) },
    isMarked,
  )(section);
const question = (words: string): SheetSection => ({ question: words, blocks: [] });

test.each([
  ['Who owns the weir at Ōtaki today?', `Who owns ${TAKEN_DOWN} today?`],
  ['the weir  at Ōtaki', TAKEN_DOWN],
  ['“the weir at Ōtaki”, the weir at Ōtaki', `“${TAKEN_DOWN}”, ${TAKEN_DOWN}`],
  ['Bathe the weir at Ōtakitown', 'Bathe the weir at Ōtakitown'],
  ['What is a weir?  Yes', 'What is a weir?  Yes'],
])('T2 an older snapshot’s question %j is read as %j once the note is gone', (kept, shown) => {
  expect(read(question(kept), false).question).toBe(shown);
});

test('T2 languages without spaces have a note’s words inside a question too', () => {
  expect(read(question('为什么水坝重要'), false, '水坝').question).toBe(`为什么${TAKEN_DOWN}重要`);
});

test('a question of a snapshot that marks its quotes is its writer’s own, whatever a note said', () => {
  expect(read(question('Who owns the weir at Ōtaki today?'), true).question).toBe(
    'Who owns the weir at Ōtaki today?',
  );
});

test.each([
  ['weir at Ōtaki', TAKEN_DOWN],
  ['See the weir at Ōtaki!', TAKEN_DOWN],
  ['weir', 'weir'],
  ['a bridge', 'a bridge'],
])(
  'T2 an older snapshot’s quote without an id, %j, in a nested list, is read as %j',
  (kept, shown) => {
    const quote: SheetBlock = { type: 'paragraph', text: [{ text: kept, note: 'blue' }] };
    const inLists: SheetBlock = {
      type: 'list',
      kind: 'check',
      items: [
        {
          checked: true,
          blocks: [{ type: 'list', kind: 'ordered', items: [{ blocks: [quote] }] }],
        },
      ],
    };
    expect(JSON.stringify(read({ question: '', blocks: [inLists] }, false).blocks)).toContain(
      `"text":${JSON.stringify(shown)}`,
    );
  },
);

test.each<[string, SheetText[], string[]]>([
  [
    'one after the other on two papers',
    [
      { text: 'the weir at Ōtaki', note: 'blue' },
      { text: 'a bridge', note: 'pink' },
    ],
    [TAKEN_DOWN, 'a bridge'],
  ],
  [
    'of which some is bold',
    [
      { text: 'the weir ', note: 'blue' },
      { text: 'at Ōtaki', note: 'blue', bold: true },
    ],
    [TAKEN_DOWN],
  ],
  [
    'behind one that says which note it is',
    [
      { text: 'weir', note: 'blue', quoteOf: STAYS },
      { text: 'the weir at Ōtaki', note: 'blue' },
    ],
    ['weir', TAKEN_DOWN],
  ],
  [
    'of a note that was never on this wall',
    [{ text: 'the weir at Ōtaki', note: 'blue', quoteOf: GONE }],
    [TAKEN_DOWN],
  ],
])('T2 a quote %s is read by itself', (_what, text, shown) => {
  const { blocks } = read({ question: '', blocks: [{ type: 'paragraph', text }] }, true);
  expect(blocks.map((block) => 'text' in block && block.text.map((run) => run.text))).toEqual([
    shown,
  ]);
});

test('T2 a quote that says which note it is follows that note, whatever words it has', () => {
  const state = wallWith({ [STAYS]: 'weir' });
  const quote = (text: string): SheetBlock => ({
    type: 'paragraph',
    text: [{ text, note: 'blue', quoteOf: STAYS }],
  });
  const shown = (text: string) =>
    JSON.stringify(keptQuotes(state, {}, true)({ question: '', blocks: [quote(text)] }));
  expect(shown('other words')).toContain('other words');
  expect(shown(TAKEN_DOWN)).toContain('"weir"');
  expect(shown(TAKEN_DOWN)).toContain('"weir"');
});

test('T2 a question that quotes a note has its words anew from its runs, whichever snapshot it is of', () => {
  const heading: SheetText[] = [
    { text: 'Who owns ' },
    { text: 'the weir at Ōtaki', note: 'blue', quoteOf: GONE },
    { text: '?' },
  ];
  for (const isMarked of [true, false])
    expect(read({ question: 'of then', heading, blocks: [] }, isMarked)).toMatchObject({
      question: `Who owns ${TAKEN_DOWN}?`,
      heading: [{ text: 'Who owns ' }, { text: TAKEN_DOWN }, { text: '?' }],
    });
});

/** As it is meant, each word compared with each. */
const partOfEach = (quote: string, gone: readonly string[]): boolean =>
  gone.some((words) => words.includes(quote) || quote.includes(words));

test('T2 a quote that has a part of a gone note, or one in it, is found without comparing it with each', () => {
  let state = 7;
  const below = (bound: number): number => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  const words = (most: number): string =>
    Array.from({ length: 1 + below(most) }, () => 'ab c'[below(4)]).join('');
  let found = 0;
  for (let round = 0; round < 3_000; round += 1) {
    const texts = Array.from({ length: 1 + below(4) }, () => words(12));
    const kept = new KeptWords();
    for (const text of texts) kept.add(text, false);
    const gone = texts.map(quotedWords).filter((text) => text !== '');
    const quote = quotedWords(words(20));
    const isOf = quote !== '' && partOfEach(quote, gone);
    expect(kept.isOfGone(quote, new Looks()), JSON.stringify({ gone, quote })).toBe(isOf);
    found += Number(isOf);
  }
  expect(found).toBeGreaterThan(500);
  expect(found).toBeLessThan(2_500);
});

test('T2 thousands of quotes beside thousands of gone notes end after so many looks; what is not looked at any more is not shown', () => {
  const kept = new KeptWords();
  for (let note = 0; note < 10_000; note += 1) kept.add(`sames ${'x'.repeat(300)} ${note}`, false);
  const line = (text: string): SheetBlock => ({
    type: 'paragraph',
    text: [{ text, note: 'blue' }],
  });
  const section: SheetSection = {
    question: 'sames '.repeat(30_000),
    blocks: Array.from({ length: 4_000 }, (_, index) => line(`a quote of sames ${index}`)),
  };
  const looks = new Looks();
  const shown = quotesKnowing(wallWith({}), kept, false, looks)(section);
  // The last one may go past the bound by one search through all, no more.
  expect(looks.letters).toBeLessThan(20_000_000 + 10_000 * 320);
  expect(looks.places).toBeLessThan(200_000 + 2 * 10_000);
  expect(shown.question).toBe(TAKEN_DOWN);
  expect(JSON.stringify(shown.blocks.at(-1))).toContain(TAKEN_DOWN);
  // A meeting's few dozen are told apart to the last.
  const few = quotesKnowing(
    wallWith({}),
    kept,
    false,
  )({ question: '', blocks: [line('sames y'), line('something else')] });
  expect(few.blocks.map((block) => JSON.stringify(block).includes(TAKEN_DOWN))).toEqual([
    false,
    false,
  ]);
});
