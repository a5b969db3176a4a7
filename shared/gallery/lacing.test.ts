import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Run } from './channel.ts';
import type { Hang, Screen } from './hang.ts';
import { lace, placeTracks, straighten, type Gauge, type Lacing } from './lacing.ts';
import { pairsOf } from './pairs.ts';
import { routesOf } from './routes.ts';
import { connectionOf, connectionsOf, fullWall, roomOf, SCREENS } from './testRooms.ts';
import { legsOf, weave, type Weave } from './weave.ts';

const SCREEN: Screen = { width: 1600, height: 900, smallest: 16 };
const GAUGE: Gauge = { pin: 30, corner: 20, air: 36 };
const wallOf = (columns: number, rows: number, screen = SCREEN): Hang =>
  fullWall(columns, rows, screen);
const laced = (room: Hang, ends: readonly (readonly [number, number])[], left = 1e6): Lacing => {
  const { pairs } = pairsOf(
    room,
    ends.map(([from, to], at) => connectionOf(from, to, at)),
  );
  return lace(room, routesOf(room, pairs, new Map()), GAUGE, { left });
};
const woven = (room: Hang, ends: readonly (readonly [number, number])[]): Weave =>
  weave(
    room,
    pairsOf(
      room,
      ends.map(([from, to], at) => connectionOf(from, to, at)),
    ).pairs,
  );

describe('tracks in a gutter', () => {
  const track = (thread: number, from: number, to: number): Run => ({
    thread,
    ends: [
      { at: from, isNear: true },
      { at: to, isNear: true },
    ],
  });
  /** Runs of a thread in its two aisles: the gutter's ends are the first's last and the last's first. */
  const runsOf = (count: number): Run[][] =>
    Array.from({ length: count }, (_, thread) => [track(thread, 1, 2), track(thread, 3, 4)]);
  const xsOf = (runs: readonly Run[][]): number[][] =>
    runs.map(([first, last]) => [first?.ends[1].at ?? NaN, last?.ends[0].at ?? NaN]);
  const BAND = { from: 100, to: 190 };

  it('lie in its middle, one alone, and tell both runs that lead there', () => {
    const runs = runsOf(1);
    expect(placeTracks([track(0, 0, 50)], BAND, runs, GAUGE)).toBe(Infinity);
    expect(xsOf(runs)).toEqual([[145, 145]]);
    // The pins are left where they are.
    expect([runs[0]?.[0]?.ends[0].at, runs[0]?.[1]?.ends[1].at]).toEqual([1, 4]);
  });

  it('lie side by side in their order, as pins do at most', () => {
    const runs = runsOf(2);
    expect(placeTracks([track(1, 0, 50), track(0, 10, 60)], BAND, runs, GAUGE)).toBe(30);
    expect(xsOf(runs)).toEqual([
      [160, 160],
      [130, 130],
    ]);
  });

  it('share its width where they are many, with as much at its edges', () => {
    const runs = runsOf(5);
    const all = Array.from({ length: 5 }, (_, thread) => track(thread, 0, 50));
    expect(placeTracks(all, BAND, runs, GAUGE)).toBe(15);
    expect(xsOf(runs).map(([x]) => x)).toEqual([115, 130, 145, 160, 175]);
  });

  it('are one where they do not meet', () => {
    const runs = runsOf(2);
    expect(placeTracks([track(0, 0, 50), track(1, 86, 99)], BAND, runs, GAUGE)).toBe(Infinity);
    expect(xsOf(runs).flat()).toEqual([145, 145, 145, 145]);
    expect(placeTracks([track(0, 0, 50), track(1, 85, 99)], BAND, runsOf(2), GAUGE)).toBe(30);
  });
});

