import { describe, expect, test } from 'vitest';
import type { MeetingContent, RosterRow } from '../../../shared/exchange/meetingContent.ts';
import { claimsOf, ratedOf } from '../../../shared/exchange/testRated.ts';
import { tableId, testMeeting, type TestMeeting } from '../../../shared/exchange/testMeeting.ts';
import type { Connection, Visit } from '../../../shared/model/gallery.ts';
import { layReport } from '../reportPdf.ts';
import type { Page, PageItem } from './pageItems.ts';
import { withoutIsolates } from '../../../shared/model/textDirection.ts';

type Line = Extract<PageItem, { kind: 'line' }>;
const linesOf = (pages: readonly Page[]): Line[] =>
  pages.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'line' ? [item] : [])));
const wordsOf = ({ line }: Line): string => line.pieces.map(({ text }) => text).join('');
const said = (pages: readonly Page[]): string[] => linesOf(pages).map(wordsOf);
/** Headings in the order in which they are read, each with its level. */
const headings = (pages: readonly Page[]): string[] => {
  const parts = new Set(
    linesOf(pages).flatMap(({ part }) => (part?.words === undefined ? [] : [part])),
  );
  return [...parts].map(({ role, words }) => `${role} ${withoutIsolates(words ?? '')}`);
};

const lay = (
  meeting: TestMeeting = {},
  change: (content: MeetingContent) => Partial<MeetingContent> = () => ({}),
  contacts = false,
): Promise<Page[]> => {
  const content = testMeeting(meeting);
  // Without questions there are no other visits either.
  const visits = meeting.questions?.length === 0 ? { visits: {} } : {};
  return layReport({ ...content, ...visits, ...change(content) }, { contacts });
};

const person = (name: string, more: Partial<RosterRow> = {}): RosterRow => ({
  name,
  table: 1,
  duties: [],
  commitments: [],
  ...more,
});
/** A meeting of tables with hardly anything at them. */
const BARE: TestMeeting = {
  tables: ['One', 'Two'],
  notes: [[], []],
  loose: [],
  questions: [],
  connections: 0,
  sections: [],
  sentence: '',
  roster: [],
};

describe('the first page', () => {
  test('says what was held when, and what it came to; nothing of what there was none of', async () => {
    const [first] = await lay({ ...BARE, title: 'Hui 2026', loose: ['A note'] });
    expect(said([first!])).toEqual([
      'Hui 2026',
      'Held on 21 November 2026',
      'As it stood on 22 November 2026, 07:50 UTC',
      '1',
      'note',
      '2',
      'tables',
      'One',
      '1',
      '0 notes',
      'Two',
      '2',
      '0 notes',
      'Hui 2026',
      '1 of 4',
    ]);
  });

  test('has its figures side by side, each above its words, none over another', async () => {
    const [first] = await lay({ connections: 3 });
    const figures = linesOf([first!]).filter(({ size }) => size === 30);
    const counts = figures.filter(({ y }) => y === figures[0]?.y);
    expect(counts).toHaveLength(6);
    for (const [index, count] of counts.entries()) {
      const next = counts[index + 1];
      const words = linesOf([first!]).filter(({ x, size }) => x === count.x && size === 9.5);
      expect(words.length).toBeGreaterThan(0);
      for (const { y, line, size, x } of words) {
        expect(y).toBeGreaterThan(count.y);
        if (next) expect(x + line.width * size).toBeLessThan(next.x);
      }
      expect(count.x + count.line.width * 30).toBeLessThan(next?.x ?? first!.width - 54);
    }
  });

  test('leads to each poster by all that is said of its table, and to the connections', async () => {
    const pages = await lay({ tables: ['One', 'Two'], connections: 2 });
    const targets = pages[0]?.items.flatMap((item) => (item.kind === 'goto' ? [item.target] : []));
    expect(new Set(targets)).toEqual(new Set([tableId(1), tableId(2), 'connections']));
    for (const item of pages[0]?.items ?? [])
      if (item.kind === 'goto') {
        expect(item.x).toBeGreaterThanOrEqual(54);
        expect(item.x + item.width).toBeLessThanOrEqual(pages[0]!.width - 54 + 1e-6);
      }
    // Every place that something leads to is there.
    const anchors = new Set(pages.flatMap(({ anchor, marks = [] }) => [anchor, ...marks]));
    for (const page of pages)
      for (const item of page.items)
        if (item.kind === 'goto') expect(anchors).toContain(item.target);
  });

  test('a table with a thousand activators names them all, over as many pages as it takes', async () => {
    const roster = Array.from({ length: 1_000 }, (_, index) =>
      person(`Person${index}.`, { commitments: [{ tableId: tableId(1), kind: 'activator' }] }),
    );
    const pages = await lay({ ...BARE, roster });
    const at = pages.findIndex(({ anchor }) => anchor === tableId(1));
    const overview = pages.slice(0, at);
    const text = said(overview).join(' ');
    for (const { name } of roster) expect(text).toContain(name);
    for (const page of overview)
      for (const line of linesOf([page])) expect(line.y).toBeLessThan(page.height - 20);
    // A name on the page's foot is not printed over.
    for (const page of overview)
      expect(
        Math.max(
          ...linesOf([page])
            .filter(({ part }) => part)
            .map(({ y }) => y),
        ),
      ).toBeLessThan(page.height - 60);
  });

  test('a table stays together on its page', async () => {
    const pages = await lay({ ...BARE, tables: Array.from({ length: 40 }, (_, at) => `T${at}`) });
    const at = pages.findIndex(({ anchor }) => anchor === tableId(1));
    expect(at).toBeGreaterThan(1);
    for (const page of pages.slice(0, at)) {
      const words = said([page]);
      expect(words.filter((each) => /^T\d+$/.test(each))).toHaveLength(
        words.filter((each) => /^\d+ notes$/.test(each)).length,
      );
    }
  });
});

