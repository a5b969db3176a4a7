import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '../model/arrangement.ts';
import type { Hang, Screen } from './hang.ts';
import { pairsOf, type Pair } from './pairs.ts';
import { connectionOf, connectionsOf, fullWall, roomOf, SCREENS } from './testRooms.ts';
import { isClear, legsOf, mayWeave, weave, type Thread, type Weave } from './weave.ts';

const SCREEN: Screen = { width: 1600, height: 900, smallest: 16 };
const wallOf = (columns = 4, rows = 3, screen = SCREEN): Hang => fullWall(columns, rows, screen);
const WALL = wallOf();
const pairsIn = (room: Hang, ends: readonly (readonly [number, number, number?])[]): Pair[] =>
  pairsOf(
    room,
    ends.map(([from, to, marks = 0], at) => connectionOf(from, to, at, { marks })),
  ).pairs;
const woven = (ends: readonly (readonly [number, number, number?])[], room = WALL): Weave =>
  weave(room, pairsIn(room, ends));
const rounded = (points: readonly Point[] = []): number[][] =>
  points.map((point) => point.map((value) => Math.round(value)));
const posterOf = (number: number, room = WALL) =>
  room.posters[number - 1] as Hang['posters'][number];

describe('a thread', () => {
  it('to the poster below runs straight down between their edges', () => {
    const { threads, spacing } = woven([[2, 6]]);
    const [above, below] = [posterOf(2), posterOf(6)];
    const x = above.x + above.width / 2;
    expect(threads[0]?.points).toHaveLength(2);
    expect(rounded(threads[0]?.points)).toEqual(
      rounded([
        [x, above.y + above.height],
        [x, below.y],
      ]),
    );
    expect(spacing).toBeGreaterThan(0);
  });

  it('to another of the next row runs down, across and down', () => {
    const { points = [] } = woven([[2, 8]]).threads[0] ?? {};
    const [from, to] = [posterOf(2), posterOf(8)];
    expect(points).toHaveLength(4);
    expect(points[0]).toEqual([from.x + from.width / 2, from.y + from.height]);
    expect(points[3]).toEqual([to.x + to.width / 2, to.y]);
    // Alone it lies in the middle of its aisle.
    expect(points[1]?.[1]).toBeCloseTo((from.y + from.height + to.y) / 2);
  });

  it('of one row leaves and comes back on the same side', () => {
    const { points = [] } = woven([[6, 8]]).threads[0] ?? {};
    expect(points).toHaveLength(4);
    expect(points[0]?.[1]).toBe(points[3]?.[1]);
  });

  it('over several rows goes down a gutter, in its middle', () => {
    const { points = [] } = woven([[1, 10]]).threads[0] ?? {};
    const { from = 0, to = 0 } = WALL.gutters[1] ?? {};
    expect(points).toHaveLength(6);
    expect([points[2]?.[0], points[3]?.[0]]).toEqual([(from + to) / 2, (from + to) / 2]);
  });

  it('runs from its sentence’s poster to the other', () => {
    const there = woven([[2, 8]]).threads[0]?.points;
    const back = woven([[8, 2]]).threads[0]?.points;
    expect(back).toEqual(there?.toReversed());
  });

  it('between two posters alone runs straight across', () => {
    const room = roomOf(2, SCREEN, false);
    const { threads, crossings, spacing } = weave(room, pairsIn(room, [[2, 1]]));
    const [left, right] = room.posters;
    const y = (left?.y ?? 0) + (left?.height ?? 0) * 0.36;
    expect(threads[0]?.points).toEqual([
      [right?.x, y],
      [(left?.x ?? 0) + (left?.width ?? 0), y],
    ]);
    expect([crossings, spacing]).toEqual([[], Infinity]);
    expect(weave({ ...room, posters: room.posters.slice(0, 1) }, []).threads).toEqual([]);
  });
});

