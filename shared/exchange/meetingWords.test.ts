import { describe, expect, test } from 'vitest';
import type { Connection } from '../model/gallery.ts';
import type { Cluster } from '../model/arrangement.ts';
import type { RosterRow } from './meetingContent.ts';
import {
  againWords,
  hasCommitments,
  authorsOf,
  byTime,
  carriedConnections,
  carriedWords,
  carrierWords,
  committedTo,
  plainParts,
  dayWords,
  looseNotes,
  meetingFigures,
  momentWords,
  peopleWords,
  tableName,
  tableWords,
} from './meetingWords.ts';
import { tableId, testMeeting, withoutDecisions } from './testMeeting.ts';
import { ENGLISH } from '../../locales/englishWords.ts';

const person = (name: string, more: Partial<RosterRow> = {}): RosterRow => ({
  name,
  table: null,
  duties: [],
  commitments: [],
  ...more,
});
const shout = (words: string): string => words.toUpperCase();

describe('days and moments', () => {
  test.each([
    [0, '1 January 1970', '1 January 1970, 00:00 UTC'],
    [Date.UTC(2024, 1, 29, 23, 59, 59, 999), '29 February 2024', '29 February 2024, 23:59 UTC'],
    [Date.UTC(2026, 10, 9, 7, 5), '9 November 2026', '9 November 2026, 07:05 UTC'],
    [Date.UTC(1999, 11, 31), '31 December 1999', '31 December 1999, 00:00 UTC'],
    [Date.UTC(2100, 2, 1), '1 March 2100', '1 March 2100, 00:00 UTC'],
  ])('%i is %s', (ms, day, moment) => {
    expect([dayWords(ENGLISH, ms), momentWords(ENGLISH, ms)]).toEqual([day, moment]);
  });
});

test('each month has its name', () => {
  const names = Array.from({ length: 12 }, (_, month) =>
    dayWords(ENGLISH, Date.UTC(2026, month, 15)),
  );
  expect(names.join(' ')).toBe(
    '15 January 2026 15 February 2026 15 March 2026 15 April 2026 15 May 2026 15 June 2026 15 July 2026 15 August 2026 15 September 2026 15 October 2026 15 November 2026 15 December 2026',
  );
});

describe('people', () => {
  test.each([
    [[], 0, ''],
    [['Ana'], 0, 'Ana'],
    [['Ana', 'Ben'], 0, 'Ana and Ben'],
    [['Ana', 'Ben', 'Cem'], 0, 'Ana, Ben and Cem'],
    [[], 1, '1 guest'],
    [[], 3, '3 guests'],
    [['Ana'], 1, 'Ana and 1 guest'],
    [['Ana', 'Ben'], 2, 'Ana, Ben and 2 guests'],
  ])('%j and %i without a name: %s', (names, nameless, words) => {
    expect(peopleWords(ENGLISH, { names, nameless })).toBe(words);
  });

  test('who committed is counted by kind, also who shows no name; nobody else is', () => {
    const to = (kind: 'activator' | 'supporter', table = 1) => ({
      commitments: [{ tableId: tableId(table), kind }],
    });
    const roster = [
      person(' Ana ', to('activator')),
      person('', to('activator')),
      person('\t', to('activator')),
      person('Ben', to('supporter')),
      person('Cem', to('activator', 2)),
      person('Dia', { table: 1 }),
    ];
    expect(committedTo(roster, tableId(1), 'activator')).toEqual({ names: ['Ana'], nameless: 2 });
    expect(committedTo(roster, tableId(1), 'supporter')).toEqual({ names: ['Ben'], nameless: 0 });
    expect(committedTo(roster, tableId(1), 'observer')).toEqual({ names: [], nameless: 0 });
    expect(committedTo([], tableId(1), 'activator')).toEqual({ names: [], nameless: 0 });
  });
});

describe('tables', () => {
  test('without a name say so', () => {
    expect([tableName(ENGLISH, { name: ' Water ' }), tableName(ENGLISH, { name: '  ' })]).toEqual([
      'Water',
      'No name yet',
    ]);
  });

  test('are called by number and name, the name as it has to stand there', () => {
    const content = testMeeting({ tables: ['Water', ''] });
    expect(tableWords(ENGLISH, content, tableId(1))).toBe('Table 1: Water');
    expect(tableWords(ENGLISH, content, tableId(1), shout)).toBe('Table 1: WATER');
    expect(tableWords(ENGLISH, content, tableId(2))).toBe('Table 2: No name yet');
    expect(tableWords(ENGLISH, content, 'gone', shout)).toBe('A table that is gone');
  });

  test.each([
    [null, 'Another session: not decided yet'],
    ['yes', 'Another session: yes'],
    ['no', 'Another session: no'],
  ] as const)('that decided %j: %s', (again, words) => {
    const content = testMeeting({ tables: ['Water'] });
    expect(againWords(ENGLISH, content, { tableId: tableId(1), again })).toBe(words);
  });

  test('that nobody was asked: nothing, and what they said before all the same', () => {
    const content = withoutDecisions(testMeeting({ tables: ['Water'] }));
    const said = (again: 'yes' | null): string =>
      againWords(ENGLISH, content, { tableId: tableId(1), again });
    expect([said(null), said('yes')]).toEqual(['', 'Another session: yes']);
    expect(hasCommitments({ ...content, roster: [] })).toBe(false);
  });
});

