import { sessionAt } from './testSession.ts';
import { describe, expect, it } from 'vitest';
import type { Person } from '../model/person.ts';
import { move, takeBackMove } from './moves.ts';
import { removePerson, setMe } from './people.ts';
import { readmitPerson, removeBurst, undoRemoval } from './removal.ts';
import { movePerson, setTableClosed } from './tables.ts';
import { room, START, uuid } from './testCrowd.ts';
import { steerWalk } from './walk.ts';

const TABLES = [1, 2, 3, 4].map((number) => uuid(900_000 + number));
const [ONE, TWO] = TABLES as [string, string];
const ROTATION = { action: 'start', mode: 'rotation', stops: 3, stopMs: 60_000 } as const;

/** Three people at each of four tables, all named `table.seat`; a walk is not begun yet. */
function tables() {
  const all = room();
  const { records, run, come, fay, as } = all;
  records.session = {
    ...sessionAt(records.session, 'tables'),
    tables: TABLES.map((tableId, index) => ({
      tableId,
      number: index + 1,
      clusterId: `c${index}`,
      name: `Topic ${index + 1}`,
    })),
  };
  const seated = new Map<string, string>();
  for (const [index, table] of TABLES.entries())
    for (const seat of [0, 1, 2]) {
      const id = come(`home-${index}.${seat}`);
      run(setMe(records, as(id), { table }));
      seated.set(`${index}.${seat}`, id);
    }
  const of = (id: string) => records.people.get(id) as Person;
  return {
    ...all,
    of,
    seat: (name: string) => seated.get(name) as string,
    walk: (action: Parameters<typeof steerWalk>[2]) => run(steerWalk(records, as(fay), action)),
    hostAt: (table: string) =>
      [...records.people].flatMap(([id, { host, table: own, removed }]) =>
        host && own === table && !removed ? [id] : [],
      ),
  };
}
type Room = ReturnType<typeof tables>;

describe('a host who stays with her poster no more, in the middle of a rotation,', () => {
  const goes: Record<string, (room: Room, host: string) => void> = {
    'gets up': ({ run, records, as }, host) => void run(setMe(records, as(host), { table: null })),
    'is moved away': ({ run, records, as, fay }, host) =>
      void run(movePerson(records, as(fay), host, null)),
    'has her table closed': ({ run, records, as, fay }, _host) =>
      void run(setTableClosed(records, as(fay), ONE, true)),
    'is removed, and let back in': ({ run, records, as, fay }, host) => {
      run(removePerson(records, as(fay), host));
      run(readmitPerson(records, as(fay), host));
    },
    'hands over': ({ run, records, as, seat }, _host) =>
      void run(setMe(records, as(seat('0.0')), { host: true })),
  };

  it.each(Object.keys(goes))('and %s walks from the stop that is now', (how) => {
    const room = tables();
    room.walk(ROTATION);
    room.walk({ action: 'next' });
    const [host] = room.hostAt(ONE) as [string];
    expect(room.of(host).stops).toBeUndefined();
    goes[how]?.(room, host);
    const { stops = [], walksFrom, host: isHost } = room.of(host);
    expect(isHost).toBeUndefined();
    expect(stops).toHaveLength(3);
    expect(new Set(stops.slice(1)).size).toBe(2);
    if (how === 'has her table closed') expect(stops).not.toContain(ONE);
    expect(walksFrom).toBe(1);
  });

  it('and gets up from a free walk, or while there is none, has no stops', () => {
    for (const start of [null, { action: 'start', mode: 'free', stopMs: 60_000 } as const]) {
      const { records, run, as, walk, hostAt, of, seat } = tables();
      if (start) walk(start);
      else run(setMe(records, as(seat('0.0')), { host: true }));
      const [host] = hostAt(ONE) as [string];
      run(setMe(records, as(host), { table: null }));
      expect(of(host)).not.toHaveProperty('stops');
      expect(of(host)).not.toHaveProperty('walksFrom');
    }
  });
});

