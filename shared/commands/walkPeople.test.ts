import { sessionAt } from './testSession.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person } from '../model/person.ts';
import { move, takeBackMove, type Move } from './moves.ts';
import { arrive, removePerson, setMe } from './people.ts';
import { readmitPerson } from './removal.ts';
import { newSession } from './session.ts';
import { movePerson, setTableClosed } from './tables.ts';
import { uuid } from './testTables.ts';
import { standsAt, steerWalk, type WalkAction } from './walk.ts';
import { WallRecords } from './wallState.ts';
import type { Decision } from './decision.ts';
import { ENGLISH } from '../../locales/englishWords.ts';

const ROTATION = { action: 'start', mode: 'rotation', stops: 3, stopMs: 60_000 } as const;

/**
 * So many people at each table, in the order of their numbers; and so many at none. Who sits at
 * table t is called `t.0`, `t.1`, …
 */
function tablesOf(sizes: readonly number[], none = 0) {
  const records = new WallRecords(newSession(ENGLISH, { title: 'Hui' }, 'ABCDEF', 0));
  let now = 1_000;
  const act = (personId: string) => ({ personId, now });
  const run = <Reply>(decision: Decision<Reply>): Reply => {
    records.apply(decision.changes);
    return decision.reply;
  };
  run(arrive(records, act('fay'), { role: 'facilitator', arrival: 'creation' }));
  const tables = sizes.map((_, index) => uuid(3, index));
  records.apply([
    {
      kind: 'session',
      value: {
        ...sessionAt(records.session, 'tables'),
        tables: tables.map((tableId, index) => ({
          tableId,
          number: index + 1,
          clusterId: uuid(1, index),
          name: `Topic ${index + 1}`,
        })),
      },
    },
  ]);
  const come = (id: string, table?: string): void => {
    run(arrive(records, act(id), { role: 'participant', arrival: 'code' }));
    if (table !== undefined) run(setMe(records, act(id), { table }));
  };
  for (const [index, size] of sizes.entries())
    for (let seat = 0; seat < size; seat += 1) come(`${index}.${seat}`, tables[index]);
  for (let index = 0; index < none; index += 1) come(`none.${index}`);
  let moves = 0;
  return {
    records,
    tables,
    act,
    run,
    come,
    walk: (action: WalkAction) => run(steerWalk(records, act('fay'), action)),
    make(what: Move): string {
      const id = uuid(8, (moves += 1));
      run(
        move(
          records,
          act('fay'),
          { id, ...what },
          { groups: () => [], newId: () => id, isInRoom: () => true },
        ),
      );
      return id;
    },
    back: (id: string) => run(takeBackMove(records, act('fay'), id)),
    later: (ms: number) => void (now += ms),
    of: (id: string) => records.people.get(id) as Person,
    hosts: () =>
      [...records.people].flatMap(([id, { host, removed }]) => (host && !removed ? [id] : [])),
    /** Visitors at each poster at a stop, hosts left out. */
    visitors: (stop: number) =>
      tables.map(
        (tableId) =>
          [...records.people.values()].filter(
            ({ host, stops, removed }) => !host && !removed && stops?.[stop] === tableId,
          ).length,
      ),
  };
}
type Room = ReturnType<typeof tablesOf>;

/** Whoever walks has different posters, from now on, never her own. */
function expectWalkable({ records }: Room): void {
  const { walk } = records.session;
  for (const [id, { host, stops = [], table, removed }] of records.people) {
    if (host || removed) continue;
    const ahead = stops.slice(walk?.stop ?? 0);
    expect(new Set(ahead).size, id).toBe(ahead.length);
    expect(ahead, id).not.toContain(table);
  }
}

const anyRoom = fc.record({
  sizes: fc.array(fc.oneof(fc.constant(0), fc.constant(1), fc.integer({ min: 2, max: 9 })), {
    minLength: 1,
    maxLength: 9,
  }),
  none: fc.oneof(fc.constant(0), fc.nat(5)),
  stops: fc.integer({ min: 1, max: 5 }),
  closes: fc.option(fc.nat(8)),
});