describe('what the posters have no room for', () => {
  test('is nothing where they have it all', async () => {
    expect(headings(await lay(BARE))).toEqual([
      'H1 Aotearoa biodiversity hui',
      'H2 1 One',
      'H2 2 Two',
    ]);
  });

  test('stands table after table under one chapter, in the order of a meeting', async () => {
    const question = (table: string, at: number): Visit => ({
      table,
      kind: 'question',
      text: `Why ${at}?`,
      at,
    });
    const pages = await lay(
      {
        ...BARE,
        notes: [['a', 'b', 'c', 'd', 'e'], []],
        sections: [
          { question: 'Open', blocks: [] },
          { question: 'Said', blocks: [{ type: 'paragraph', text: [{ text: 'x' }] }] },
        ],
        roster: [person('Ana'), person('', { table: 1 })],
      },
      () => ({ visits: { b: question(tableId(1), 2), a: question(tableId(1), 1) } }),
    );
    const all = headings(pages);
    expect(all.slice(all.indexOf('H2 More from the tables'))).toEqual([
      'H2 More from the tables',
      'H3 1 One',
      'H4 Questions still open',
      'H4 At the table',
      'H4 All 5 notes',
      'H4 Questions from visitors',
      'H3 2 Two',
      'H4 Questions still open',
      'H2 Who does what next',
      'H3 Table 1: One',
      'H3 Table 2: Two',
      'H3 People',
    ]);
    const words = said(pages);
    expect(words).toContain('Ana and 1 guest');
    expect(words.filter((each) => each.startsWith('Why'))).toEqual(['Why 1?', 'Why 2?']);
    expect(words.filter((each) => each === 'Somebody asks')).toHaveLength(2);
  });

  test('names who saw a connection and who might join, and counts who has no name', async () => {
    const visit = (more: Partial<Visit>): Visit => ({
      table: tableId(1),
      kind: 'join',
      text: '',
      at: 1,
      ...more,
    });
    const words = said(
      await lay(BARE, () => ({
        visits: {
          a: visit({ by: 'Ana' }),
          b: visit({}),
          c: visit({ by: 'Cem', text: 'If it is on a Monday' }),
          d: visit({ kind: 'connection', text: 'So', toTable: tableId(2), relation: 'supports' }),
          e: visit({ kind: 'connection', text: 'Gone', toTable: 'x', relation: 'reinforces' }),
        },
      })),
    );
    expect(words).toEqual(
      expect.arrayContaining([
        'Might join (3)',
        'Cem',
        'If it is on a Monday',
        'Ana and 1 guest',
        'supports Table 2: Two',
        'reinforces A table that is gone',
      ]),
    );
  });

  test('a note that is named there and is no more is left out', async () => {
    const pages = await lay(
      { ...BARE, notes: [['a', 'b', 'c', 'd', 'e'], []] },
      ({ tableNoteIds }) => ({
        tableNoteIds: {
          ...tableNoteIds,
          [tableId(1)]: [...(tableNoteIds[tableId(1)] ?? []), 'no'],
        },
      }),
    );
    expect(headings(pages)).toContain('H4 All 5 notes');
  });
});

