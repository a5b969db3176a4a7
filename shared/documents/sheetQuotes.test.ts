import { describe, expect, it, test } from 'vitest';
import * as Y from 'yjs';
import { TAKEN_DOWN } from './keptWords.ts';
import { readQuotes, settleQuotes, type QuoteWords } from './sheetQuotes.ts';
import { readSheet, sheetRoot } from './sheet.ts';

const [N1, N2, N3] = [1, 2, 3].map((index) => `00000000-0000-4000-8000-00000000000${index}`) as [
  string,
  string,
  string,
];
const quote = (note: unknown, more: Record<string, unknown> = {}) => ({
  noteQuote: { color: 'blue', note },
  ...more,
});

/** A sheet of lines, each of runs: words and their marks. */
function sheetOf(...lines: [text: string, marks?: Record<string, unknown>][][]): Y.Doc {
  const doc = new Y.Doc();
  sheetRoot(doc).insert(
    0,
    lines.map((runs) => {
      const [node, text] = [new Y.XmlElement('paragraph'), new Y.XmlText()];
      node.insert(0, [text]);
      let end = 0;
      for (const [words, marks] of runs) {
        text.insert(end, words, marks ?? {});
        end += words.length;
      }
      return node;
    }),
  );
  return doc;
}
const textAt = (doc: Y.Doc, line: number): Y.XmlText =>
  (sheetRoot(doc).get(line) as Y.XmlElement).get(0) as Y.XmlText;
/** Words of each line, one string for each run. */
const said = (doc: Y.Doc): string[][] =>
  readSheet(doc).map((block) => ('text' in block ? block.text.map(({ text }) => text) : []));
/** Every quote that was asked about, as `note text`. */
function asked(doc: Y.Doc): string[] {
  const seen: string[] = [];
  readQuotes(doc, (note, text) => {
    seen.push(`${note.slice(-1)} ${text}`);
    return null;
  });
  return seen;
}
function settle(doc: Y.Doc, words: QuoteWords): void {
  const { edits } = readQuotes(doc, words);
  doc.transact(() => settleQuotes(edits));
}
const gone =
  (...notes: string[]): QuoteWords =>
  (note, text) =>
    notes.includes(note) && text !== TAKEN_DOWN ? TAKEN_DOWN : null;

describe('the quotes of a sheet', () => {
  test.each<[string, [string, Record<string, unknown>?][], string[]]>([
    ['are none where nothing is quoted', [['plain'], [' bold', { bold: {} }]], []],
    ['are what stands under the mark', [['See '], ['one', quote(N1)], ['.', {}]], ['1 one']],
    [
      'are one each where two stand beside each other',
      [
        ['one', quote(N1)],
        ['two', quote(N2)],
      ],
      ['1 one', '2 two'],
    ],
    [
      'are one where its words have other marks as well',
      [
        ['a ', quote(N1)],
        ['bold', quote(N1, { bold: {} })],
        [' word', quote(N1)],
      ],
      ['1 a bold word'],
    ],
    [
      'are two where something stands between',
      [
        ['one', quote(N1)],
        [' and ', { noteQuote: null }],
        ['again', quote(N1)],
      ],
      ['1 one', '1 again'],
    ],
    ['are none of what has no id', [['typed', quote(undefined)]], []],
    ['are none of what is no id', [['typed', quote('NOT-AN-ID')]], []],
    ['are none of what is no object', [['typed', { noteQuote: 'x' }]], []],
    [
      'are also those of overlapping marks',
      [['one', { 'noteQuote--a1': { note: N1 } }]],
      ['1 one'],
    ],
    ['are none of a mark whose name only begins so', [['one', { noteQuoted: { note: N1 } }]], []],
  ])('%s', (_what, runs, quotes) => {
    const doc = sheetOf(runs);
    expect(asked(doc)).toEqual(quotes);
    expect([...readQuotes(doc).notes].map((note) => note.slice(-1))).toEqual([
      ...new Set(quotes.map((each) => each[0])),
    ]);
    expect(readQuotes(doc).edits.size).toBe(0);
  });

  it('are found in headings and in lists within lists, and not in what was deleted', () => {
    const doc = sheetOf([['gone', quote(N3)]]);
    sheetRoot(doc).delete(0, 1);
    const text = new Y.XmlText();
    text.insert(0, 'deep', quote(N1));
    let node: Y.XmlElement = new Y.XmlElement('paragraph');
    node.insert(0, [text]);
    for (const name of ['listItem', 'bulletList', 'taskItem', 'taskList']) {
      const around = new Y.XmlElement(name);
      around.insert(0, [node]);
      node = around;
    }
    const heading = new Y.XmlElement('heading');
    const title = new Y.XmlText();
    title.insert(0, 'title', quote(N2));
    heading.insert(0, [title]);
    sheetRoot(doc).insert(0, [heading, node]);
    expect(asked(doc)).toEqual(['2 title', '1 deep']);
  });

  it('may be marks of no note: that there are marks is told all the same', () => {
    const { notes, hasMarks } = readQuotes(sheetOf([['typed', quote(undefined)]]));
    expect([notes.size, hasMarks]).toEqual([0, true]);
    expect(readQuotes(sheetOf([['plain']])).hasMarks).toBe(false);
    expect(readQuotes(new Y.Doc()).hasMarks).toBe(false);
    const oneOfTwo = sheetOf([['one', quote(N1)]], [['plain']]);
    expect(readQuotes(oneOfTwo).hasMarks).toBe(true);
  });
});

