import { expect, it } from 'vitest';
import type { TableRow } from '../../../shared/model/table.ts';
import type { StepOf } from '../../../shared/scripts/standing.ts';
import type { OwnPerson } from '../../../shared/protocol/live.ts';
import type { TableMember, TableView } from '../../../shared/protocol/tables.ts';
import type { ConnectionRow } from '../../meeting/pending/galleryRows.ts';
import { followWords } from './followWords.ts';
import { introductions, stepOf, tableStepsOf } from './tableSteps.ts';
import { threadsOf } from './threads.ts';
import { visitWords } from './visitWords.ts';
import { neighbours, walkPlace } from './walkPlace.ts';

const member = (id: string, more: Partial<TableMember> = {}): TableMember => ({
  personId: id,
  isMe: id === 'me',
  name: id,
  duties: [],
  host: false,
  spoken: false,
  ...more,
});
const table = (members: TableMember[], more: Partial<TableView> = {}): TableView => ({
  tableId: 't1',
  number: 1,
  name: 'Rivers',
  members,
  again: null,
  sentence: '',
  posterNotes: [],
  notes: [],
  ...more,
});
const person: OwnPerson = {
  role: 'participant',
  offer: 'none',
  removed: false,
  table: 't1',
  sat: ['t1'],
};
const rows: TableRow[] = [1, 2, 3].map((number) => ({
  tableId: `t${number}`,
  number,
  clusterId: `c${number}`,
  name: `Topic ${number}`,
}));

/** What the product's own run asks. */
const SEATING: StepOf<'tables'> = {
  id: 'tables',
  kind: 'tables',
  title: 'Talk',
  ask: 'Talk.',
  from: { kind: 'groups' },
  duties: [{ id: 'facilitator' }, { id: 'note-taker' }, { id: 'reporter' }],
  decide: { again: {}, commitments: [{ id: 'activator' }] },
};

it('goes from introductions to roles, talk and decision', () => {
  const quiet = [member('Lena', { spoken: true }), member('me')];
  const spoken = quiet.map((each) => ({ ...each, spoken: true }));
  const roles = [
    { ...member('Lena', { spoken: true, duties: ['facilitator'] }) },
    { ...member('me', { spoken: true, duties: ['note-taker'] }) },
  ];
  expect(stepOf(table(quiet), false, SEATING)).toBe('introduce');
  expect(stepOf(table(spoken), false, SEATING)).toBe('roles');
  expect(stepOf(table(roles), false, SEATING)).toBe('talk');
  expect(stepOf(table(quiet), true, SEATING)).toBe('decide');
  expect(stepOf(table(quiet, { again: 'yes' }), false, SEATING)).toBe('decide');
});

it('leaves out what the run does not ask, and waits only for duties that there are', () => {
  const { duties: _duties, decide: _decide, ...bare } = SEATING;
  expect(tableStepsOf(SEATING)).toEqual(['introduce', 'roles', 'talk', 'decide']);
  expect(tableStepsOf(bare)).toEqual(['introduce', 'talk']);
  const spoken = [member('Lena', { spoken: true, duties: ['note-taker'] })];
  expect(stepOf(table(spoken), false, bare)).toBe('talk');
  expect(stepOf(table(spoken), true, bare)).toBe('talk');
  const notes = { ...bare, duties: [{ id: 'note-taker' }, { id: 'reporter' }] };
  expect(stepOf(table([member('Lena', { spoken: true })]), false, notes)).toBe('roles');
  expect(stepOf(table(spoken), false, notes)).toBe('talk');
});

it('says to whoever comes in the last step what is going on, and offers a table that takes her', () => {
  const newcomer = { sat: [] };
  const said = followWords(rows, newcomer, null);
  expect(said.title).toBe('The tables agree who does what next');
  expect(said).toMatchObject({ next: 'choose', text: expect.stringContaining('sit down') });
  const closed = rows.map((row): TableRow => ({ ...row, state: 'closed' }));
  expect(followWords(closed, newcomer, null)).toMatchObject({
    next: null,
    text: expect.stringContaining('nobody new'),
  });
  // Who sat somewhere before knows what is going on.
  expect(followWords(rows, person, null)).toMatchObject({
    title: 'Before you go',
    next: 'choose',
  });
});