describe('2a.5 the stops of a rotation', () => {
  it('lead to posters beside which somebody stays, all different, never one’s own; the others hang', () => {
    fc.assert(
      fc.property(anyRoom, ({ sizes, none, stops, closes }) => {
        const room = tablesOf(sizes, none);
        const closed = closes === null ? undefined : room.tables[closes];
        if (closed !== undefined && sizes.length > 1)
          room.run(setTableClosed(room.records, room.act('fay'), closed, true));
        room.walk({ ...ROTATION, stops });
        const taken = room.tables.filter((each) => (room.records.seats.get(each)?.size ?? 0) > 0);
        const open = room.tables.filter(
          (_, index) => room.records.session.tables[index]?.state !== 'closed',
        );
        const posters = taken.length > 0 ? taken : open;
        expectWalkable(room);
        expect(room.hosts()).toHaveLength(taken.length);
        for (const [id, person] of room.records.people) {
          if (id === 'fay' || person.host) continue;
          const others = posters.filter((each) => each !== person.table);
          const { walk } = room.records.session;
          expect(person.stops ?? [], id).toHaveLength(Math.min(walk?.stops ?? 0, others.length));
          for (const each of person.stops ?? []) expect(posters).toContain(each);
        }
      }),
    );
  });

  it('spread visitors of uneven tables evenly, with one who is alone at hers as its host', () => {
    const room = tablesOf([9, 4, 0, 1, 6, 3]);
    room.walk({ ...ROTATION, stops: 2 });
    expect(room.hosts()).toContain('3.0');
    for (const stop of [0, 1]) {
      const [, , empty, ...rest] = room.visitors(stop);
      expect(empty).toBe(0);
      const others = [...room.visitors(stop).slice(0, 2), ...rest];
      expect(Math.max(...others) - Math.min(...others)).toBeLessThanOrEqual(1);
    }
  });

  it('two tables with people among many have one stop each', () => {
    const room = tablesOf([3, 0, 0, 2, 0]);
    room.walk({ ...ROTATION, stops: 4 });
    expect(room.records.session.walk?.stops).toBe(1);
    expect(room.visitors(0)).toEqual([1, 0, 0, 2, 0]);
  });
});

describe('2a.5b hosts swap half-way', () => {
  const SWAP = { ...ROTATION, swap: true } as const;

  it('another of the table’s people stays from the middle stop on, and the first sees what she would have seen', () => {
    const room = tablesOf([3, 2, 1, 4]);
    room.walk(SWAP);
    expect(room.records.session.walk).toMatchObject({ stops: 3, swapAt: 1 });
    const first = room.hosts();
    const before = [0, 1, 2].map(room.visitors);
    const planned = new Map(
      [...room.records.people].map(([id, { stops }]) => [id, stops] as const),
    );
    room.walk({ action: 'next' });
    const second = room.hosts();
    expect(room.records.session.walk).not.toHaveProperty('swapAt');
    expect(second).toHaveLength(4);
    // Who sits alone stays: there is nobody to swap with.
    expect(first.filter((id) => second.includes(id))).toEqual(['2.0']);
    for (const id of first.filter((each) => each !== '2.0')) {
      const { stops, table } = room.of(id);
      const relieved = second.find((each) => room.of(each).table === table) as string;
      expect(stops).toEqual(planned.get(relieved));
      expect(standsAt(room.records.session, room.of(id))).toBe(stops?.[1]);
      expect(standsAt(room.records.session, room.of(relieved))).toBe(table);
    }
    expect([1, 2].map(room.visitors)).toEqual([before[1], before[2]]);
    expectWalkable(room);
    // Once is enough, also for who goes back over it.
    room.walk({ action: 'back' });
    room.walk({ action: 'next' });
    expect(room.hosts()).toEqual(second);
  });

  it.each([
    [1, undefined],
    [2, 1],
    [3, 1],
    [4, 2],
    [5, 2],
  ])('with %i stops at stop %s', (stops, swapAt) => {
    const room = tablesOf([2, 2, 2, 2, 2, 2]);
    room.walk({ ...SWAP, stops });
    expect(room.records.session.walk?.swapAt).toBe(swapAt);
  });

  it('a table that has swapped by itself, or where nobody has walked, is left alone', () => {
    const room = tablesOf([3, 2, 2]);
    room.walk({ ...SWAP, stops: 2 });
    const [host] = room.hosts();
    const other = ['0.0', '0.1', '0.2'].find((id) => id !== host) as string;
    room.run(setMe(room.records, room.act(other), { host: true }));
    expect(room.of(host as string).stops).toHaveLength(2);
    room.walk({ action: 'next' });
    expect(room.of(other).host).toBe(true);
  });

  it('2.10b taken back, everybody stands where she stood; but for who has changed places since', () => {
    const room = tablesOf([3, 2, 1, 4]);
    room.make({ walk: SWAP });
    const people = structuredClone(Object.fromEntries(room.records.people));
    const session = room.records.session;
    const next = room.make({ walk: { action: 'next' } });
    expect(room.records.moves.get(next)?.swapped).toHaveLength(3);
    room.back(next);
    expect(Object.fromEntries(room.records.people)).toEqual(people);
    expect(room.records.session.walk).toEqual(session.walk);
    // Again, and at one table the next host has gone meanwhile.
    const again = room.make({ walk: { action: 'next' } });
    const [before, after] = room.records.moves.get(again)?.swapped?.[0] ?? [];
    room.run(movePerson(room.records, room.act('fay'), after as string, null));
    room.back(again);
    expect(room.of(after as string).host).toBeUndefined();
    expect(room.hosts()).toHaveLength(4);
    expect(room.of(before as string).table).toBeDefined();
    expectWalkable(room);
  });
});