describe('T2 quotes that have to say something else', () => {
  it('say it in the same place, with their marks, and nothing else is written', () => {
    const doc = sheetOf(
      [['See '], ['one', quote(N1)], [', '], ['two', quote(N2)], ['.']].map(([text, marks]) => [
        text as string,
        (marks ?? { noteQuote: null }) as Record<string, unknown>,
      ]),
      [['plain']],
    );
    settle(doc, gone(N2));
    expect(said(doc)).toEqual([['See ', 'one', ', ', TAKEN_DOWN, '.'], ['plain']]);
    expect(readSheet(doc)[0]).toMatchObject({
      text: [{}, { quoteOf: N1 }, {}, { note: 'blue', quoteOf: N2 }, {}],
    });
    expect(readQuotes(doc, gone(N2)).edits.size).toBe(0);
  });

  it('change in several places of a line, and in several lines, at once', () => {
    const doc = sheetOf(
      [
        ['a', quote(N1)],
        ['-', { noteQuote: null }],
        ['𞤀b', quote(N1)],
        ['-', { noteQuote: null }],
        ['c', quote(N2)],
      ],
      [['d', quote(N1)]],
    );
    settle(doc, (note, text) => (note === N1 && text.length < 9 ? `«${text}»-long` : null));
    expect(said(doc)).toEqual([['«a»-long', '-', '«𞤀b»-long', '-', 'c'], ['«d»-long']]);
  });

  it('keep bold words bold where the quote began bold', () => {
    const doc = sheetOf([['one', quote(N1, { bold: {} })]]);
    settle(doc, gone(N1));
    expect(readSheet(doc)).toMatchObject([{ text: [{ text: TAKEN_DOWN, bold: true }] }]);
  });

  it('say nothing where they are to say nothing', () => {
    const doc = sheetOf([
      ['one', quote(N1)],
      ['!', { noteQuote: null }],
    ]);
    settle(doc, (_note, text) => (text === '' ? null : ''));
    expect(said(doc)).toEqual([['!']]);
  });

  it('lose with their words the things that were put among them', () => {
    const doc = sheetOf([['ab', quote(N1)]]);
    textAt(doc, 0).insertEmbed(1, { image: 'x' }, quote(N1));
    expect(asked(doc)).toEqual(['1 a b']);
    settle(doc, gone(N1));
    expect(said(doc)).toEqual([[TAKEN_DOWN]]);
    expect(textAt(doc, 0).length).toBe(TAKEN_DOWN.length);
  });
});

describe('more quotes than a meeting has', () => {
  const FULL = 200;
  const many = (count: number, note = N1): [string, Record<string, unknown>][] =>
    Array.from({ length: count }, (_, index) => [
      index % 2 === 0 ? 'x' : 'y',
      index % 2 === 0 ? quote(note) : { noteQuote: null },
    ]);

  it('are all changed up to the limit, and every word between stays', () => {
    const doc = sheetOf([...many(FULL * 2)]);
    settle(doc, gone(N1));
    const [runs = []] = said(doc);
    expect(runs.filter((text) => text === TAKEN_DOWN)).toHaveLength(FULL);
    expect(runs.filter((text) => text === 'y')).toHaveLength(FULL);
  });

  it('are cut beyond it, from the first to the last of a text, with what stands between', () => {
    const doc = sheetOf([...many(FULL * 2), ...many(5), [' and after', { noteQuote: null }]]);
    settle(doc, gone(N1));
    const [runs = []] = said(doc);
    expect(runs.filter((text) => text === TAKEN_DOWN)).toHaveLength(FULL);
    expect(runs.join('')).not.toContain('x');
    expect(runs.at(-1)).toBe('y and after');
  });

  it('are counted over the whole sheet, not by line', () => {
    const doc = sheetOf([...many(FULL * 2 - 2)], [...many(6)]);
    settle(doc, gone(N1));
    // 199 in the first line; one in the second, and the other two are cut with what is between.
    expect(said(doc)[1]).toEqual([TAKEN_DOWN, 'yy']);
  });

  it('are cut from the very beginning of a text as well', () => {
    const doc = sheetOf([...many(FULL * 2)], [...many(5), ['!', { noteQuote: null }]]);
    settle(doc, gone(N1));
    expect(said(doc)[1]).toEqual(['!']);
  });

  it('count only where they have to change', () => {
    const doc = sheetOf([...many(FULL * 2, N2), ['one', quote(N1)]]);
    settle(doc, gone(N1));
    // With its mark, or it would not come back with its note.
    const [block] = readSheet(doc);
    expect(block && 'text' in block && block.text.at(-1)).toEqual({
      text: TAKEN_DOWN,
      note: 'blue',
      quoteOf: N1,
    });
  });

  it('that say already that they were taken down are left beyond the limit', () => {
    const doc = sheetOf([...many(FULL * 2), [TAKEN_DOWN, quote(N2)]]);
    settle(doc, (note, text) => (text === TAKEN_DOWN && note === N1 ? null : 'other'));
    expect(said(doc)[0]?.at(-1)).toBe(TAKEN_DOWN);
  });
});
