import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hang, Screen } from './hang.ts';
import { pairsOf, type Pair } from './pairs.ts';
import { otherWays, routesOf, type Route } from './routes.ts';
import { connectionOf, connectionsOf, fullWall, roomOf, SCREENS } from './testRooms.ts';

const SCREEN: Screen = { width: 1600, height: 900, smallest: 16 };
/** Four columns and three rows, full: posters 1–4, 5–8, 9–12. */
const wallOf = (screen = SCREEN, columns = 4, rows = 3): Hang => fullWall(columns, rows, screen);
const WALL = wallOf();
const routed = (
  ends: readonly (readonly [number, number])[],
  room = WALL,
  wanted: ReadonlyMap<Pair, number> = new Map(),
): Route[] => {
  const { pairs } = pairsOf(
    room,
    ends.map(([from, to], at) => connectionOf(from, to, at)),
  );
  return routesOf(room, pairs, wanted);
};
const wayOf = ({ a, b, aisles, gutter }: Route): unknown => [
  a.number,
  b.number,
  [...aisles],
  gutter,
];

describe('a way', () => {
  it('between neighbouring rows is the aisle between them', () => {
    expect(routed([[2, 8]]).map(wayOf)).toEqual([[2, 8, [1], null]]);
    expect(routed([[9, 5]]).map(wayOf)).toEqual([[5, 9, [2], null]]);
  });

  it('within a row is an aisle beside it', () => {
    const [first] = routed([[6, 7]]);
    expect(first?.aisles).toEqual([1]);
    expect(first).toMatchObject({ gutter: null, a: { number: 6 }, b: { number: 7 } });
  });

  it('over several rows is an aisle, a gutter on the way, and an aisle', () => {
    expect(routed([[1, 10]]).map(wayOf)).toEqual([[1, 10, [1, 2], 1]]);
    expect(routed([[12, 3]]).map(wayOf)).toEqual([[3, 12, [1, 2], 3]]);
    const [straight] = routed([[2, 10]]);
    expect([1, 2]).toContain(straight?.gutter);
  });

  it('begins at the poster that hangs first, whichever way the thread runs', () => {
    for (const ends of [
      [3, 9],
      [9, 3],
    ] as const)
      expect(routed([ends])[0]).toMatchObject({ a: { number: 3 }, b: { number: 9 } });
  });

  it('of a table that does not hang is none', () => {
    const { pairs } = pairsOf(WALL, [connectionOf(1, 2, 0)]);
    const pair = pairs[0] as Pair;
    expect(routesOf(WALL, [{ ...pair, to: 'gone' }], new Map())).toEqual([]);
    expect(routesOf(WALL, [], new Map())).toEqual([]);
  });
});

describe('threads of one row', () => {
  it('take the two aisles beside it in turn', () => {
    const aisles = routed([
      [5, 8],
      [5, 7],
      [6, 8],
      [6, 7],
    ]).map(({ aisles: [aisle] }) => aisle);
    expect(aisles.filter((aisle) => aisle === 1)).toHaveLength(2);
    expect(aisles.filter((aisle) => aisle === 2)).toHaveLength(2);
  });

  it('keep out of the aisle that others need', () => {
    // Between the first two rows: three that have no other way.
    const routes = routed([
      [1, 8],
      [2, 7],
      [3, 6],
      [6, 7],
    ]);
    expect(wayOf(routes[3] as Route)).toEqual([6, 7, [2], null]);
  });

  it('keep out of the aisles that threads through gutters begin and end in', () => {
    const aisleBeside = (...others: (readonly [number, number])[]): number | undefined =>
      routed([[6, 7], ...others])[0]?.aisles[0];
    expect(aisleBeside()).toBe(1);
    // It begins under the first row, and leaves by the last gutter on its way.
    expect(routed([[1, 12]])[0]).toMatchObject({ aisles: [1, 2], gutter: 3 });
    expect(aisleBeside([1, 12])).toBe(2);
    expect(aisleBeside([2, 8])).toBe(2);
  });

  it('are told in the order of their pairs, though the long ones choose first', () => {
    const routes = routed([
      [6, 7],
      [1, 5],
      [5, 8],
    ]);
    expect(routes.map(({ a, b }) => [a.number, b.number])).toEqual([
      [6, 7],
      [1, 5],
      [5, 8],
    ]);
  });

  it('at the edge of a room whose outer aisle is too low take the inner one, all of them', () => {
    // A flat banner of a room: its outer aisles are lower than an arrowhead needs.
    const flat = wallOf({ width: 4000, height: 500, smallest: 16 });
    const ends = [
      [1, 4],
      [1, 3],
      [2, 4],
      [1, 2],
    ] as const;
    expect(routed(ends, flat).map(({ aisles: [aisle] }) => aisle)).toEqual([1, 1, 1, 1]);
    for (const route of routed(ends, flat)) expect(otherWays(route, flat)).toEqual([]);
    const flatter = wallOf({ width: 4000, height: 300, smallest: 16 }, 4, 2);
    expect(routed(ends, flatter).map(({ aisles: [aisle] }) => aisle)).toEqual([1, 1, 1, 1]);
    // Of one row alone both are outer: there is no other.
    const row = wallOf({ width: 4000, height: 100, smallest: 16 }, 3, 1);
    const inRow = routed(
      [
        [1, 3],
        [1, 2],
        [2, 3],
      ],
      row,
    );
    expect(new Set(inRow.map(({ aisles: [aisle] }) => aisle))).toEqual(new Set([0, 1]));
  });
});