describe('lanes', () => {
  it('of none are none', () => {
    const none = woven([]);
    expect(none).toMatchObject({ threads: [], crossings: [], spacing: Infinity });
    expect(isClear(none, WALL)).toBe(true);
  });

  it('open for the sentence that wants it, the foremost first', () => {
    const room = wallOf(4, 2);
    const pairs = pairsIn(room, [
      [1, 8, 3],
      [2, 7, 2],
      [3, 6, 1],
    ]);
    const gapsOf = (wanted: ReadonlyMap<Pair, number>): number[] => {
      const lanes = weave(room, pairs, wanted, 0)
        .threads.flatMap(({ points }) => points[1]?.[1] ?? [])
        .toSorted((a, b) => a - b);
      return lanes.slice(1).map((y, at) => y - (lanes[at] ?? 0));
    };
    const plain = gapsOf(new Map());
    const wide = gapsOf(new Map(pairs.map((pair) => [pair, 100])));
    expect(Math.min(...wide)).toBeGreaterThanOrEqual(Math.min(...plain));
    // A lane that no run is long enough for stays as it is.
    expect(gapsOf(new Map(pairs.map((pair) => [pair, 1e6])))).toEqual(plain);
  });

  it('are never pressed together by opening, on the widest desk', () => {
    // There lanes lie farther apart than a line of small type is high.
    const wide = roomOf(6, { width: 4400, height: 700, smallest: 14 }, false);
    const { pairs } = pairsOf(wide, connectionsOf(6, 14, 1));
    expect(isClear(weave(wide, pairs), wide)).toBe(true);
    expect(isClear(weave(wide, pairs, new Map(pairs.map((pair) => [pair, 100]))), wide)).toBe(true);
  });

  it('are shared by threads that do not meet', () => {
    const room = wallOf(8, 2);
    const { threads } = woven(
      [
        [1, 10],
        [7, 16],
      ],
      room,
    );
    expect(threads[0]?.points[1]?.[1]).toBe(threads[1]?.points[1]?.[1]);
  });
});

describe('pins', () => {
  it('of one poster stand apart, about its middle, as their threads lead', () => {
    const { threads } = woven([
      [6, 1],
      [6, 3],
      [6, 4],
    ]);
    const xs = threads.map(({ points }) => points[0]?.[0] ?? 0);
    const { x, width } = posterOf(6);
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    expect((Math.min(...xs) + Math.max(...xs)) / 2).toBeCloseTo(x + width / 2);
    // A fiftieth of the room’s width.
    expect((xs[1] ?? 0) - (xs[0] ?? 0)).toBeCloseTo(32);
  });

  it('keep off the corners, however many there are', () => {
    const room = wallOf(10, 2);
    const ends = Array.from({ length: 9 }, (_, at) => [11, at + 2] as const);
    const { x, width } = posterOf(11, room);
    for (const { points } of woven(ends, room).threads) {
      expect(points[0]?.[0]).toBeGreaterThanOrEqual(x + 1600 * 0.012 - 1e-9);
      expect(points[0]?.[0]).toBeLessThanOrEqual(x + width - 1600 * 0.012 + 1e-9);
    }
  });
});

describe('crossings', () => {
  const across = (marks: readonly [number, number]): Weave => {
    const room = wallOf(4, 1);
    // One row: 1–3 and 2–4 cross where they share an aisle; here they need not.
    return weave(
      room,
      pairsIn(room, [
        [1, 3, marks[0]],
        [2, 4, marks[1]],
      ]),
    );
  };

  it('are avoided where there is another aisle', () => {
    expect(across([0, 0]).crossings).toEqual([]);
  });

  it('are told where they are, once, and the more marked thread lies over the other', () => {
    const room = wallOf(3, 2);
    const { threads, crossings } = weave(
      room,
      pairsIn(room, [
        [1, 6, 5],
        [2, 4, 1],
        [3, 4, 0],
        [3, 5, 7],
      ]),
    );
    expect(crossings.length).toBeGreaterThan(0);
    for (const { at, over, under } of crossings) {
      const marksOf = (index: number): number => threads[index]?.pair.marks ?? NaN;
      expect(marksOf(over)).toBeGreaterThanOrEqual(marksOf(under));
      const passes = (index: number): boolean =>
        (threads[index]?.points ?? []).slice(1).some(([x, y], leg) => {
          const [fromX, fromY] = threads[index]?.points[leg] ?? [0, 0];
          return (
            (at[0] - x) * (at[0] - fromX) <= 0 &&
            (at[1] - y) * (at[1] - fromY) <= 0 &&
            (x === fromX ? at[0] === x : at[1] === y)
          );
        });
      expect([passes(over), passes(under)]).toEqual([true, true]);
    }
    expect(new Set(crossings.map(({ at }) => at.join())).size).toBe(crossings.length);
  });

  it('are no more with other ways tried than without', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 6, max: 14 }),
        fc.nat(24),
        fc.nat(1000),
        (tables, count, seed) => {
          const room = roomOf(tables, SCREENS[0] as Screen, false);
          const { pairs } = pairsOf(room, connectionsOf(tables, count, seed));
          const [tried, plain] = [weave(room, pairs), weave(room, pairs, new Map(), 0)];
          expect(tried.crossings.length).toBeLessThanOrEqual(plain.crossings.length);
          // And nothing that could be followed before cannot be followed then.
          if (isClear(plain, room)) expect(isClear(tried, room)).toBe(true);
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('what can be followed', () => {
  const of = (spacing: number): Weave => ({ threads: [], crossings: [], spacing, head: 1 });

  it('lies 0.45 % of the width apart, one poster’s own 0.3 %', () => {
    expect(isClear(of(7.2), WALL)).toBe(true);
    expect(isClear(of(7.19), WALL)).toBe(false);
    expect(isClear(of(4.8), WALL, true)).toBe(true);
    expect(isClear(of(4.79), WALL, true)).toBe(false);
  });

  it('lies 3 px apart at least, on a phone too', () => {
    const phone = roomOf(12, { width: 390, height: 600, smallest: 15 }, false);
    for (const isOwn of [true, false]) {
      expect(isClear(of(3), phone, isOwn)).toBe(true);
      expect(isClear(of(2.9), phone, isOwn)).toBe(false);
    }
  });

  it('is plain without weaving for too many threads: what may not be woven is not clear', () => {
    let [refused, woven] = [0, 0];
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 40 }),
        fc.integer({ min: 10, max: 120 }),
        fc.nat(1000),
        (tables, count, seed) => {
          const room = roomOf(tables, SCREENS[0] as Screen, false);
          const { pairs } = pairsOf(room, connectionsOf(tables, count, seed));
          if (mayWeave(room, pairs)) woven += 1;
          else {
            refused += 1;
            expect(isClear(weave(room, pairs, new Map(), 0), room)).toBe(false);
          }
        },
      ),
      { numRuns: 20 },
    );
    expect([refused > 2, woven > 2]).toEqual([true, true]);
  });
});

