import { expect, test } from 'vitest';
import type { CommitmentKind } from '../model/table.ts';
import type { RosterRow } from './meetingContent.ts';
import { printRosterCsv } from './rosterCsv.ts';
import { tableId, testMeeting } from './testMeeting.ts';
import { ENGLISH } from '../../locales/englishWords.ts';

test('one row for each person, activators first; all she committed to is in it, and who only sat there is not forgotten', () => {
  expect(printRosterCsv(ENGLISH, testMeeting()).split('\r\n')).toEqual([
    '\uFEFFname,table number,table name,commitment,duties,contact,contact readers,activator at,supporter at,observer at',
    'Lena Fischer,1,"Rivers, soil and sea",supporter,,,,Table 2: Farms that give back,"Table 1: Rivers, soil and sea",',
    'Wiremu Parata,1,"Rivers, soil and sea",activator,facilitator; reports back,wiremu@example.org,own table and facilitators,"Table 1: Rivers, soil and sea",,',
    // Apostrophes keep spreadsheets from reckoning with a number or a name.
    `,2,Farms that give back,observer,note-taker,"\t+64 21 000 000",facilitators,,,Table 2: Farms that give back`,
    `"'=Tom",3,"Cats, pests and poison",,,,,,,`,
    '',
  ]);
});

test('a person at one table who commits to another, and one with a contact alone', () => {
  const csv = printRosterCsv(
    ENGLISH,
    testMeeting({
      roster: [
        {
          name: 'Ana',
          table: 1,
          duties: ['reporter'],
          commitments: [
            { tableId: tableId(2), kind: 'supporter' },
            { tableId: tableId(99), kind: 'observer' },
          ],
        },
        {
          name: 'Only a contact',
          table: null,
          duties: [],
          commitments: [],
          contact: 'x@y.z',
          contactShownTo: 'facilitators',
        },
      ],
    }),
  );
  expect(csv.split('\r\n').slice(1, -1)).toEqual([
    'Ana,1,"Rivers, soil and sea",,reports back,,,,Table 2: Farms that give back,',
    'Only a contact,,,,,x@y.z,facilitators,,,',
  ]);
});

const person = (name: string, more: Partial<RosterRow> = {}): RosterRow => ({
  name,
  table: null,
  duties: [],
  commitments: [],
  ...more,
});
const rowsOf = (roster: RosterRow[], tables = ['One', 'Two', 'Three']): string[] =>
  printRosterCsv(ENGLISH, testMeeting({ roster, tables })).split('\r\n').slice(1, -1);
const to = (...commitments: [number, CommitmentKind][]) => ({
  commitments: commitments.map(([table, kind]) => ({ tableId: tableId(table), kind })),
});

test('the strongest promise comes first, then the table, none last, then the name', () => {
  const names = rowsOf([
    person('sat nowhere'),
    person('b sat', { table: 2 }),
    person('a sat', { table: 2 }),
    person('observes', to([1, 'observer'])),
    person('acts elsewhere', { table: 3, ...to([1, 'observer'], [2, 'activator']) }),
    person('acts', { table: 1, ...to([1, 'activator']) }),
    person('supports', { table: 1, ...to([1, 'supporter']) }),
    person('acts anywhere', to([3, 'activator'])),
  ]).map((row) => row.split(',')[0]);
  expect(names).toEqual([
    'acts',
    'acts elsewhere',
    'acts anywhere',
    'supports',
    'observes',
    'a sat',
    'b sat',
    'sat nowhere',
  ]);
});

test('does not change the meeting, and of nobody has its columns alone', () => {
  const roster = [person('b'), person('a')];
  const content = testMeeting({ roster });
  printRosterCsv(ENGLISH, content);
  expect(content.roster.map(({ name }) => name)).toEqual(['b', 'a']);
  expect(rowsOf([])).toEqual([]);
});

test('tables of one kind stand in one cell by number; “commitment” is to the own table alone', () => {
  const own = { table: 2, ...to([3, 'activator'], [1, 'activator'], [2, 'observer']) };
  expect(rowsOf([person('Ana', own)])).toEqual([
    'Ana,2,Two,observer,,,,Table 1: One; Table 3: Three,,Table 2: Two',
  ]);
});

test('no name of a table is a formula where its cell may be parted', () => {
  const [row] = rowsOf([person('Ana', { table: 1, ...to([1, 'supporter']) })], ['x;=1+1']);
  expect(row).toBe(`Ana,1,"x;'=1+1",supporter,,,,,"Table 1: x;'=1+1",`);
});

test('names run as readers of the file’s language look for them', () => {
  const names = ['Zoë', 'Élodie', 'Emil', 'ana'].map((name) => person(name));
  expect(rowsOf(names).map((row) => row.split(',')[0])).toEqual(['ana', 'Élodie', 'Emil', 'Zoë']);
});
