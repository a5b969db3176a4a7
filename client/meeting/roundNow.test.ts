import { expect, test } from 'vitest';
import type { LiveSession } from '../../shared/model/session.ts';
import type { TableMember, TableView } from '../../shared/protocol/tables.ts';
import { clockOf, roundNow } from './roundNow.ts';

const SEATING = {
  id: 'talk',
  kind: 'tables',
  title: 'Talk',
  ask: 'Talk.',
  from: { kind: 'groups' },
  rounds: [
    { id: 'introductions', title: 'Who are you?', turn: 'everyone' },
    { id: 'tell', title: 'Tell', minutes: 6, turn: 'owner' },
    { id: 'advice', title: 'Advice', minutes: 2, per: 'person', turn: 'others' },
  ],
} satisfies LiveSession['seating'];
const session = (present: LiveSession['present'] = SEATING) => ({ present, seating: SEATING });
const member = (personId: string): TableMember => ({
  personId,
  isMe: false,
  duties: [],
  host: false,
  spoken: true,
});
const at = (part: Pick<TableView, 'rounds' | 'owner'>) =>
  roundNow(session(), { members: ['a', 'b', 'c'].map(member), ...part });

test('before the first round there is the first to begin, and after the last the last to go back to', () => {
  expect(at({})).toMatchObject({ round: null, next: { id: 'tell' }, before: null });
  expect(at({ rounds: { round: null, since: 1, spoken: {} } })).toMatchObject({
    round: null,
    next: null,
    before: { id: 'advice' },
  });
});

test('in a round those have turns whose it is, and the clock is split among those still to come', () => {
  const now = at({ owner: 'b', rounds: { round: 'advice', since: 0, spoken: { advice: ['a'] } } });
  expect(now).toMatchObject({ spoken: ['a'], toCome: ['c'], next: null, before: { id: 'tell' } });
  expect(now && clockOf(now, 1, 60_001)).toEqual({
    totalMs: 240_000,
    leftMs: 180_000,
    eachMs: 180_000,
  });
  expect(at({ owner: 'b', rounds: { round: 'tell', since: 0, spoken: {} } })?.toCome).toEqual([
    'b',
  ]);
});

test('while nobody has said whose topic it is, nobody is called up where that decides whose turn it is', () => {
  const round = (id: string) => at({ rounds: { round: id, since: 0, spoken: {} } });
  expect(round('tell')).toMatchObject({ waitsForOwner: true, toCome: [], spoken: [] });
  expect(round('advice')).toMatchObject({ waitsForOwner: true, toCome: [] });
  expect(at({ owner: 'a', rounds: { round: 'advice', since: 0, spoken: {} } })).toMatchObject({
    waitsForOwner: false,
    toCome: ['b', 'c'],
  });
});

test('a clock waits until the server has said since when, and a round that left the run is none', () => {
  const now = at({ rounds: { round: 'tell', since: 0, spoken: {} } });
  expect(now && clockOf(now, 0, 5)).toBeNull();
  expect(at({ rounds: { round: 'gone', since: 1, spoken: {} } })).toMatchObject({
    round: null,
    next: { id: 'tell' },
  });
});

test('a step whose only round is the introductions has no others', () => {
  const rounds = SEATING.rounds.slice(0, 1);
  const only = { ...SEATING, rounds };
  expect(roundNow({ present: only, seating: null }, { members: [] })).toBeNull();
});
