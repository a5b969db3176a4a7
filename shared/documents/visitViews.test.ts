import { describe, expect, it, test } from 'vitest';
import { newSession } from '../commands/session.ts';
import { WallRecords } from '../commands/wallState.ts';
import type { ConnectionRecord, VisitRecord } from '../model/gallery.ts';
import type { Person, Role } from '../model/person.ts';
import {
  connectionsAt,
  connectionView,
  connectionViews,
  visitsInOrder,
  visitView,
  visitViews,
} from './visitViews.ts';
import { ENGLISH } from '../../locales/englishWords.ts';

const visit = (part: Partial<VisitRecord> = {}): VisitRecord => ({
  person: 'ann',
  table: 't1',
  kind: 'question',
  text: 'Why?',
  state: 'live',
  at: 5,
  ...part,
});
const thread = (part: Partial<ConnectionRecord> = {}): ConnectionRecord => ({
  from: 't1',
  to: 't2',
  relation: 'supports',
  text: 'Water',
  person: 'ann',
  state: 'accepted',
  marks: [],
  at: 5,
  ...part,
});
const PEOPLE: Readonly<Record<string, { role: Role; table?: string }>> = {
  ann: { role: 'participant' },
  bob: { role: 'participant', table: 't2' },
  cem: { role: 'volunteer', table: 't3' },
  fay: { role: 'facilitator' },
  wall: { role: 'projector', table: 't1' },
};
function wall(
  visits: Record<string, VisitRecord> = {},
  connections: Record<string, ConnectionRecord> = {},
): WallRecords {
  const state = new WallRecords(newSession(ENGLISH, { title: 'Hui' }, 'ABCDEF', 0));
  const person = { arrival: 'code', offer: 'none', removed: false, joinedAt: 0 } as const;
  state.apply([
    ...Object.entries(PEOPLE).map(([id, part]) => ({
      kind: 'person' as const,
      id,
      value: { ...person, name: id, ...part } as Person,
    })),
    ...Object.entries(visits).map(([id, value]) => ({ kind: 'visit' as const, id, value })),
    ...Object.entries(connections).map(([id, value]) => ({
      kind: 'connection' as const,
      id,
      value,
    })),
  ]);
  return state;
}

describe('a visit as somebody sees it', () => {
  it('has its id and says whether it is hers, and no person’s id', () => {
    const state = wall();
    expect(visitView(state, 'v', visit({ person: 'bob' }), 'ann')).toEqual({
      id: 'v',
      table: 't1',
      kind: 'question',
      text: 'Why?',
      by: 'bob',
      at: 5,
      mine: false,
    });
    expect(visitView(state, 'v', visit(), 'ann')?.mine).toBe(true);
  });

  test.each(['gone', 'out'] as const)('is not there for its own visitor when it is %s', (state) => {
    expect(visitView(wall(), 'v', visit({ state }), 'ann')).toBeNull();
  });
});

describe('visits', () => {
  const state = wall({
    late: visit({ at: 9 }),
    b: visit({ at: 5, person: 'bob' }),
    a: visit({ at: 5 }),
    first: visit({ at: -1 }),
    gone: visit({ state: 'gone', at: 0 }),
    out: visit({ state: 'out', at: 0 }),
  });
  it('are in the order of their times, those of one moment by their ids, whatever is asked first', () => {
    const order = ['first', 'a', 'b', 'late'];
    expect(visitsInOrder(state, state.visits.keys())).toEqual(order);
    expect(visitsInOrder(state, [...state.visits.keys()].toReversed())).toEqual(order);
  });

  it('are those that are asked for and there, and none else', () => {
    expect(visitsInOrder(state, ['late', 'gone', 'ghost', 'out', 'a'])).toEqual(['a', 'late']);
    expect(visitsInOrder(state, [])).toEqual([]);
  });

  it('are the same with what each is, as who asks sees them', () => {
    const seen = visitViews(state, 'bob', ['b', 'gone', 'a']);
    expect(seen.map(({ id, mine }) => [id, mine])).toEqual([
      ['a', false],
      ['b', true],
    ]);
  });
});

describe('a connection as somebody sees it', () => {
  const seen = (part: Partial<ConnectionRecord>, asker: string) =>
    connectionView(wall(), 'c', thread(part), asker);

  test.each([
    ['its author, at no table', 'ann', { mine: true, mayEdit: true }],
    ['somebody of its table', 'bob', { mine: false, mayEdit: true }],
    ['a helper of another table', 'cem', { mine: false, mayEdit: false }],
    ['a facilitator', 'fay', { mine: false, mayEdit: true }],
    ['a projector, wherever it stands', 'wall', { mine: false, mayEdit: false }],
    ['nobody that is known', 'ghost', { mine: false, mayEdit: false }],
  ])('says to %s what she may', (_who, asker, may) => {
    expect(seen({}, asker)).toMatchObject(may);
  });

  it('says who marked and who carries it to these alone, and has no person’s id', () => {
    const part = { marks: ['bob', 'cem'], carrier: { person: 'bob', until: 'May' } };
    expect(seen(part, 'bob')).toMatchObject({ marked: true, carries: true, marks: 2 });
    const other = seen(part, 'fay');
    expect(other).toMatchObject({ marked: false, carries: false, marks: 2 });
    expect(other?.carried).toEqual({ by: 'bob', until: 'May' });
    expect(Object.keys(other ?? {}).toSorted()).toEqual(
      'at by carried carries from id marked marks mayEdit mine relation state text to'.split(' '),
    );
  });

  test.each(['gone', 'out'] as const)('is not there for its own author when it is %s', (state) => {
    expect(seen({ state }, 'ann')).toBeNull();
  });
});

test('connections are those that hang, oldest first, those of one moment by their ids', () => {
  const state = wall(
    {},
    {
      late: thread({ at: 9 }),
      b: thread(),
      a: thread({ state: 'proposed' }),
      gone: thread({ state: 'gone', at: 0 }),
      out: thread({ state: 'out', at: 0 }),
    },
  );
  expect(connectionViews(state, 'ann').map(({ id }) => id)).toEqual(['a', 'b', 'late']);
  expect(connectionViews(wall(), 'ann')).toEqual([]);
});

test('a table’s connections are those from and to it, in the same order', () => {
  const state = wall(
    {},
    {
      late: thread({ at: 9 }),
      to: thread({ from: 't3', to: 't1' }),
      from: thread(),
      other: thread({ from: 't2', to: 't3' }),
      gone: thread({ state: 'gone' }),
    },
  );
  expect(connectionsAt(state, 't1')).toEqual(['from', 'to', 'late']);
  expect(connectionsAt(state, 't2')).toEqual(['from', 'other', 'late']);
  expect(connectionsAt(state, 'ghost')).toEqual([]);
});
