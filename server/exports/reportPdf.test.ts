import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tableId, testMeeting, TEST_SECTIONS } from '../../shared/exchange/testMeeting.ts';
import { ARABIC_80, THAI_80 } from '../../shared/gallery/testRooms.ts';
import type { Page } from './report/pageItems.ts';
import { TextSetter } from './report/setText.ts';
import { layReport, renderReportPdf } from './reportPdf.ts';

/** A page's words, line by line. Scripts that fonts turn round stand in reading order within a piece. */
const linesOf = (page: Page): string[] =>
  page.items.flatMap((item) =>
    item.kind === 'line' ? [item.line.pieces.map((piece) => piece.text).join('')] : [],
  );
const textOf = (pages: readonly Page[]): string =>
  pages.flatMap(linesOf).join(' ').replace(/\s+/g, ' ');
/** The lines of a page: their words, and the box from their base line up, points. */
const boxesOf = (page: Page): { words: string; left: number; right: number; y: number }[] =>
  page.items.flatMap((item) => {
    if (item.kind !== 'line') return [];
    const width = item.line.width * item.size;
    const left =
      item.align === 'left' ? item.x : item.align === 'right' ? item.x - width : item.x - width / 2;
    const words = item.line.pieces.map((piece) => piece.text).join('');
    return [{ words, left, right: left + width, y: item.y }];
  });
/** Lines that stick out of the paper. */
const overhang = (pages: readonly Page[]): string[] =>
  pages.flatMap((page) =>
    boxesOf(page)
      .filter(({ left, right, y }) => left < 0 || right > page.width || y < 0 || y > page.height)
      .map(({ words }) => words),
  );