describe('gutters', () => {
  it('on the way are shared out', () => {
    const routes = routed([
      [1, 12],
      [1, 11],
      [2, 12],
      [1, 12],
    ]);
    expect(new Set(routes.map(({ gutter }) => gutter)).size).toBe(3);
  });

  it('beside its own column are the way straight down, the wider one first', () => {
    // The first gutter is the room's margin, and narrow.
    expect(routed([[1, 9]])[0]?.gutter).toBe(1);
    expect(routed([[4, 12]])[0]?.gutter).toBe(3);
    // Fuller and fuller, it is worth going round.
    const many = Array.from({ length: 3 }, () => [1, 9] as const);
    const { pairs } = pairsOf(WALL, [connectionOf(1, 9, 0)]);
    const routes = routesOf(
      WALL,
      many.flatMap(() => pairs.map((pair) => ({ ...pair }))),
      new Map(),
    );
    expect(new Set(routes.map(({ gutter }) => gutter))).toEqual(new Set([0, 1]));
  });

  it('from which no lane is long enough for the sentence are left to others', () => {
    const { pairs } = pairsOf(WALL, [connectionOf(2, 11, 0)]);
    const pair = pairs[0] as Pair;
    const [plain] = routesOf(WALL, pairs, new Map());
    expect(plain?.gutter).toBe(2);
    // Only from the far sides is a lane as long as this.
    const [wide] = routesOf(WALL, pairs, new Map([[pair, 460]]));
    expect([1, 3]).toContain(wide?.gutter);
  });
});

describe('other ways', () => {
  it('of a thread in a row are the aisle on its other side', () => {
    const [route] = routed([[6, 7]]);
    const [other, ...none] = otherWays(route as Route, WALL);
    expect(none).toEqual([]);
    expect([route?.aisles[0], other?.aisles[0]].toSorted()).toEqual([1, 2]);
    expect(otherWays(other as Route, WALL)[0]?.aisles).toEqual(route?.aisles);
  });

  it('between neighbouring rows are none', () => {
    expect(otherWays(routed([[1, 7]])[0] as Route, WALL)).toEqual([]);
  });

  it('through a gutter are the gutters beside it, no farther than beside its posters', () => {
    const gutters = (ends: readonly [number, number], gutter: number): (number | null)[] =>
      otherWays({ ...(routed([ends])[0] as Route), gutter }, WALL).map((other) => other.gutter);
    expect(gutters([2, 11], 2)).toEqual([1, 3]);
    expect(gutters([2, 11], 1)).toEqual([2]);
    expect(gutters([2, 11], 3)).toEqual([2]);
    expect(gutters([2, 10], 1)).toEqual([2]);
    expect(gutters([1, 12], 0)).toEqual([1]);
    expect(gutters([1, 12], 4)).toEqual([3]);
  });
});

it('every pair has one way, along its own rows and within the room', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 60 }),
      fc.nat(120),
      fc.nat(1000),
      fc.constantFrom(...SCREENS),
      (tables, count, seed, screen) => {
        const room = roomOf(tables, screen, seed % 2 === 0, seed % 3 ? 0 : 2);
        const { pairs } = pairsOf(room, connectionsOf(tables, count, seed));
        const routes = routesOf(room, pairs, new Map());
        expect(routes.map(({ pair }) => pair.id)).toEqual(pairs.map(({ id }) => id));
        for (const route of routes.flatMap((each) => [each, ...otherWays(each, room)])) {
          const { pair, a, b, aisles, gutter } = route;
          expect([a.tableId, b.tableId].toSorted()).toEqual([pair.from, pair.to].toSorted());
          const [first, last = first] = aisles;
          expect([a.row, a.row + 1]).toContain(first);
          expect([b.row, b.row + 1]).toContain(last);
          expect(gutter !== null).toBe(b.row - a.row > 1);
          if (gutter === null) expect(aisles).toHaveLength(1);
          else expect(room.gutters[gutter]).toBeDefined();
        }
      },
    ),
    { numRuns: 60 },
  );
});