it('legs are told by the way they run, from the lesser end to the greater', () => {
  const thread = (...points: Point[]): Thread => ({ pair: {} as Pair, points });
  expect(legsOf([thread([5, 9], [5, 2], [1, 2]), thread([0, 0], [7, 0])])).toEqual({
    across: [
      { thread: 0, at: 2, low: 1, high: 5 },
      { thread: 1, at: 0, low: 0, high: 7 },
    ],
    down: [{ thread: 0, at: 5, low: 2, high: 9 }],
  });
  expect(legsOf([thread(), thread([3, 3])])).toEqual({ across: [], down: [] });
});

it('every thread runs in legs across and down, through aisles and gutters alone, to pins of its own', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 40 }),
      fc.nat(60),
      fc.nat(1000),
      fc.constantFrom(...SCREENS),
      (tables, count, seed, screen) => {
        const room = roomOf(tables, screen, seed % 2 === 0);
        const { pairs } = pairsOf(room, connectionsOf(tables, count, seed));
        const { threads, head } = weave(room, pairs, new Map(), 2);
        expect(threads.map(({ pair }) => pair)).toEqual(pairs);
        expect(head).toBeGreaterThan(0);
        const pins = new Set<string>();
        for (const { pair, points } of threads) {
          for (const [at, [x, y]] of points.entries()) {
            const [toX, toY] = points[at + 1] ?? [x, y];
            expect(x === toX || y === toY).toBe(true);
          }
          const [first, last] = [points[0], points.at(-1)];
          pins.add(String(first)).add(String(last));
          const edgesOf = (id: string) => {
            const { x, y, width, height } = room.posters.find(
              ({ tableId }) => tableId === id,
            ) as Hang['posters'][number];
            return { x, width, edges: [y, y + height] };
          };
          for (const [id, pin] of [
            [pair.from, first],
            [pair.to, last],
          ] as const) {
            const { x, width, edges } = edgesOf(id);
            expect(edges).toContain(pin?.[1]);
            expect((pin?.[0] ?? NaN) > x && (pin?.[0] ?? NaN) < x + width).toBe(true);
          }
        }
        expect(pins.size).toBe(2 * threads.length);
      },
    ),
    { numRuns: 20 },
  );
});

it('a full room is woven in so many steps, not in so much time: it looks the same everywhere', () => {
  const room = roomOf(60, SCREENS[0] as Screen, true);
  const { pairs } = pairsOf(room, connectionsOf(60, 250, 1));
  expect(pairs.length).toBeGreaterThan(150);
  expect(mayWeave(room, pairs)).toBe(false);
  expect(weave(room, pairs)).toEqual(
    weave(
      room,
      pairs.map((pair) => ({ ...pair })),
    ),
  );
});
