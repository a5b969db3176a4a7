import { expect, it } from 'vitest';
import type { TableRow } from '../../../shared/model/table.ts';
import type { OwnPerson } from '../../../shared/protocol/live.ts';
import type { ConnectionView, TableMember, TableView } from '../../../shared/protocol/tables.ts';
import { slotOf, type Command } from '../../meeting/outbox/commandIntents.ts';
import type { Kept, Progress } from '../../meeting/outbox/outbox.ts';
import { withPending, type OwnView } from './pendingView.ts';
import { followWords } from './followWords.ts';
import { introductions, stepOf } from './tableSteps.ts';
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
const view = (more: Partial<OwnView> = {}): OwnView => ({
  person,
  table: table([member('Lena'), member('me')]),
  visits: [],
  ...more,
});
const REFUSED: Progress = { state: 'refused', code: 'table-closed', detail: '' };
const waiting = (intent: Command, progress: Progress = { state: 'waiting' }): Kept<Command> => ({
  id: slotOf(intent),
  at: 1,
  intent,
  progress,
  notBefore: 0,
  before: null,
});
const rows: TableRow[] = [1, 2, 3].map((number) => ({
  tableId: `t${number}`,
  number,
  clusterId: `c${number}`,
  name: `Topic ${number}`,
}));

it('goes from introductions to roles, talk and decision', () => {
  const quiet = [member('Lena', { spoken: true }), member('me')];
  const spoken = quiet.map((each) => ({ ...each, spoken: true }));
  const roles = [
    { ...member('Lena', { spoken: true, duties: ['facilitator'] }) },
    { ...member('me', { spoken: true, duties: ['note-taker'] }) },
  ];
  expect(stepOf(table(quiet), false)).toBe('introduce');
  expect(stepOf(table(spoken), false)).toBe('roles');
  expect(stepOf(table(roles), false)).toBe('talk');
  expect(stepOf(table(quiet), true)).toBe('decide');
  expect(stepOf(table(quiet, { again: 'yes' }), false)).toBe('decide');
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

it('shows what waits on the phone as done, and what was refused as it was', () => {
  const commit: Command = { kind: 'me', edit: { commitment: { table: 't1', kind: 'activator' } } };
  const seen = withPending(view(), [
    waiting(commit),
    waiting({ kind: 'table', table: 't1', edit: { spoken: { person: 'Lena', spoken: true } } }),
    waiting({ kind: 'table', table: 't1', edit: { again: 'yes' } }),
    waiting({ kind: 'me', edit: { duties: ['note-taker'] } }),
  ]);
  expect(seen.person).toMatchObject({ commitments: { t1: 'activator' }, duties: ['note-taker'] });
  expect(seen.table).toMatchObject({
    again: 'yes',
    members: [{ spoken: true }, { commitment: 'activator', duties: ['note-taker'] }],
  });
  expect(withPending(view(), [waiting(commit, REFUSED)])).toEqual(view());
});

it('takes a duty or the poster over from whoever had it', () => {
  const busy = view({
    table: table([
      member('Lena', { duties: ['facilitator', 'reporter'], host: true }),
      member('me'),
    ]),
  });
  const seen = withPending(busy, [
    waiting({ kind: 'me', edit: { duties: ['facilitator'] } }),
    waiting({ kind: 'me', edit: { host: true } }),
  ]);
  expect(seen.table?.members).toMatchObject([
    { duties: ['reporter'], host: false },
    { duties: ['facilitator'], host: true },
  ]);
});

it('sits at the new table at once, without showing the old one’s people there', () => {
  const moved = withPending(view(), [waiting({ kind: 'me', edit: { table: 't2' } })]);
  expect(moved).toMatchObject({ person: { table: 't2' }, table: null });
  expect(
    withPending(view(), [waiting({ kind: 'me', edit: { table: 't1' } })]).table,
  ).not.toBeNull();
  expect(withPending(view(), [waiting({ kind: 'me', edit: { table: null } })])).toMatchObject({
    table: null,
  });
  expect(
    withPending(view(), [waiting({ kind: 'me', edit: { table: 't2' } }, REFUSED)]).person.table,
  ).toBe('t1');
});

it('shows a visit once, whether it waits or is there already', () => {
  const visit = { id: 'v', table: 't2', kind: 'question', text: 'Who pays?' } as const;
  const leave: Command = { kind: 'visit', visit };
  expect(withPending(view(), [waiting(leave)]).visits).toMatchObject([{ id: 'v', mine: true }]);
  expect(
    withPending(view({ visits: [{ ...visit, mine: true, at: 1 }] }), [
      waiting(leave, { state: 'saved' }),
    ]).visits,
  ).toHaveLength(1);
  expect(
    withPending(view(), [waiting(leave), waiting({ kind: 'take-back-visit', id: 'v' })]).visits,
  ).toEqual([]);
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

it('puts threads to decide on first, and shows what waits', () => {
  const thread = (id: string, more: Partial<ConnectionView> = {}): ConnectionView => ({
    id,
    from: 't1',
    to: 't2',
    relation: 'supports',
    text: id,
    state: 'accepted',
    marks: 0,
    mine: false,
    marked: false,
    mayEdit: true,
    at: 1,
    ...more,
  });
  const listed = [
    thread('a'),
    thread('b', { state: 'proposed' }),
    thread('c', { from: 't2', to: 't3' }),
    thread('d'),
  ];
  const seen = threadsOf('t1', listed, [
    waiting({ kind: 'edit-connection', id: 'b', edit: { text: 'better' } }),
    waiting({ kind: 'edit-connection', id: 'd', edit: { state: 'gone' } }),
    waiting({
      kind: 'connect',
      connection: { id: 'e', from: 't1', to: 't3', relation: 'reinforces', text: 'new' },
    }),
  ]);
  expect(seen.map(({ id, text }) => [id, text])).toEqual([
    ['b', 'better'],
    ['e', 'new'],
    ['a', 'a'],
  ]);
});

it('tells visits in people’s words', () => {
  const session = { tables: rows };
  expect(visitWords({ kind: 'question' }, session, 'Jonas')).toBe('Jonas asks');
  expect(visitWords({ kind: 'join' }, session, 'You')).toBe('You said you might join');
  expect(
    visitWords({ kind: 'connection', toTable: 't2', relation: 'reinforces' }, session, 'Mere'),
  ).toBe('Mere connects it: it reinforces table 2, Topic 2');
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
