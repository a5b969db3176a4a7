import { describe, expect, it, test } from 'vitest';
import { putNote, setNoteHidden, withdrawNote } from '../commands/notes.ts';
import { room, uuid } from '../commands/testTables.ts';
import type { SheetBlock, SheetText } from '../model/sheet.ts';
import { TAKEN_DOWN } from './keptWords.ts';
import {
  isReadable,
  isStandIn,
  NOT_SHOWN_YET,
  quoteWords,
  readableNote,
  readableQuotes,
} from './readableNotes.ts';

const [LIVE, HIDDEN, GONE, NEVER] = [0, 1, 2, 99].map((index) => uuid(2, index)) as [
  string,
  string,
  string,
  string,
];
const OWN = 'Note 0 0';

/** One note that is there, one that was hidden, one that was withdrawn. */
function notes() {
  const made = room(2);
  made.run(setNoteHidden(made.records, made.act('fay'), HIDDEN, true));
  made.run(withdrawNote(made.records, made.act('p0'), GONE));
  return made;
}

describe('T2 a quote says what may be read of its note', () => {
  const { records } = notes();
  test.each([
    ['a note that is there', LIVE, 'its words', true, null],
    ['a note that is there, to who reads none', LIVE, 'its words', false, NOT_SHOWN_YET],
    ['a hidden note', HIDDEN, 'its words', true, TAKEN_DOWN],
    ['a hidden note, to who reads none', HIDDEN, 'its words', false, TAKEN_DOWN],
    ['a withdrawn note', GONE, 'its words', true, TAKEN_DOWN],
    ['a withdrawn note, to who reads none', GONE, 'its words', false, TAKEN_DOWN],
    ['a note that never was', NEVER, 'its words', true, null],
    ['a note that never was, to who reads none', NEVER, 'its words', false, null],
    ['a note that is there again', LIVE, TAKEN_DOWN, true, OWN],
    ['a note that is shown now', LIVE, NOT_SHOWN_YET, true, OWN],
    ['one that says so already', HIDDEN, TAKEN_DOWN, true, null],
    ['one that says so already, to who reads none', LIVE, NOT_SHOWN_YET, false, null],
    ['one that was taken down before it was shown', HIDDEN, NOT_SHOWN_YET, false, TAKEN_DOWN],
    ['one that is back before the reveal', LIVE, TAKEN_DOWN, false, NOT_SHOWN_YET],
    ['a name that objects inherit', 'constructor', 'its words', false, null],
  ])('%s', (_what, id, text, reads, words) => {
    expect(quoteWords(records, id, text, reads)).toBe(words);
  });
});

test('T2 what a quote was made to say may stay: asking again changes nothing', () => {
  const { records, run, act } = notes();
  const odd = [TAKEN_DOWN, NOT_SHOWN_YET].map((text, index) => {
    const id = uuid(7, index);
    run(putNote(records, act('p1'), { id, text }));
    return id;
  });
  for (const id of [LIVE, HIDDEN, GONE, NEVER, ...odd])
    for (const reads of [true, false])
      for (const text of ['its words', TAKEN_DOWN, NOT_SHOWN_YET]) {
        const said = quoteWords(records, id, text, reads) ?? text;
        expect(quoteWords(records, id, said, reads)).toBeNull();
      }
});

it('a note that comes back stands in its quote as one line', () => {
  const { records, run, act } = notes();
  run(putNote(records, act('p0'), { id: LIVE, text: ' Two\n\tlines ', rev: 2 }));
  expect(quoteWords(records, LIVE, TAKEN_DOWN, true)).toBe('Two lines');
});

test('a note is read where it is there and its reader reads notes', () => {
  const { records } = notes();
  const both = (id: string) =>
    [true, false].map((reads) => [
      isReadable(records, id, reads),
      readableNote(records, id, reads),
    ]);
  const note = { text: OWN, by: 'Person p0', seq: 0 };
  expect(both(LIVE)).toMatchObject([
    [true, note],
    [false, null],
  ]);
  for (const id of [HIDDEN, GONE, NEVER])
    expect(both(id)).toEqual([
      [false, null],
      [false, null],
    ]);
});