describe('whoever began to walk later has not seen what came before', () => {
  it('a host who swaps half-way walks from that stop; taken back she does not walk at all', () => {
    const { records, run, as, fay, hostAt, of } = tables();
    const making = { groups: () => [], newId: () => '', isInRoom: () => true };
    run(move(records, as(fay), { id: uuid(1), walk: { ...ROTATION, swap: true } }, making));
    const [host] = hostAt(ONE) as [string];
    run(move(records, as(fay), { id: uuid(2), walk: { action: 'next' } }, making));
    expect(of(host)).toMatchObject({ walksFrom: 1 });
    // Whoever walked from the first stop on says nothing.
    const [relief] = hostAt(ONE) as [string];
    expect(of(relief)).not.toHaveProperty('walksFrom');
    run(takeBackMove(records, as(fay), uuid(2)));
    expect(of(host)).toMatchObject({ host: true });
    expect(of(host)).not.toHaveProperty('walksFrom');
    expect(of(host)).not.toHaveProperty('stops');
  });

  it('a late-comer walks from the stop at which she sits down', () => {
    const { records, run, as, come, walk, of } = tables();
    walk(ROTATION);
    const early = come('late');
    run(setMe(records, as(early), { table: ONE }));
    expect(of(early)).not.toHaveProperty('walksFrom');
    walk({ action: 'next' });
    walk({ action: 'next' });
    const late = come('late');
    run(setMe(records, as(late), { table: ONE }));
    expect(of(late)).toMatchObject({ walksFrom: 2 });
    // Over means over, however often one asks for the next.
    walk({ action: 'next' });
    walk({ action: 'next' });
    const last = come('late');
    run(setMe(records, as(last), { table: ONE }));
    expect(of(last)).toMatchObject({ walksFrom: 3 });
  });

  it('a new walk begins for everybody at its first stop; taken back, hers is as it was', () => {
    const { records, run, as, come, walk, fay, of } = tables();
    const making = { groups: () => [], newId: () => '', isInRoom: () => true };
    walk(ROTATION);
    walk({ action: 'next' });
    const late = come('late');
    run(setMe(records, as(late), { table: ONE }));
    const before = of(late);
    run(move(records, as(fay), { id: uuid(3), walk: ROTATION }, making));
    expect(of(late)).not.toHaveProperty('walksFrom');
    run(takeBackMove(records, as(fay), uuid(3)));
    expect(of(late)).toEqual(before);
  });
});

describe('stops of an earlier walk', () => {
  it('lead nobody who was removed, or facilitates at no table, through a later one', () => {
    const { records, run, as, fay, walk, of, seat, hostAt } = tables();
    run(setMe(records, as(fay), { table: TWO }));
    walk(ROTATION);
    const away = ['1.0', '1.1'].map(seat).find((id) => !hostAt(TWO).includes(id)) as string;
    expect(of(away).stops).toHaveLength(3);
    run(setMe(records, as(fay), { table: null }));
    run(removePerson(records, as(fay), away));
    // Let back in while her walk goes on, she would go on where she was.
    expect(of(away).stops).toHaveLength(3);
    walk({ action: 'end' });
    walk({ ...ROTATION, stops: 1 });
    run(readmitPerson(records, as(fay), away));
    for (const id of [away, fay]) expect(of(id)).not.toHaveProperty('stops');
    run(setMe(records, as(away), { table: ONE }));
    expect(of(away).stops).toHaveLength(1);
  });
});