describe('2a.5c late-comers and leavers', () => {
  it('whoever sits down in the middle sees posters that few others see then, from now on', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 3, maxLength: 7 }),
        fc.nat(2),
        fc.nat(6),
        (sizes, stop, at) => {
          const room = tablesOf(sizes);
          room.walk({ ...ROTATION, stops: 2 });
          for (let each = 0; each < stop; each += 1) room.walk({ action: 'next' });
          const now = room.records.session.walk?.stop ?? 0;
          const table = room.tables[at % sizes.length] as string;
          const before = [0, 1].map(room.visitors);
          room.come('late', table);
          expect(room.of('late').stops).toHaveLength(2);
          expectWalkable(room);
          if (now > 1) return;
          // Her next one had the fewest visitors of all but her own.
          const next = room.tables.indexOf(room.of('late').stops?.[now] as string);
          const others = (before[now] ?? []).filter((_, index) => room.tables[index] !== table);
          expect(before[now]?.[next]).toBe(Math.min(...others));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('at a table where nobody sat she stays with its poster; the next one walks', () => {
    const room = tablesOf([3, 0, 2]);
    room.walk({ ...ROTATION, stops: 2 });
    room.come('late', room.tables[1]);
    expect(room.of('late')).toMatchObject({ host: true });
    room.come('last', room.tables[1]);
    expect(room.of('last').host).toBeUndefined();
    expect(room.of('last').stops?.[0]).not.toBe(room.tables[1]);
    // From now on it is a stop, for whoever comes.
    room.come('other', room.tables[0]);
    expect(room.of('other').stops).toContain(room.tables[1]);
  });

  it('somebody who changes tables keeps her way, unless her new table lies on it', () => {
    const room = tablesOf([3, 2, 2, 2]);
    room.walk({ ...ROTATION, stops: 2 });
    const [id, { stops = [] }] = [...room.records.people].find(([, { stops: own }]) => own) as [
      string,
      Person,
    ];
    const off = room.tables.find((each) => each !== room.of(id).table && !stops.includes(each));
    room.run(setMe(room.records, room.act(id), { table: off as string }));
    expect(room.of(id).stops).toEqual(stops);
    room.run(setMe(room.records, room.act(id), { table: stops[1] as string }));
    expect(room.of(id).stops).not.toEqual(stops);
    expectWalkable(room);
  });

  const goes: Record<string, (room: Room, host: string) => void> = {
    'goes to another table': (room, host) => {
      const elsewhere = room.tables[3] as string;
      room.run(setMe(room.records, room.act(host), { table: elsewhere }));
      // She walks from there, where somebody stays already.
      expect(room.of(host).stops).toHaveLength(2);
    },
    'leaves the table': (room, host) =>
      void room.run(setMe(room.records, room.act(host), { table: null })),
    'is moved': (room, host) =>
      void room.run(movePerson(room.records, room.act('fay'), host, null)),
    'is removed': (room, host) => {
      room.run(removePerson(room.records, room.act('fay'), host));
      room.run(readmitPerson(room.records, room.act('fay'), host));
      expect(room.of(host).host).toBeUndefined();
    },
  };
  it.each(Object.keys(goes))(
    'where a host %s, another of hers stays; nobody where none is left',
    (how) => {
      const room = tablesOf([3, 1, 2, 2]);
      room.run(setMe(room.records, room.act('0.1'), { duties: ['reporter'] }));
      room.walk({ ...ROTATION, stops: 2 });
      expect(room.hosts()).toContain('0.1');
      goes[how]?.(room, '0.1');
      const [next] = room.hosts().filter((id) => room.of(id).table === room.tables[0]);
      // Whoever sat down last, as at the start.
      expect(next).toBe('0.2');
      expect(standsAt(room.records.session, room.of('0.2'))).toBe(room.tables[0]);
      goes[how]?.(room, '1.0');
      expect(room.hosts().filter((id) => room.of(id).table === room.tables[1])).toEqual([]);
      expectWalkable(room);
    },
  );

  it('nobody is sent on to a poster beside which nobody sits any more, or whose table was closed, where there is another', () => {
    const room = tablesOf([1, 1, 3, 3, 3, 3]);
    room.walk({ ...ROTATION, stops: 3 });
    const [left, closed] = [room.tables[0] as string, room.tables[1] as string];
    room.run(setMe(room.records, room.act('0.0'), { table: null }));
    room.run(setTableClosed(room.records, room.act('fay'), closed, true));
    expect(room.visitors(1)[0]).toBeGreaterThan(0);
    for (const stop of [1, 2]) {
      room.walk({ action: 'next' });
      const visitors = room.visitors(stop);
      expect(visitors.slice(0, 2)).toEqual([0, 0]);
      expectWalkable(room);
    }
    expect(left).not.toBe(closed);
  });

  it('who would rather walk gets stops; who stays in her place keeps hers for later', () => {
    const room = tablesOf([2, 2, 2]);
    room.walk({ ...ROTATION, stops: 2 });
    const [host] = room.hosts() as [string];
    room.run(setMe(room.records, room.act(host), { host: false }));
    expect(room.of(host).stops).toHaveLength(2);
    expectWalkable(room);
  });

  it('without a walk nobody becomes host by sitting down or leaving', () => {
    const room = tablesOf([2, 2]);
    room.run(setMe(room.records, room.act('0.0'), { host: true }));
    room.run(setMe(room.records, room.act('0.0'), { table: room.tables[1] as string }));
    expect(room.hosts()).toEqual([]);
  });
});