describe('threads that are laced', () => {
  it('have a run in each aisle they take, and one in their gutter', () => {
    const { aisles, gutters, runs } = laced(wallOf(3, 3), [
      [1, 2],
      [1, 5],
      [1, 8],
    ]);
    expect(runs.map((own) => own.length)).toEqual([1, 1, 2]);
    expect(aisles.flat()).toHaveLength(4);
    expect(gutters.flat()).toHaveLength(1);
    expect(aisles[1]).toContain(runs[2]?.[0]);
    expect(aisles[2]).toContain(runs[2]?.[1]);
  });

  it('leave towards the poster they are pinned to', () => {
    const room = wallOf(3, 3);
    const endsIn = (from: number, to: number): boolean[] =>
      laced(room, [[from, to]]).runs[0]?.flatMap(({ ends }) => ends.map(({ isNear }) => isNear)) ??
      [];
    // Down from the row above: near; up from the row below: far.
    expect(endsIn(1, 5)).toEqual([true, false]);
    // Through a gutter: out of the first aisle on its far side, into the other on its near side.
    expect(endsIn(1, 8)).toEqual([true, false, true, false]);
  });

  it('have pins as they lead: to the left stands left; what passes over to a far one outermost', () => {
    const { combs } = laced(wallOf(5, 2), [
      [8, 1],
      [8, 2],
      [8, 4],
      [8, 5],
    ]);
    const own = combs.find(({ pins }) => pins.length === 4);
    expect(own?.aisle).toBe(1);
    // By the thread they are of: to 1, to 2, to 4, to 5.
    expect(own?.pins.map(({ thread }) => thread)).toEqual([0, 1, 2, 3]);
    const at = own?.pins.map(({ end }) => end.at) ?? [];
    const middle = ((own?.from ?? 0) + (own?.to ?? 0)) / 2;
    expect(at.map((x) => Math.round((x - middle) * 10) / 10)).toEqual([-45, -15, 15, 45]);
  });

  it('that come back to their own row have the near ones outermost', () => {
    const pinsOf = (ends: readonly (readonly [number, number])[]): number[] | undefined =>
      // As they are before anything is tried.
      laced(wallOf(5, 2), ends, 0)
        .combs.find(({ aisle, pins }) => aisle === 1 && pins.length === 2)
        ?.pins.map(({ thread }) => thread);
    const [near, far] = [
      [8, 9],
      [8, 10],
    ] as const;
    expect(pinsOf([near, far])).toEqual([1, 0]);
    expect(pinsOf([far, near])).toEqual([0, 1]);
    const left = [
      [8, 7],
      [8, 6],
    ] as const;
    expect(pinsOf(left)).toEqual([0, 1]);
    // Outside of one that passes over, however far that leads.
    expect(pinsOf([far, [8, 4]])).toEqual([1, 0]);
    expect(pinsOf([far, [8, 5]])).toEqual([1, 0]);
  });

  it('to neighbours of the next row, all of them, do not cross', () => {
    const fan = woven(
      wallOf(5, 2),
      [1, 2, 3, 4, 5].map((to) => [8, to] as const),
    );
    expect(fan.crossings).toEqual([]);
  });

  it('have pins of both posters over an aisle in one comb', () => {
    const { combs } = laced(wallOf(3, 2), [
      [2, 4],
      [5, 3],
    ]);
    expect(combs.filter(({ pins }) => pins.length === 2)).toHaveLength(1);
  });

  it('without effort are laced as they lead, and no more is done', () => {
    const ends = [
      [1, 8],
      [2, 7],
      [3, 6],
    ] as const;
    const effort = { left: 0 };
    const room = wallOf(4, 2);
    const { pairs } = pairsOf(
      room,
      ends.map(([from, to], at) => connectionOf(from, to, at)),
    );
    lace(room, routesOf(room, pairs, new Map()), GAUGE, effort);
    expect(effort.left).toBe(0);
  });
});

describe('two that face each other', () => {
  it('with their pins side by side are made straight, and no other pin moves', () => {
    const room = wallOf(3, 2);
    const lacing = laced(room, [
      [2, 5],
      [2, 4],
      [2, 6],
    ]);
    const comb = lacing.combs.find(({ pins }) => pins.length === 4);
    const before = comb?.pins.map(({ end }) => end.at) ?? [];
    straighten(lacing);
    const after = comb?.pins.map(({ end }) => end.at) ?? [];
    const facing = comb?.pins.flatMap(({ thread }, at) => (thread === 0 ? at : [])) ?? [];
    expect(facing[1]).toBe((facing[0] ?? NaN) + 1);
    expect(after[facing[0] ?? 0]).toBe(after[facing[1] ?? 0]);
    for (const [at, x] of after.entries()) if (!facing.includes(at)) expect(x).toBe(before[at]);
  });
});