it('says what the own table decided, and that it has not', () => {
  const at = (again: TableView['again'], activators = 0): string =>
    followWords(rows, person, { table: table([], { again }), activators }).title;
  expect([at('yes'), at('no'), at(null)]).toEqual([
    'You meet again',
    'This topic rests',
    'Does this go on?',
  ]);
  expect(followWords(rows, person, { table: null, activators: 0 })).toMatchObject({
    text: 'What your table decided is on its way.',
    next: null,
  });
  expect(
    followWords(rows, person, { table: table([], { again: 'yes' }), activators: 0 }).text,
  ).toContain('Nobody is an activator yet');
});

it('knows where each person is in the walk', () => {
  const rotation = { mode: 'rotation', stops: 2, stopMs: 1, stop: 0 } as const;
  const at = (stop: number, more: object = {}) =>
    walkPlace(
      { tables: rows, walk: { ...rotation, stop } },
      { table: 't1', stops: ['t2', 't3'], ...more },
    );
  expect(at(0)).toMatchObject({
    state: 'stop',
    table: { number: 2 },
    next: { number: 3 },
    number: 1,
    of: 2,
  });
  expect(at(1)).toMatchObject({ state: 'stop', table: { number: 3 }, next: null });
  expect(at(2)).toMatchObject({ state: 'walked', home: { number: 1 } });
  expect(at(0, { host: true })).toMatchObject({ state: 'host', table: { number: 1 } });
  expect(walkPlace({ tables: rows, walk: rotation }, {})).toEqual({
    state: 'free',
    standing: null,
  });
  expect(
    walkPlace({ tables: rows, walk: null }, { host: true, table: 't1', standing: 't3' }),
  ).toMatchObject({ state: 'free', standing: { number: 3 } });
  expect(neighbours(rows, 't1')).toMatchObject({ previous: { number: 3 }, next: { number: 2 } });
  expect(neighbours(rows.slice(0, 1), 't1')).toBeNull();
});

it('puts threads to decide on first, then newest first, and none that hangs nowhere', () => {
  const thread = (id: string, more: Partial<ConnectionRow> = {}): ConnectionRow => ({
    id,
    from: 't1',
    to: 't2',
    relation: 'supports',
    text: id,
    state: 'accepted',
    marks: 0,
    mine: false,
    marked: false,
    carries: false,
    mayEdit: true,
    at: 1,
    hangs: true,
    ...more,
  });
  const seen = threadsOf('t1', [
    thread('a'),
    thread('b', { state: 'proposed' }),
    thread('c', { from: 't2', to: 't3' }),
    thread('d', { hangs: false }),
    thread('e', { from: 't3', to: 't1' }),
  ]);
  expect(seen.map(({ id }) => id)).toEqual(['b', 'e', 'a']);
});

it('tells visits in people’s words', () => {
  const session = { tables: rows };
  expect(visitWords({ kind: 'question' }, session, 'Hana')).toBe('Hana asks');
  expect(visitWords({ kind: 'join' }, session, null)).toBe('You said you might join');
  const to = (toTable: string) =>
    ({ kind: 'connection', toTable, relation: 'reinforces' }) as const;
  expect(visitWords(to('t2'), session, 'Hana')).toBe(
    'Hana connects it: it reinforces table 2, Topic 2',
  );
  expect(visitWords({ ...to('t2'), relation: 'supports' }, session, null)).toBe(
    'You connect it: it supports table 2, Topic 2',
  );
  expect(visitWords(to('gone'), session, 'Hana')).toBe(
    'Hana connects it: it reinforces another table',
  );
  // Her name keeps its direction, and turns nothing else round.
  expect(visitWords({ kind: 'question' }, session, 'هناء')).toBe('\u2068هناء\u2069 asks');
});

it('says whose turn it is, and tells guests apart', () => {
  const { name: _name, ...guest } = member('x');
  const { spoken, now, toCome } = introductions([
    member('Lena', { spoken: true }),
    guest,
    { ...guest, personId: 'y' },
    member('me'),
  ]);
  expect(spoken.map(({ shown }) => shown)).toEqual(['Lena']);
  expect(now?.shown).toBe('Guest 1');
  expect(toCome.map(({ shown }) => shown)).toEqual(['Guest 2', 'me']);
});