describe('people of a burst who come back in the middle of a walk', () => {
  /** A table where many sit who come from one place, the second of them its host. */
  function rush() {
    const all = tables();
    const { records, run, crowd, as, fay, finish } = all;
    const many = crowd('rogue', 220, { at: START + 60_000 });
    for (const id of many) run(setMe(records, as(id), { table: TWO }));
    for (const seat of ['1.0', '1.1', '1.2'])
      run(movePerson(records, as(fay), all.seat(seat), null));
    const out = () => {
      run(removeBurst(records, as(fay), { burst: 'people-rogue', removal: 'r1' }));
      finish('r1');
    };
    const back = () => {
      run(undoRemoval(records, as(fay), 'r1'));
      finish('r1');
    };
    return { ...all, many, out, back };
  }

  it('go on with theirs, to the letter, whoever of them comes back first', () => {
    for (const mode of ['rotation', 'free'] as const) {
      const { records, run, as, many, out, back, walk, hostAt, everything } = rush();
      run(setMe(records, as(many.at(-1) as string), { host: true }));
      walk(mode === 'free' ? { action: 'start', mode, stopMs: 1_000 } : ROTATION);
      expect(hostAt(TWO)).toEqual([many.at(-1)]);
      const before = everything();
      out();
      expect(hostAt(TWO)).toEqual([]);
      back();
      expect(everything() === before).toBe(true);
    }
  });

  it('join one that began without them: one of them hosts, the others have stops', () => {
    const { records, many, out, back, walk, hostAt, of } = rush();
    out();
    walk({ ...ROTATION, stops: 2 });
    walk({ action: 'next' });
    back();
    expect(hostAt(TWO)).toHaveLength(1);
    const others = many.filter((id) => !of(id).host);
    expect(others).toHaveLength(219);
    for (const id of others) {
      expect(of(id).stops).toHaveLength(2);
      expect(of(id).stops).not.toContain(TWO);
      expect(of(id).walksFrom).toBe(1);
    }
    expect(records.session.walk?.stop).toBe(1);
  });

  it('a host whose poster another has by now, or whose table closed, walks', () => {
    for (const how of ['taken', 'closed'] as const) {
      const { records, run, as, fay, many, out, back, walk, of, seat, hostAt } = rush();
      const host = many.at(-1) as string;
      run(setMe(records, as(host), { host: true }));
      walk(ROTATION);
      walk({ action: 'next' });
      out();
      if (how === 'taken') run(movePerson(records, as(fay), seat('1.0'), TWO));
      else run(setTableClosed(records, as(fay), TWO, true));
      back();
      expect(hostAt(TWO)).toEqual(how === 'taken' ? [seat('1.0')] : []);
      expect(of(host)).not.toHaveProperty('host');
      expect(of(host).stops).toHaveLength(3);
      expect(of(host).walksFrom).toBe(1);
    }
  });
});

describe('people who change their way in one step', () => {
  /** How many walk to each poster at a stop, by table. */
  const visitors = ({ records }: Room, stop: number): number[] =>
    TABLES.map(
      (table) =>
        [...records.people.values()].filter(
          ({ host, removed, stops }) => !host && !removed && stops?.[stop] === table,
        ).length,
    );

  it('spread over the posters where they sit down together', () => {
    const room = tables();
    const { records, run, as, fay, crowd, walk } = room;
    run(setTableClosed(records, as(fay), ONE, true));
    walk(ROTATION);
    const late = crowd('late', 9);
    const before = [0, 1].map((stop) => visitors(room, stop));
    run(setTableClosed(records, as(fay), ONE, false, late));
    // The first of them stays, eight walk to the three other posters.
    expect(late.filter((id) => room.of(id).host)).toEqual([late[0]]);
    for (const stop of [0, 1]) {
      const came = visitors(room, stop).map((count, at) => count - (before[stop]?.[at] ?? 0));
      expect(came[0]).toBe(0);
      expect(came.slice(1).reduce((sum, each) => sum + each, 0)).toBe(8);
      const all = visitors(room, stop).slice(1);
      expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1);
    }
  });

  it('spread over the others where nobody stays with the poster they were on their way to', () => {
    const room = tables();
    const { records, run, as, fay, walk, seat, crowd } = room;
    // Many at one table, so that many walk to each of the others.
    for (const id of crowd('more', 30)) run(setMe(records, as(id), { table: ONE }));
    walk({ ...ROTATION, stops: 1 });
    for (const name of ['1.0', '1.1', '1.2']) run(movePerson(records, as(fay), seat(name), null));
    expect(visitors(room, 0)[1]).toBeGreaterThan(8);
    walk({ action: 'next' });
    walk({ action: 'back' });
    const [, empty, three = 0, four = 0] = visitors(room, 0);
    expect(empty).toBe(0);
    expect(Math.abs(three - four)).toBeLessThanOrEqual(1);
  });

  it('are sent last to a poster that nobody stays with, however few go there', () => {
    const room = tables();
    const { records, run, as, fay, walk, seat, come } = room;
    for (const name of ['1.0', '1.1', '1.2']) run(movePerson(records, as(fay), seat(name), null));
    walk({ ...ROTATION, stops: 2 });
    expect(visitors(room, 0)[1]).toBe(0);
    const late = come('late');
    run(setMe(records, as(late), { table: ONE }));
    expect(room.of(late).stops).toHaveLength(2);
    expect(room.of(late).stops).not.toContain(TWO);
  });
});
