import { expect, test } from 'vitest';
import { newSession } from '../../../shared/commands/session.ts';
import { WallRecords } from '../../../shared/commands/wallState.ts';
import { callPeople } from '../../../shared/model/names.ts';
import { tableView } from '../../../shared/documents/tableView.ts';
import type { Person } from '../../../shared/model/person.ts';
import { SeatNames } from './seatNames.ts';
import { ENGLISH } from '../../../locales/englishWords.ts';

const TABLE = 't1';

/** One table, at which these sit in this order; `undefined` has no name. */
function seated(...names: (string | undefined)[]) {
  const records = new WallRecords({
    ...newSession(ENGLISH, { title: 'Hui' }, 'ABCDEF', 0),
    tables: [{ tableId: TABLE, number: 1, clusterId: 'c1', name: 'Rivers' }],
  });
  const put = (id: string, name: string | undefined, table: string | undefined = TABLE): void =>
    records.apply([
      {
        kind: 'person',
        id,
        value: {
          role: 'participant',
          offer: 'none',
          removed: false,
          joinedAt: 0,
          ...(name === undefined ? {} : { name }),
          ...(table === undefined ? {} : { table }),
        } as Person,
      },
    ]);
  names.forEach((name, at) => put(`p${at}`, name));
  const known = new SeatNames();
  const called = (): (string | undefined)[] =>
    [...records.people.keys()].map((id) => known.at(records, TABLE, id)?.short);
  return { records, put, known, called };
}

test('a caret has the name that the table’s lists have', () => {
  const { records, called } = seated('Ana', undefined, 'Dr. Jane Smith', undefined, 'Ana');
  expect(called()).toEqual(['Ana (1)', 'Guest 1', 'Jane', 'Guest 2', 'Ana (2)']);
  const members = tableView(records, 'p0')?.members ?? [];
  expect(
    callPeople(
      ENGLISH,
      members.map(({ name }) => name),
    ).map(({ short }) => short),
  ).toEqual(called());
});

test('whoever comes, goes or gives a name changes what the others are called', () => {
  const { put, called, records } = seated(undefined, 'Ana');
  expect(called()).toEqual(['Guest 1', 'Ana']);
  put('p0', 'Ana');
  expect(called()).toEqual(['Ana (1)', 'Ana (2)']);
  put('p2', undefined);
  expect(called()).toEqual(['Ana (1)', 'Ana (2)', 'Guest 1']);
  records.apply([
    {
      kind: 'session',
      value: {
        ...records.session,
        settings: { ...records.session.settings, names: 'anonymous' },
      },
    },
  ]);
  expect(called()).toEqual(['Guest 1', 'Guest 2', 'Guest 3']);
});

test('who does not sit there, or sits among hundreds, is called by herself', () => {
  const { records, put, known } = seated('Ana');
  put('p9', 'Ben', 't2');
  expect(known.at(records, TABLE, 'p9')).toBeUndefined();
  for (let more = 1; more <= 200; more += 1) put(`m${more}`, 'Cy');
  expect(known.at(records, TABLE, 'p0')).toBeUndefined();
});
