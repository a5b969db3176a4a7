import { describe, expect, test } from 'vitest';
import type { Visit } from '../model/gallery.ts';
import type { PosterView } from '../protocol/tables.ts';
import type { MeetingContent, RosterRow } from './meetingContent.ts';
import { printReportMarkdown } from './reportMarkdown.ts';
import { tableId, testMeeting, type TestMeeting } from './testMeeting.ts';
import { ENGLISH } from '../../locales/englishWords.ts';
import { readCatalogueOf } from '../../locales/readCatalogue.ts';
import { wordsOf } from '../words/words.ts';

const BARE: TestMeeting = {
  tables: ['Water', 'Land'],
  notes: [[], []],
  loose: [],
  questions: [],
  connections: 0,
  sections: [],
  sentence: '',
  roster: [],
};
const person = (name: string, more: Partial<RosterRow> = {}): RosterRow => ({
  name,
  table: 1,
  duties: [],
  commitments: [],
  ...more,
});
/** The report of a meeting of which hardly anything is known but this. */
function report(
  meeting: TestMeeting = {},
  change: Partial<MeetingContent> = {},
  first: Partial<PosterView> = {},
  contacts = false,
): string {
  const content = { ...testMeeting({ ...BARE, ...meeting }), visits: {}, ...change };
  const [poster, ...others] = content.posters;
  const posters = poster
    ? [{ ...poster, again: null, host: undefined as never, ...first }, ...others]
    : [];
  return printReportMarkdown(ENGLISH, { ...content, posters }, { contacts });
}
/** What stands under a heading, up to the next one of its level or above. */
function under(markdown: string, heading: string): string {
  const level = /^#+/.exec(heading)?.[0].length ?? 0;
  const [, after = ''] = markdown.split(`${heading}\n`);
  const end = new RegExp(`^#{1,${level}} `, 'mu').exec(after);
  return after.slice(0, end?.index ?? after.length).trim();
}

describe('the head of a report', () => {
  test('has a row for each table, with who makes it happen and whether they meet again', () => {
    const roster = [
      person('Ana', { commitments: [{ tableId: tableId(1), kind: 'activator' }] }),
      person('', { commitments: [{ tableId: tableId(1), kind: 'activator' }] }),
    ];
    expect(report({ roster }, {}, { again: 'no' })).toContain(
      [
        '| Table | Topic | People | Activators | Another session |',
        '|---:|---|---:|---|---|',
        '| 1 | Water | 2 | Ana and 1 guest | no |',
        '| 2 | Land | 0 | – | not decided |',
      ].join('\n'),
    );
  });

  test('of a meeting with nothing in it is its title and day', () => {
    expect(report({ tables: [] })).toBe(
      '# Aotearoa biodiversity hui\n\nHeld on 21 November 2026. As it stood on 22 November 2026, 07:50 UTC.\n',
    );
  });

  test('a name cannot leave its cell', () => {
    expect(report({ tables: ['a | b\n| c |'] })).toContain('| 1 | a \\| b \\| c \\| | 0 | – |');
  });
});