describe('lanes of an aisle', () => {
  const lanesIn = ({ threads }: Weave): number[] =>
    legsOf(threads)
      .across.map(({ at }) => at)
      .toSorted((a, b) => a - b);

  it('with room enough lie one and a half lines of type apart, about its middle', () => {
    const room = wallOf(4, 2);
    const lanes = lanesIn(
      woven(room, [
        [1, 8],
        [2, 7],
        [3, 6],
      ]),
    );
    const { from = 0, to = 0 } = room.aisles[1] ?? {};
    expect(lanes).toHaveLength(3);
    expect((lanes[1] ?? 0) - (lanes[0] ?? 0)).toBeCloseTo(1.5 * 1.35 * 16);
    expect((lanes[2] ?? 0) - (lanes[1] ?? 0)).toBeCloseTo(1.5 * 1.35 * 16);
    expect(lanes[1]).toBeCloseTo((from + to) / 2);
  });

  it('in a low room keep room for heads at posters, less at the room’s own edge', () => {
    const room = wallOf(9, 2, { width: 1600, height: 300, smallest: 16 });
    const ends = Array.from({ length: 8 }, (_, at) => [at + 1, 18 - at] as const);
    const { from = 0, to = 0 } = room.aisles[1] ?? {};
    for (const y of lanesIn(woven(room, ends))) {
      expect(y - from).toBeGreaterThanOrEqual(1.2 * 7.2 - 1e-6);
      expect(to - y).toBeGreaterThanOrEqual(1.2 * 7.2 - 1e-6);
    }
  });

  it('have heads no wider than their pins have room for', () => {
    const room = wallOf(12, 2);
    const few = woven(room, [[1, 14]]);
    expect(few.head).toBeCloseTo(7.2);
    const many = woven(
      room,
      Array.from({ length: 11 }, (_, at) => [13, at + 2] as const),
    );
    const pins = many.threads.map(({ points }) => points[0]?.[0] ?? 0).toSorted((a, b) => a - b);
    expect(many.head).toBeLessThan(7.2);
    expect(2 * many.head).toBeLessThan((pins[1] ?? 0) - (pins[0] ?? 0));
  });

  it('have heads no longer than there is room between two posters', () => {
    const low = wallOf(4, 3, { width: 1600, height: 200, smallest: 16 });
    const { threads, head } = woven(low, [
      [2, 6],
      [6, 2],
    ]);
    const [from = NaN, to = NaN] = threads[0]?.points.map(([, y]) => y) ?? [];
    expect(threads[0]?.points).toHaveLength(2);
    // One at either end, each twice as long as half its width.
    expect(4 * head).toBeLessThanOrEqual(Math.abs(to - from) + 1e-6);
    expect(head).toBeGreaterThan(1);
  });

  it('tracks and pins never lie closer than is said of them, nor outside of where they belong', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 40 }),
        fc.nat(60),
        fc.nat(1000),
        fc.constantFrom(...SCREENS, { width: 390, height: 600, smallest: 15 }),
        (tables, count, seed, screen) => {
          const room = roomOf(tables, screen, seed % 2 === 0);
          const { pairs } = pairsOf(room, connectionsOf(tables, count, seed));
          const { threads, spacing } = weave(room, pairs, new Map(), 2);
          const { across, down } = legsOf(threads);
          // Where nothing has a neighbour there is nothing to say.
          const apart = (a: number, b: number): void => {
            if (spacing < Infinity) expect(Math.abs(a - b)).toBeGreaterThanOrEqual(spacing - 1e-6);
          };
          for (const [legs, bands] of [
            [across, room.aisles],
            [
              down.filter(({ at }) => room.gutters.some(({ from, to }) => at > from && at < to)),
              room.gutters,
            ],
          ] as const)
            for (const [index, one] of legs.entries()) {
              expect(bands.some(({ from, to }) => one.at > from && one.at < to)).toBe(true);
              for (const two of legs.slice(index + 1)) {
                if (one.thread === two.thread || one.high <= two.low || two.high <= one.low)
                  continue;
                apart(one.at, two.at);
              }
            }
          // A lane off the poster it leaves: a head has room there.
          for (const { from, to } of room.aisles)
            for (const { at } of across)
              if (at > from && at < to)
                expect(Math.min(at - from, to - at)).toBeGreaterThanOrEqual(
                  Math.min(screen.width * 0.0045 * 1.2, (to - from) / 5) - 1e-6,
                );
          const pins = threads.flatMap(({ points }) => [points[0], points.at(-1)]);
          for (const [index, pin] of pins.entries())
            for (const other of pins.slice(index + 1))
              if (pin && other && pin[1] === other[1]) apart(pin[0], other[0]);
        },
      ),
      { numRuns: 30 },
    );
  });
});