describe('the report’s pages', () => {
  test('overview, a poster for each table, threads, list, who does what next, loose notes; numbered', async () => {
    const content = testMeeting({ connections: 4 });
    const pages = await layReport(content, { contacts: false });
    expect(pages.flatMap((page) => page.anchor ?? [])).toEqual([
      'overview',
      tableId(1),
      tableId(2),
      tableId(3),
      'connections',
    ]);
    const poster = textOf(pages.filter((page) => page.anchor === tableId(1)));
    for (const words of [
      'Rivers, soil and sea',
      'One catchment, one plan',
      'What we would do first',
      'anyone who fishes',
      'Clean up the',
      '1 activator: Wiremu Parata',
      'Another session: yes',
      'Rangi stayed with the poster',
    ])
      expect(poster).toContain(words);
    const all = textOf(pages);
    for (const words of [
      'One more than the poster shows',
      'Jonas asks',
      'The council has said yes to three years.',
      'Might join (1)',
      '4 connections',
      'Who does what next',
      'A note that found no group',
      'Questions still open',
    ])
      expect(all).toContain(words);
    expect(all).not.toMatch(/wiremu@|\+64/);
    expect(textOf(await layReport(content, { contacts: true }))).toContain('wiremu@example.org');
    pages.forEach((page, index) =>
      expect(linesOf(page)).toContain(`${index + 1} of ${pages.length}`),
    );
    expect(overhang(pages)).toEqual([]);
  });

  test('a long sheet goes on behind the posters, whole', async () => {
    const paragraphs = Array.from(
      { length: 120 },
      (_, index) => `Paragraph${index} about rivers that carry what everyone upstream lets go of.`,
    );
    const pages = await layReport(
      testMeeting({
        tables: ['One', 'Two'],
        sections: [
          ...TEST_SECTIONS,
          {
            question: 'Why?',
            blocks: paragraphs.map((text) => ({ type: 'paragraph', text: [{ text }] })),
          },
        ],
      }),
      { contacts: false },
    );
    const from = pages.findIndex((page) => page.anchor === tableId(1));
    const behind = textOf(pages.slice(pages.findIndex((page) => page.anchor === tableId(2)) + 1));
    for (const text of paragraphs) expect(behind).toContain(text.split(' ')[0]);
    expect(textOf([pages[from] as Page])).toContain('… more behind the posters');
    expect(overhang(pages)).toEqual([]);
  });

  test('no heading stands alone at a page’s end, wherever the pages happen to break', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 12 }),
        fc.integer({ min: 0, max: 30 }),
        async (notesAt, loose) => {
          const content = testMeeting({
            tables: notesAt.map((_, at) => `Topic ${at}`),
            notes: notesAt.map((count, at) =>
              Array.from(
                { length: count },
                (_each, note) => `Note ${at} ${note} ${'word '.repeat(note * 3)}`,
              ),
            ),
            loose: Array.from({ length: loose }, (_, note) => `Loose ${note}`),
          });
          for (const page of await layReport(content, { contacts: true })) {
            const parts = page.items.flatMap((item) =>
              item.kind === 'line' && item.part ? [item.part.role] : [],
            );
            expect(parts.at(-1) ?? 'P').not.toMatch(/^H/);
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  test('thirty tables with little on them fill their pages behind the posters', async () => {
    const tables = Array.from(
      { length: 30 },
      (_, at) => `A topic with a rather long name that wraps ${at}`,
    );
    const pages = await layReport(
      testMeeting({
        tables,
        notes: tables.map((_, at) =>
          Array.from({ length: 7 }, (_each, note) => `Note ${at} ${note}`),
        ),
        connections: 40,
      }),
      { contacts: false },
    );
    const flowing = pages
      .slice(
        pages.findLastIndex((page) => tables.some((_, at) => page.anchor === tableId(at + 1))) + 1,
      )
      .filter((page) => page.width < page.height);
    const lowest = (page: Page): number =>
      Math.max(...page.items.map((item) => (item.kind === 'line' && item.part ? item.y : 0)));
    // Each part of the report ends somewhere.
    expect(flowing.filter((page) => lowest(page) < page.height / 3).length).toBeLessThanOrEqual(4);
    expect(flowing.length).toBeLessThan(30);
  });

  test('of a hundred tables no number stands on a name, and no word of a name is broken that need not be', async () => {
    const long = 'Verkehrsinfrastrukturfinanzierungsgesellschaftsvertrag';
    const pages = await layReport(
      testMeeting({
        tables: Array.from({ length: 100 }, (_, at) => (at === 3 ? long : `Topic ${at + 1}`)),
        connections: 200,
        sections: [],
      }),
      { contacts: false },
    );
    const overview = pages
      .slice(
        0,
        pages.findIndex((page) => page.anchor === tableId(1)),
      )
      .flatMap(boxesOf);
    const name = overview.find(({ words }) => words === 'Topic 100');
    const number = overview.findLast(({ words }) => words === '100');
    expect(name && number && number.right <= name.left - 6).toBe(true);
    expect(linesOf(pages.find((page) => page.anchor === tableId(4)) as Page)).toContain(long);
  });

  test('the picture of threads cuts nothing, and what it has no room for is in the list', async () => {
    const names = Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? ARABIC_80 : THAI_80));
    const content = testMeeting({
      tables: names,
      connections: 200,
      connectionText: 'They lend us their vehicles in winter, and we bring drivers.',
      notes: names.map(() => []),
      sections: [],
    });
    const pages = await layReport(content, { contacts: false });
    const at = pages.findIndex((page) => page.anchor === 'connections');
    const picture = pages[at] as Page;
    expect(overhang([picture])).toEqual([]);
    expect(linesOf(picture).filter((line) => line.includes('…'))).toEqual([]);
    const list = textOf(pages.slice(at + 1));
    expect(list.match(/They lend us their vehicles/g)).toHaveLength(200);
    const pairs = new Set(
      Object.values(content.connections).map(({ from, to }) => [from, to].sort().join()),
    );
    const numbers = pages
      .slice(at + 1)
      .flatMap(({ items }) =>
        items.flatMap((item) =>
          item.kind === 'line' && item.align === 'right' && item.part?.role === 'P'
            ? item.line.pieces.map(({ text }) => text).join('')
            : [],
        ),
      )
      .filter((text) => /^\d+$/.test(text));
    expect(numbers).toEqual(Array.from(pairs, (_, index) => String(index + 1)));
  });

  test('words that no page was made for stay on it', async () => {
    const odd = [
      'W'.repeat(500),
      'ش'.repeat(500),
      '水'.repeat(500),
      'ក'.repeat(500),
      `a${'\u0301'.repeat(480)}`,
      '👩‍🌾'.repeat(60),
      '\ue000 private, \u0378 unassigned',
      '\u202eturned\u202c \u2067',
    ];
    const pages = await layReport(
      testMeeting({
        tables: ['ภาษาไทยน้ำกำลังใจที่'.repeat(4), 'العربية'.repeat(11), ''],
        notes: [odd, odd, []],
      }),
      { contacts: false },
    );
    expect(overhang(pages)).toEqual([]);
    expect(textOf(pages)).toContain('[U+E000]');
  });

  test('Thai breaks between words, not inside them', () => {
    const lines = new TextSetter()
      .lines([{ text: 'ภาษาไทยสวยงามมากในการเขียน', style: 'regular' }], 5)
      .map((line) => line.pieces.map((piece) => piece.text).join(''));
    expect(lines.length).toBeGreaterThan(2);
    const ends = new Set(
      [
        ...new Intl.Segmenter('th', { granularity: 'word' }).segment('ภาษาไทยสวยงามมากในการเขียน'),
      ].map(({ index, segment }) => index + segment.length),
    );
    let at = 0;
    for (const line of lines) {
      at += line.length;
      expect(ends.has(at)).toBe(true);
    }
  });

  test('a list counts from the number it starts at', async () => {
    const items = ['fourth', 'fifth'].map((text) => ({
      blocks: [{ type: 'paragraph' as const, text: [{ text }] }],
    }));
    const pages = await layReport(
      testMeeting({
        tables: ['One'],
        sections: [
          { question: 'Then?', blocks: [{ type: 'list', kind: 'ordered', start: 4, items }] },
        ],
      }),
      { contacts: false },
    );
    expect(pages.flatMap(linesOf).filter((line) => /^\d+\.$/.test(line))).toEqual(['4.', '5.']);
  });

  test('many tables with many threads, and none at all', async () => {
    const many = await layReport(
      testMeeting({
        tables: Array.from({ length: 99 }, (_, index) => `A topic of some length ${index}`),
        connections: 300,
        notes: [],
        sections: [],
      }),
      { contacts: false },
    );
    expect(overhang(many)).toEqual([]);
    expect(
      (await layReport(testMeeting({ tables: [], loose: [] }), { contacts: true })).length,
    ).toBe(1);
  });

  test('every word of every note and visit is in it, whatever the script', async () => {
    const text = fc.string({
      unit: fc.constantFrom(...'abc éß水山あЖ💧👍شסא1(]…\u00ad\u200b\u{1f3fd}\u{10ffff}\u13a0'),
      minLength: 1,
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 4 }),
        fc.array(text, { maxLength: 2 }),
        async (notes, questions) => {
          const pages = await layReport(
            testMeeting({ tables: ['One'], notes: [notes], questions, sections: [] }),
            { contacts: false },
          );
          const shown = new Map<string, number>();
          for (const char of textOf(pages)) shown.set(char, (shown.get(char) ?? 0) + 1);
          for (const char of [...notes, ...questions].join(''))
            if (/[\p{L}\p{N}]/u.test(char) && char !== '\u13a0') expect(shown.has(char)).toBe(true);
          if (notes.join('').includes('\u13a0')) expect(textOf(pages)).toContain('U+13A0');
          expect(overhang(pages)).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('setting lines', () => {
  const setter = new TextSetter();
  const order = (text: string): string[] =>
    setter.line([{ text, style: 'regular' }]).pieces.map((piece) => piece.text);

  test('right-to-left text runs from the right, numbers and Latin inside it from the left', () => {
    expect(order('שלום 30 (Auckland)')).toEqual([')', 'Auckland', ' (', '30', ' ', 'שלום']);
    expect(order('I say שלום עולם now')).toEqual(['I say ', 'עולם', ' ', 'שלום', ' now']);
    expect(setter.line([{ text: 'سلام', style: 'regular' }]).rightToLeft).toBe(true);
  });

  test('a character without a letter anywhere is spelled out and remembered', () => {
    const own = new TextSetter();
    expect(
      own
        .line([{ text: 'a\u13a0', style: 'regular' }])
        .pieces.map((piece) => piece.text)
        .join(''),
    ).toBe('a[U+13A0]');
    expect(own.spelledOut).toBe(true);
  });

  test.each(['م', 'x', 'ภ', '水'])(
    'a word of 100,000 times %s is broken in no time, and whole',
    (letter) => {
      const lines = setter.lines([{ text: letter.repeat(100_000), style: 'regular' }], 40);
      expect(lines.map((line) => line.pieces.map((piece) => piece.text).join('')).join('')).toBe(
        letter.repeat(100_000),
      );
      expect(Math.max(...lines.map((line) => line.width))).toBeLessThanOrEqual(40.01);
    },
  );

  test('Han text breaks anywhere but before a closing sign', () => {
    const lines = setter
      .lines([{ text: '水土山。川', style: 'regular' }], 3.2)
      .map((line) => line.pieces.map((piece) => piece.text).join(''));
    expect(lines).toEqual(['水土', '山。川']);
  });
});

describe('the file', () => {
  test('opens, says what it is, and links lead somewhere', async () => {
    const bytes = await renderReportPdf(
      testMeeting({ title: 'هوي 水 hui', notes: [['سلام', '🌊', '山']] }),
      { contacts: false },
    );
    const doc = await PDFDocument.load(bytes, { updateMetadata: false });
    expect([doc.getTitle(), doc.getAuthor(), doc.getCreationDate()?.getTime()]).toEqual([
      'هوي 水 hui',
      'Weavewall',
      1_795_333_800_000,
    ]);
    expect(doc.catalog.get(PDFName.of('Lang'))?.toString()).toBe('(en)');
    expect(doc.getPageCount()).toBeGreaterThan(5);
    const links = doc.context
      .enumerateIndirectObjects()
      .map(([, object]) => object.toString())
      .filter((text) => text.includes('/Subtype /Link'));
    expect(links.some((text) => text.includes('(https://example.org/list?a=1&b=%282%29)'))).toBe(
      true,
    );
    expect(links.some((text) => text.includes('/Dest'))).toBe(true);
  });

  test('reports asked for at once come one after the other, each whole', async () => {
    const both = await Promise.all(
      [1, 2].map(() =>
        renderReportPdf(testMeeting({ tables: ['A'], connections: 0 }), { contacts: false }),
      ),
    );
    for (const bytes of both) expect(Buffer.from(bytes).toString('latin1', 0, 5)).toBe('%PDF-');
  });
});
