import { newSession } from '../commands/session.ts';
import { sessionAt } from '../commands/testSession.ts';
import { liveSession } from '../scripts/toldRun.ts';
import type { LiveSession, Phase } from './session.ts';
import { expect, test } from 'vitest';
import { momentNow } from '../activities/moment.ts';
import { countPeople, NOBODY } from './peopleCounts.ts';
import type { Person } from './person.ts';
import type { TableRow } from './table.ts';
import { ENGLISH } from '../../locales/englishWords.ts';

const table = (number: number, part: Partial<TableRow> = {}): TableRow => ({
  tableId: `t${number}`,
  number,
  clusterId: `c${number}`,
  name: `Topic ${number}`,
  ...part,
});
const person = (part: Partial<Person> = {}): Person => ({
  role: 'participant',
  arrival: 'code',
  offer: 'none',
  removed: false,
  joinedAt: 0,
  ...part,
});
const TABLES = [table(1), table(2), table(3, { state: 'closed' })];

test('people are counted once, by who they are', () => {
  const people = [
    person({ table: 't1', commitments: { t2: 'activator' } }),
    person({ table: 't3' }),
    person(),
    person({ removed: true, table: 't1' }),
    person({ role: 'projector' }),
    person({ role: 'volunteer', arrival: 'link' }),
    person({ role: 'volunteer' }),
    person({ role: 'facilitator', arrival: 'creation' }),
    person({ role: 'facilitator', arrival: 'link', table: 't2' }),
  ];
  // At a closed table, at none, and a helper who joined as everyone does are choosing; a facilitator at a table sits there.
  expect(countPeople(people, TABLES, (id) => (id === 't1' ? 'no' : null))).toEqual({
    came: 6,
    seated: 2,
    choosing: 3,
    decided: 2,
  });
  expect(countPeople([], [], () => null)).toEqual(NOBODY);
});

test('the moment at the tables is what most people do; a report-back comes first', () => {
  const wall = newSession(ENGLISH, { title: 'Hui' }, 'ABCDEF', 0);
  const at = (phase: Phase): LiveSession => ({
    ...liveSession(sessionAt(wall, phase)),
    tables: TABLES,
  });
  const session = at('tables');
  const titleOf = (seated: number, choosing: number, decided = 0): string =>
    momentNow(ENGLISH, session, { came: 0, seated, choosing, decided }).title;
  expect([titleOf(0, 0), titleOf(8, 2), titleOf(9, 1), titleOf(9, 1, 1)]).toEqual([
    'Choose a table',
    'Choose a table',
    'Talk at the tables',
    'Decide at the tables',
  ]);
  const reporting = {
    ...at('connect'),
    reportBack: { queue: ['t2', 't1'], index: 0, turnMs: 1 },
  };
  expect(momentNow(ENGLISH, reporting, NOBODY)).toMatchObject({
    title: 'Table 2 reports back',
    ask: 'Topic 2',
    progress: { kind: 'turn', turn: 1, turns: 2 },
  });
  const walking = {
    ...at('gallery'),
    walk: { mode: 'rotation' as const, stops: 3, stopMs: 1, stop: 3 },
  };
  expect(momentNow(ENGLISH, walking, NOBODY).progress).toEqual({ kind: 'walked' });
});