describe('a table’s section', () => {
  test('says what is not known, and nothing of what there is none of', () => {
    expect(under(report(), '## 1. Water')).toBe('- Another session: not decided yet');
  });

  test('says that it was closed, its sentence, who sat there and who stayed', () => {
    const roster = [
      person('Ana', { duties: ['reporter', 'note-taker'] }),
      person('Ben'),
      person(''),
    ];
    const words = under(
      report({ roster, sentence: 'One *plan*' }, {}, { closed: true, host: 'Cem', again: 'yes' }),
      '## 1. Water',
    );
    expect(words).toBe(
      [
        '*This table was closed.*',
        '**One \\*plan\\***',
        [
          '- At the table: Ana (reports back, note-taker), Ben and 1 guest',
          '- Stayed with the poster: Cem',
          '- Another session: yes',
        ].join('\n'),
      ].join('\n\n'),
    );
  });

  test('has questions without an answer as well, and an answer without a question', () => {
    const text = under(
      report({
        sections: [
          { question: 'Why?', blocks: [] },
          { question: '', blocks: [{ type: 'paragraph', text: [{ text: 'Because' }] }] },
        ],
      }),
      '## 1. Water',
    );
    expect(text).toContain('### Why?\n\n*Nothing written.*\n\nBecause');
  });

  test('has its notes with who wrote them, line by line; one that is no more is left out', () => {
    const content = testMeeting({ ...BARE, notes: [['one\n# two', 'b'], []] });
    content.tableNoteIds[tableId(1)]?.push('gone', '__proto__');
    const markdown = printReportMarkdown(ENGLISH, { ...content, visits: {} }, { contacts: false });
    expect(under(markdown, '### Notes')).toBe('- one\\\n  \\# two (Mere Tui)\n- b');
  });

  test('keeps a note’s direction from turning its author round, and quotes as its language does', () => {
    const content = testMeeting({ ...BARE, notes: [['مرحبا: =1']] });
    const [id = ''] = Object.keys(content.notes);
    const quote = { type: 'paragraph' as const, text: [{ text: 'Wasser', note: 'pink' as const }] };
    const [poster] = content.posters;
    const markdown = printReportMarkdown(
      wordsOf('de', readCatalogueOf('de')),
      {
        ...content,
        visits: {},
        notes: { [id]: { ...content.notes[id]!, by: 'José' } },
        posters: [{ ...poster!, sections: [{ question: '', blocks: [quote] }] }],
      },
      { contacts: false },
    );
    expect(markdown).toContain('- \u2068مرحبا: =1\u2069 (José)');
    expect(markdown).toContain('„Wasser“');
  });

  test('has what visitors left: questions with answers, connections, who might join', () => {
    const visit = (more: Partial<Visit>): Visit => ({
      table: tableId(1),
      kind: 'question',
      text: 'Why?',
      at: 1,
      ...more,
    });
    const markdown = report(
      {},
      {
        visits: {
          a: visit({ by: 'Ana', answer: { text: 'So\nit is', at: 2, by: 'Ben' } }),
          b: visit({ text: 'When?', at: 0, answer: { text: 'Soon', at: 2 } }),
          c: visit({ kind: 'connection', toTable: tableId(2), relation: 'supports', text: 'Hall' }),
          d: visit({ kind: 'join', text: '', by: 'Cem' }),
          e: visit({ kind: 'join', text: 'On Mondays', by: 'Dia', at: 9 }),
          f: visit({ kind: 'join', text: ' ', at: 3 }),
          g: visit({ table: tableId(2), text: 'Elsewhere?' }),
        },
      },
    );
    const section = under(markdown, '## 1. Water');
    expect(under(section, '### Questions from visitors')).toBe(
      '- When?\n  - Answer: Soon\n- Why? (Ana)\n  - Answer (Ben): So\\\n    it is',
    );
    expect(under(section, '### Connections visitors saw')).toBe('- supports Table 2: Land: Hall');
    expect(under(section, '### Might join (3)')).toBe('- On Mondays (Dia)\n- Cem and 1 guest');
    expect(section).not.toContain('Elsewhere');
  });
});

describe('who does what next', () => {
  const next = (roster: RosterRow[], first: Partial<PosterView> = {}): string =>
    under(report({ roster }, {}, first), '## Who does what next');

  test('is left out where nothing was decided', () => {
    expect(report({ roster: [person('Ana')] })).not.toContain('## Who does what next');
  });

  test('tells of each table that decided something, its people by kind', () => {
    const to = (kind: 'activator' | 'observer') => ({
      commitments: [{ tableId: tableId(2), kind }],
    });
    expect(
      next([person('Ana', to('observer')), person('Ben', to('activator'))], { again: 'no' }),
    ).toBe(
      [
        'Activators make it happen, supporters help when asked, observers want to hear.',
        '',
        '- **Table 1: Water**',
        '  - Another session: no',
        '- **Table 2: Land**',
        '  - Another session: not decided yet',
        '  - 1 activator: Ben',
        '  - 1 observer: Ana',
      ].join('\n'),
    );
  });
});

test('contacts are at the end, only of who left one, and only where they are asked for', () => {
  const roster = [
    person('Ana', { contact: 'a_b@c.org', contactShownTo: 'table' }),
    person('Ben'),
    person('', { contact: '1 | 2' }),
  ];
  expect(report({ roster })).not.toContain('Contacts');
  expect(under(report({ roster }, {}, {}, true), '## Contacts')).toBe(
    [
      '**For facilitators. Take this part out before you pass the report on.**',
      '',
      '- Ana: <a_b@c.org> (for the own table and facilitators)',
      '- Guest: 1 \\| 2 (for facilitators only)',
    ].join('\n'),
  );
  expect(report({ roster: [person('Ben')] }, {}, {}, true)).not.toContain('Contacts');
});