test('the words that stand in for a note’s are these two', () => {
  expect([TAKEN_DOWN, NOT_SHOWN_YET, '', 'This note', OWN].map(isStandIn)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

describe('a sheet for its reader', () => {
  const { records } = notes();
  const quote = (
    id: string | undefined,
    text: string,
    more: Partial<SheetText> = {},
  ): SheetText => ({
    text,
    note: 'blue',
    ...(id === undefined ? {} : { quoteOf: id }),
    ...more,
  });
  const line = (...text: SheetText[]): SheetBlock => ({ type: 'paragraph', text });
  const read = (blocks: readonly SheetBlock[], reads = true): readonly SheetBlock[] =>
    readableQuotes(records, blocks, reads);

  it('is the same object where nothing has to change', () => {
    const blocks = [
      line({ text: 'plain' }, quote(LIVE, 'kept'), quote(undefined, 'typed on a paper')),
      { type: 'list' as const, kind: 'bullet' as const, items: [{ blocks: [line()] }] },
    ];
    expect(read(blocks)).toBe(blocks);
    expect(read([])).toEqual([]);
  });

  it('has one stand-in for a quote, whatever marks its words carry', () => {
    const blocks = [
      line(
        { text: 'See ' },
        quote(GONE, 'a '),
        quote(GONE, 'bold', { bold: true }),
        quote(GONE, ' word'),
        { text: '.' },
      ),
    ];
    expect(read(blocks)).toEqual([line({ text: 'See ' }, quote(GONE, TAKEN_DOWN), { text: '.' })]);
  });

  it('tells quotes apart that stand beside each other', () => {
    const blocks = [line(quote(GONE, 'one'), quote(HIDDEN, 'two'), quote(LIVE, 'three'))];
    expect(read(blocks)).toEqual([
      line(quote(GONE, TAKEN_DOWN), quote(HIDDEN, TAKEN_DOWN), quote(LIVE, 'three')),
    ]);
    expect(read(blocks, false)).toEqual([
      line(quote(GONE, TAKEN_DOWN), quote(HIDDEN, TAKEN_DOWN), quote(LIVE, NOT_SHOWN_YET)),
    ]);
  });

  it('counts a quote as two where something stands between', () => {
    const blocks = [line(quote(GONE, 'one'), { text: ' and ' }, quote(GONE, 'two'))];
    expect(read(blocks)).toEqual([
      line(quote(GONE, TAKEN_DOWN), { text: ' and ' }, quote(GONE, TAKEN_DOWN)),
    ]);
  });

  it('keeps a writer’s own words on a paper, also beside a quote on the same paper', () => {
    const blocks = [line(quote(GONE, 'gone'), quote(undefined, ' hers'))];
    expect(read(blocks)).toEqual([line(quote(GONE, TAKEN_DOWN), quote(undefined, ' hers'))]);
  });

  it('has its stand-ins in headings and in lists within lists; the rest are the same objects', () => {
    const kept = line({ text: 'kept' });
    const list = (block: SheetBlock): SheetBlock => ({
      type: 'list',
      kind: 'check',
      items: [
        { checked: true, blocks: [block] },
        { checked: false, blocks: [kept] },
      ],
    });
    const heading: SheetBlock = { type: 'heading', level: 2, text: [quote(GONE, 'gone')] };
    const blocks = [heading, list(list(line(quote(GONE, 'gone')))), kept];
    const before = structuredClone(blocks);
    const shown = read(blocks);
    expect(shown).toEqual([
      { type: 'heading', level: 2, text: [quote(GONE, TAKEN_DOWN)] },
      list(list(line(quote(GONE, TAKEN_DOWN)))),
      kept,
    ]);
    expect(shown[2]).toBe(kept);
    const [outer] = shown.slice(1, 2);
    expect(outer?.type === 'list' && outer.items[1]?.blocks[0]).toBe(kept);
    expect(blocks).toEqual(before);
  });
});