describe('the connections', () => {
  const connection = (more: Partial<Connection> = {}): Connection => ({
    from: tableId(1),
    to: tableId(2),
    relation: 'supports',
    text: 'Share the hall',
    state: 'proposed',
    marks: 0,
    at: 1,
    ...more,
  });

  test.each<[Partial<Connection>, string]>([
    [{}, 'proposed'],
    [{ state: 'accepted', by: 'Ana' }, 'accepted · from Ana'],
    [{ by: 'Ana', alsoBy: ['Ben', 'Cem'] }, 'proposed · from Ana, Ben, Cem'],
    [{ marks: 1 }, 'proposed · marked by 1 person'],
    [{ marks: 2 }, 'proposed · marked by 2 people'],
    [{ carried: { until: '' } }, 'proposed · carried'],
    [
      { by: 'Ana', marks: 3, carried: { by: 'Ben', until: 'May' } },
      'proposed · from Ana · marked by 3 people · carried by Ben until May',
    ],
  ])('say of %j: %s', async (more, facts) => {
    expect(said(await lay(BARE, () => ({ connections: { a: connection(more) } })))).toContain(
      facts,
    );
  });

  test('of tables that are gone are listed as well, and a meeting with one table has no picture', async () => {
    const pages = await lay({ ...BARE, tables: ['One'] }, () => ({
      connections: { a: connection({ to: 'gone' }) },
    }));
    expect(headings(pages)).toContain('H3 Of tables that are gone');
    expect(said(pages)).toContain('Table 1: One supports A table that is gone');
    expect(pages.every(({ width, height }) => width < height)).toBe(true);
    expect(pages.flatMap(({ anchor }) => anchor ?? [])).not.toContain('connections');
  });
});

describe('who does what next', () => {
  test('is left out where nobody came', async () => {
    expect(headings(await lay(BARE))).not.toContain('H2 Who does what next');
  });

  test('says by table who is in, with everybody’s table, duties and promises after it', async () => {
    const roster = [
      person('Zoe', { table: null, commitments: [{ tableId: tableId(2), kind: 'observer' }] }),
      person('ana', {
        duties: ['reporter'],
        commitments: [
          { tableId: tableId(1), kind: 'activator' },
          { tableId: 'gone', kind: 'supporter' },
        ],
      }),
      person(' ', { commitments: [{ tableId: tableId(1), kind: 'activator' }] }),
    ];
    const words = said(await lay({ ...BARE, roster }));
    const next = words.slice(words.indexOf('Who does what next'));
    expect(next).toEqual(
      expect.arrayContaining([
        '2 activators: ana and 1 guest',
        '1 observer: Zoe',
        'ana',
        'table 1 (reports back) · activator at table 1 · supporter at table –',
        'Zoe',
        'observer at table 2',
      ]),
    );
    // By name, whatever its first letter's case.
    expect(next.lastIndexOf('ana')).toBeLessThan(next.lastIndexOf('Zoe'));
  });

  test('tells what somebody carries', async () => {
    const carried = { by: 'Ben', until: 'May' };
    const pages = await lay({ ...BARE, connections: 1, roster: [person('Ana')] }, (content) => ({
      connections: Object.fromEntries(
        Object.entries(content.connections).map(([id, each]) => [id, { ...each, carried }]),
      ),
    }));
    expect(headings(pages)).toContain('H3 Connections that somebody carries');
    expect(said(pages).some((line) => line.startsWith('Ben, until May: Fenced streams'))).toBe(
      true,
    );
  });
});