describe('connections', () => {
  test.each<[Pick<Connection, 'carried'>, string, string]>([
    [{}, '', 'Somebody'],
    [{ carried: { until: '' } }, 'carried', 'Somebody'],
    [{ carried: { until: 'May' } }, 'carried until MAY', 'Somebody, until MAY'],
    [{ carried: { by: 'Ana', until: '' } }, 'carried by ANA', 'ANA'],
    [{ carried: { by: 'Ana', until: 'May' } }, 'carried by ANA until MAY', 'ANA, until MAY'],
  ])('%j: %j, %j', (connection, carried, carrier) => {
    expect([
      carriedWords(ENGLISH, connection, shout),
      carrierWords(ENGLISH, connection, shout),
    ]).toEqual([carried, carrier]);
  });

  test('name their authors in order, whoever of them has a name', () => {
    expect(authorsOf({ by: 'Ana', alsoBy: ['Ben', 'Cem'] })).toEqual(['Ana', 'Ben', 'Cem']);
    expect(authorsOf({ alsoBy: ['Ben'] })).toEqual(['Ben']);
    expect(authorsOf({})).toEqual([]);
  });

  test('that somebody carries are told oldest first, the others not', () => {
    const content = testMeeting({ connections: 3 });
    const [a, b, c] = Object.values(content.connections) as [Connection, Connection, Connection];
    content.connections = {
      z: { ...a, at: 5, carried: { until: '' } },
      y: { ...b, at: 1 },
      x: { ...c, at: 2, carried: { until: 'May' } },
    };
    expect(carriedConnections(content).map(({ at }) => at)).toEqual([2, 5]);
  });

  test('and visits come oldest first, of one moment by id', () => {
    const records = { b: { at: 1, id: 'b' }, c: { at: 0, id: 'c' }, a: { at: 1, id: 'a' } };
    expect(byTime(records).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    expect(Object.keys(records)).toEqual(['b', 'c', 'a']);
    expect(byTime({})).toEqual([]);
  });
});

describe('what a meeting came to', () => {
  const figures = (content: ReturnType<typeof testMeeting>): string[] =>
    meetingFigures(content).map(({ kind, count }) =>
      plainParts(ENGLISH, `file.figure.${kind}`, { count }),
    );

  test('is counted in words of one or many', () => {
    const content = testMeeting({ tables: ['A'], notes: [[]], loose: ['x'], connections: 0 });
    expect(figures(content)).toEqual([
      '1 note',
      '1 table',
      '4 people at tables',
      '1 question',
      '0 connections',
      '1 might join',
    ]);
    expect(figures({ ...content, roster: [person('Ana', { table: 1 }), person('Ben')] })[2]).toBe(
      '1 person at a table',
    );
  });

  test('of nothing is nought of everything', () => {
    expect(figures(testMeeting({ tables: [], loose: [] }))).toEqual([
      '0 notes',
      '0 tables',
      '0 people at tables',
      '0 questions',
      '0 connections',
      '0 might join',
    ]);
  });
});

describe('notes at no table', () => {
  const group = (name: string, more: Partial<Cluster> = {}): Cluster => ({
    name,
    color: 'blue',
    pos: [0, 0],
    ...more,
  });
  /** Names of the groups that notes in these are told to be in. */
  const groupsOf = (clusters: Record<string, Cluster>, inside: string): string => {
    const content = testMeeting({ tables: [], loose: ['x'] });
    const [id = ''] = Object.keys(content.notes);
    const placements = { [id]: { cluster: inside, pos: [0, 0] as const } };
    return looseNotes({ ...content, clusters, placements })[0]?.group ?? 'none';
  };

  test.each<[string, Record<string, Cluster>, string, string]>([
    ['its group’s name', { a: group(' Water ') }, 'a', 'Water'],
    ['nothing of a group without a name', { a: group('  ') }, 'a', ''],
    ['nothing of a group that is not there', {}, 'a', ''],
    [
      'the group that its own became part of, however often',
      {
        a: group('Old', { state: 'dissolved', into: 'b' }),
        b: group('Older', { state: 'dissolved', into: 'c' }),
        c: group('Water'),
      },
      'a',
      'Water',
    ],
    ['nothing of a group that was given up', { a: group('Old', { state: 'dissolved' }) }, 'a', ''],
    [
      'nothing where groups became part of each other in a ring',
      {
        a: group('A', { state: 'dissolved', into: 'b' }),
        b: group('B', { state: 'dissolved', into: 'a' }),
      },
      'a',
      '',
    ],
    [
      'nothing where a group became part of itself',
      { a: group('A', { state: 'dissolved', into: 'a' }) },
      'a',
      '',
    ],
    ['nothing of what every object has', {}, 'constructor', ''],
  ])('say %s', (_rule, clusters, inside, name) => {
    expect(groupsOf(clusters, inside)).toBe(name);
  });

  test('come in the order in which they arrived, and at a table is none of them', () => {
    const content = testMeeting({ tables: ['A'], notes: [['a', 'b']], loose: ['c', 'd'] });
    const texts = looseNotes(content).map(({ id }) => content.notes[id]?.text);
    expect(texts).toEqual(['c', 'd']);
    const turned = Object.fromEntries(Object.entries(content.notes).reverse());
    expect(looseNotes({ ...content, notes: turned })).toEqual(looseNotes(content));
    expect(looseNotes({ ...content, tableNoteIds: {} })).toHaveLength(4);
  });
});
