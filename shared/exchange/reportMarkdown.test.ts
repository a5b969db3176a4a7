import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocksMarkdown, blockWords, inlineWords } from './markdownText.ts';
import { printReportMarkdown } from './reportMarkdown.ts';
import { tableId, testMeeting } from './testMeeting.ts';
import { ENGLISH } from '../../locales/englishWords.ts';

/** What a reader sees of escaped words. */
const read = (markdown: string): string =>
  markdown
    .replace(/\\\n\s*/g, '\n')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
const wordsOf = (text: string): string[] =>
  text.split(/[\s\u0085]+/u).filter((word) => word !== '');

describe('people’s words in Markdown', () => {
  test.each([
    ['<script>alert(1)</script>', '&lt;script\\>alert(1)&lt;/script\\>'],
    ['[click](javascript:alert(1))', '\\[click\\](javascript:alert(1))'],
    ['![x](http://evil/x.png)', '!\\[x\\](<http://evil/x.png>)'],
    ['`code` and ```', '\\`code\\` and \\`\\`\\`'],
    ['a | b', 'a \\| b'],
    ['**bold** _it_ ~~gone~~', '\\*\\*bold\\*\\* \\_it\\_ \\~\\~gone\\~\\~'],
    ['# Heading', '\\# Heading'],
    ['> quote', '\\> quote'],
    ['1. one', '1\\. one'],
    ['- item', '\\- item'],
    ['=====', '\\====='],
    ['    indented', 'indented'],
    ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
    ['ends with \\', 'ends with \\\\'],
    ['5 + 5 = 10 (well-being)', '5 + 5 = 10 (well-being)'],
  ])('%j is words only', (text, markdown) => expect(inlineWords(text)).toBe(markdown));

  test('a line break stays one and makes no new block', () => {
    expect(blockWords('one\n\n# two\r\n- three', '  ')).toBe('one\\\n  \\# two\\\n  \\- three');
    expect(inlineWords('one\n# two')).toBe('one \\# two');
  });

  test('T22 escaping hides nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const markdown = blockWords(text, '', false);
        expect(wordsOf(read(markdown))).toEqual(wordsOf(text));
        // Nothing that opens a tag, a link, code or emphasis is left bare.
        expect(markdown.replace(/\\[\s\S]/g, '')).not.toMatch(/[<`*_[\]|~]/);
      }),
    );
  });
});

describe('a sheet in Markdown', () => {
  test('lists in lists, check items, links and quoted notes', () => {
    expect(
      blocksMarkdown(ENGLISH, [
        { type: 'heading', level: 3, text: [{ text: 'First\nthings' }] },
        {
          type: 'paragraph',
          text: [
            { text: 'See ' },
            { text: ' the list ', bold: true, link: 'https://example.org/a b?<x>' },
            { text: 'and' },
            { text: '\n' },
            { text: 'more', italic: true },
          ],
        },
        {
          type: 'list',
          kind: 'check',
          items: [
            {
              checked: true,
              blocks: [
                { type: 'paragraph', text: [{ text: 'Call' }] },
                {
                  type: 'list',
                  kind: 'ordered',
                  items: [{ blocks: [{ type: 'paragraph', text: [{ text: 'the port' }] }] }],
                },
              ],
            },
            {
              checked: false,
              blocks: [{ type: 'paragraph', text: [{ text: 'Clean', note: 'blue' }] }],
            },
          ],
        },
      ]),
    ).toBe(
      '#### First things\n\nSee  [**the list**](<https://example.org/a%20b?%3Cx%3E>) and\\\n*more*\n\n- [x] Call\n\n  1. the port\n- [ ] “Clean”',
    );
  });
});

describe('the report', () => {
  test('has title, day, figures, a section for each table, connections, who does what next, and loose notes', () => {
    const report = printReportMarkdown(ENGLISH, testMeeting(), { contacts: false });
    for (const words of [
      '# Aotearoa biodiversity hui\n',
      'Held on 21 November 2026. As it stood on 22 November 2026, 07:50 UTC.',
      '**16** notes · **3** tables',
      '## 1. Rivers, soil and sea',
      '### Who is missing',
      '- [x] Call the port',
      '[the list](<https://example.org/list?a=1&b=(2)>)',
      'Another session: yes',
      '1 activator: Wiremu Parata',
      'At the table: Wiremu Parata (facilitator, reports back) and Lena Fischer',
      '### Questions from visitors',
      '  - Answer (Rangi): The council has said yes',
      '### Might join (1)\n\n- Aroha',
      '## Connections\n',
      '**Table 1: Rivers, soil and sea** reinforces **Table 2: Farms that give back**',
      '– accepted',
      '## Who does what next',
      '## Notes at no table\n\n- A note that found no group',
    ])
      expect(report).toContain(words);
  });

  test('contacts are in it only when a facilitator asks for them', () => {
    const content = testMeeting();
    expect(printReportMarkdown(ENGLISH, content, { contacts: false })).not.toMatch(/wiremu@|\+64/);
    const whole = printReportMarkdown(ENGLISH, content, { contacts: true });
    expect(whole).toContain(
      'Wiremu Parata: <wiremu@example.org> (for the own table and facilitators)',
    );
    expect(whole).toContain('Guest: \\+64 21 000 000 (for facilitators only)');
  });

  test('of a wall without tables, groups or notes', () => {
    expect(
      printReportMarkdown(ENGLISH, testMeeting({ tables: [], loose: [] }), { contacts: true }),
    ).toContain('# Aotearoa biodiversity hui');
    const grouped = testMeeting({ tables: [], loose: ['In a group'] });
    const [id = ''] = Object.keys(grouped.notes);
    grouped.clusters = {
      old: { name: 'Old', color: 'pink', pos: [0, 0], state: 'dissolved', into: 'new' },
      new: { name: 'Rivers', color: 'pink', pos: [0, 0] },
    };
    grouped.placements = { [id]: { cluster: 'old', pos: [0, 0] } };
    expect(printReportMarkdown(ENGLISH, grouped, { contacts: false })).toContain(
      '## Notes\n\n- In a group (Mere Tui) – group: Rivers',
    );
  });

  test('every note’s and every visit’s words are in it', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 5 }),
        fc.array(text, { maxLength: 4 }),
        fc.array(text, { maxLength: 4 }),
        text,
        (notes, loose, questions, connection) => {
          const report = read(
            printReportMarkdown(
              ENGLISH,
              testMeeting({
                notes: [notes, notes],
                loose,
                questions,
                connections: 3,
                connectionText: connection,
                title: connection,
                sentence: connection,
              }),
              { contacts: false },
            ),
          );
          const found = new Set(wordsOf(report));
          for (const word of [...notes, ...loose, ...questions, connection].flatMap(wordsOf))
            expect(found.has(word) || report.includes(word)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a connection to a table that is not there does not stop it', () => {
    const content = testMeeting();
    content.connections['x'] = {
      from: tableId(99),
      to: tableId(1),
      relation: 'supports',
      text: 'from nowhere',
      by: 'Mere',
      alsoBy: ['Tom'],
      carried: { by: 'A*b', until: 'May' },
      state: 'proposed',
      marks: 2,
      at: 0,
    };
    expect(printReportMarkdown(ENGLISH, content, { contacts: false })).toContain(
      '**A table that is gone** supports **Table 1: Rivers, soil and sea**: from nowhere (Mere, Tom) – proposed, marked by 2 people, carried by A\\*b until May',
    );
    // It is somebody's next step as well.
    expect(printReportMarkdown(ENGLISH, content, { contacts: false })).toContain(
      '### Connections that somebody carries\n\n- A\\*b, until May: **A table that is gone** supports',
    );
  });
});