describe('notes at no table', () => {
  test('say their group, following where it was merged into; in a meeting without tables they are just notes', async () => {
    const group = (name: string, more: object = {}) => ({
      name,
      color: 'blue' as const,
      pos: [0, 0] as const,
      ...more,
    });
    const pages = await lay({ ...BARE, tables: [], loose: ['a', 'b', 'c'] }, ({ notes }) => {
      const [a, b, c] = Object.keys(notes) as [string, string, string];
      return {
        clusters: {
          one: group('Old', { state: 'dissolved', into: 'two' }),
          two: group('Water'),
          x: group('X', { state: 'dissolved', into: 'y' }),
          y: group('Y', { state: 'dissolved', into: 'x' }),
        },
        placements: {
          [a]: { cluster: 'one', pos: [0, 0] },
          [b]: { cluster: 'x', pos: [0, 0] },
          [c]: { cluster: '__proto__', pos: [0, 0] },
        },
      };
    });
    expect(headings(pages)).toContain('H2 Notes');
    const words = said(pages);
    expect(words).toContain('Mere Tui · group: Water');
    expect(words.filter((each) => each.includes('group:'))).toHaveLength(1);
    expect(words.filter((each) => /^[abc]$/.test(each))).toEqual(['a', 'b', 'c']);
  });
});

describe('contacts', () => {
  const roster = [
    person('Ana', { contact: 'ana@example.org', contactShownTo: 'table' }),
    person('', { contact: '+64 21 1', contactShownTo: 'facilitators' }),
    person('Cem'),
  ];

  test('are printed only where a facilitator asked for them, with who else may read them', async () => {
    const without = said(await lay({ ...BARE, roster })).join('\n');
    expect(without).not.toMatch(/ana@|\+64|Contacts/);
    const pages = await lay({ ...BARE, roster }, undefined, true);
    const words = said(pages);
    const at = words.lastIndexOf('Contacts');
    expect(words.slice(at + 1, -2)).toEqual([
      'For facilitators. Take this page out before you pass the report on.',
      'Ana  ana@example.org',
      'for the own table and facilitators',
      'Guest  +64 21 1',
      'for facilitators only',
    ]);
  });

  test('of nobody are no page', async () => {
    const pages = await lay({ ...BARE, roster: [person('Cem')] }, undefined, true);
    expect(headings(pages)).not.toContain('H2 Contacts');
  });
});

test('a report says on its first page that letters are missing, and only then', async () => {
  const about = async (title: string) =>
    said((await lay({ ...BARE, title })).slice(0, 1)).some((each) => each.includes('[U+6C34]'));
  expect(await about('a\u13a0')).toBe(true);
  expect(await about('水')).toBe(false);
});

describe('what people think of it, and who takes on what', () => {
  const rated = (change: Partial<MeetingContent> = {}) =>
    lay(BARE, () => ({ ratings: [ratedOf()], claims: [claimsOf()], ...change }));

  test('stand before who does what next: things in their order, of too few nothing but that', async () => {
    const pages = await rated();
    const lines = said(pages).map(withoutIsolates);
    const from = lines.lastIndexOf('What people think of it');
    expect(lines.slice(from, from + 11)).toEqual([
      'What people think of it',
      'Read',
      'What do you think?',
      '3 of 4 have answered everything.',
      '1. Open two streams',
      'How bold? 4.3 on average · spread 0.5 · 3 answers',
      'Why? 1 answer · few answers',
      '– Because *water* comes first.',
      'Ask the port',
      'How bold? 2 answers · too few to show',
      'Why? No answers yet',
    ]);
    expect(headings(pages)).toEqual(
      expect.arrayContaining(['H2 What people think of it', 'H3 Read', 'H2 Who takes on what']),
    );
  });

  test('what is nobody’s stands first', async () => {
    const lines = said(await rated()).map(withoutIsolates);
    const from = lines.lastIndexOf('Who takes on what');
    expect(lines.slice(from + 3, from + 8)).toEqual([
      '1 of 2 still needs somebody',
      'Ask the port',
      'I host Nobody yet',
      'Open two streams',
      'I host Mere (31 March 2027)',
    ]);
  });

  test('are no chapters where there is nothing', async () => {
    for (const none of [
      { ratings: [], claims: [] },
      { ratings: undefined, claims: undefined },
    ]) {
      const lines = said(await rated(none as Partial<MeetingContent>));
      expect(lines).not.toContain('What people think of it');
      expect(lines).not.toContain('Who takes on what');
    }
  });
});
