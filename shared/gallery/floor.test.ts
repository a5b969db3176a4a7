import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '../model/arrangement.ts';
import { AIR, besideOf, Floor } from './floor.ts';
import type { Hang, HungPoster } from './hang.ts';
import type { Pair } from './pairs.ts';
import type { Thread } from './weave.ts';

/** A thread is 2.4 px thick on it. */
const SCREEN = { width: 1000, height: 500, smallest: 14 };
const roomOf = (...posters: Pick<HungPoster, 'x' | 'y' | 'width' | 'height'>[]): Hang => ({
  screen: SCREEN,
  columns: 1,
  rows: 1,
  posters: posters.map((rect, at) => ({
    ...rect,
    tableId: `t${at}`,
    number: at,
    column: 0,
    row: 0,
  })),
  free: [],
  aisles: [],
  gutters: [],
});
const threadOf = (...points: Point[]): Thread => ({ pair: {} as Pair, points });
const floorOf = (room: Hang, threads: Thread[] = [], head = 4): Floor =>
  new Floor(room, { threads, head });
const SIZE = { width: 100, height: 20 };
const ALL = [0, 1000] as const;

describe('words on an empty floor', () => {
  const floor = floorOf(roomOf());

  it('stand in the middle of where they may', () => {
    expect(floor.slide('x', 50, ALL, SIZE, 0, true)).toEqual({ x: 450, y: 50, ...SIZE });
    expect(floor.slide('x', 50, [100, 300], SIZE, 0, true)).toEqual({ x: 150, y: 50, ...SIZE });
    expect(floor.slide('y', 30, [0, 500], SIZE, 0, true)).toEqual({ x: 30, y: 240, ...SIZE });
  });

  it('have room where they just fit, and none where they do not', () => {
    expect(floor.slide('x', 50, [100, 200], SIZE, 0, true)).toEqual({ x: 100, y: 50, ...SIZE });
    expect(floor.slide('x', 50, [100, 199], SIZE, 0, true)).toBeNull();
    expect(floor.slide('x', 50, [300, 100], SIZE, 0, true)).toBeNull();
  });

  it('keep off the edges of the room', () => {
    expect(AIR).toBe(3);
    expect(floor.slide('x', 3, ALL, SIZE, 0, true)).not.toBeNull();
    expect(floor.slide('x', 2.9, ALL, SIZE, 0, true)).toBeNull();
    expect(floor.slide('x', 477, ALL, SIZE, 0, true)).not.toBeNull();
    expect(floor.slide('x', 477.1, ALL, SIZE, 0, true)).toBeNull();
    expect(floor.slide('x', 50, [-500, 110], SIZE, 0, true)?.x).toBeCloseTo(6.5);
    expect(floor.slide('x', 50, [-500, 102], SIZE, 0, true)).toBeNull();
    expect(floor.slide('y', 897, [0, 500], SIZE, 0, true)).not.toBeNull();
    expect(floor.slide('y', 897.1, [0, 500], SIZE, 0, true)).toBeNull();
  });
});

describe('posters', () => {
  // Across the middle of the floor.
  const floor = floorOf(roomOf({ x: 400, y: 100, width: 200, height: 300 }));

  it('are kept clear of, on the side where there is room nearer to the middle', () => {
    expect(floor.slide('x', 200, ALL, SIZE, 0, true)).toEqual({ x: 296.5, y: 200, ...SIZE });
    expect(floor.slide('x', 200, [350, 1000], SIZE, 0, true)).toEqual({
      x: 623.5,
      y: 200,
      ...SIZE,
    });
    expect(floor.slide('x', 200, [350, 650], SIZE, 0, true)).toBeNull();
  });

  it('are in nobody’s way above and below', () => {
    expect(floor.slide('x', 76.5, ALL, SIZE, 0, true)?.x).toBe(450);
    expect(floor.slide('x', 76.6, ALL, SIZE, 0, true)?.x).not.toBe(450);
    expect(floor.slide('x', 403.5, ALL, SIZE, 0, true)?.x).toBe(450);
    expect(floor.slide('x', 403.4, ALL, SIZE, 0, true)?.x).not.toBe(450);
  });
});

describe('threads', () => {
  const own = threadOf([500, 50], [500, 450]);
  const floor = floorOf(roomOf(), [own]);

  it('are no obstacle to their own words, which stand in them', () => {
    expect(floor.slide('x', 200, ALL, SIZE, 0, true)?.x).toBe(450);
  });

  it('have their own words beside them, close by', () => {
    expect(besideOf(SCREEN)).toBeCloseTo(4.2);
    // Half of its thickness and half a pixel.
    const beside = floor.slide('x', 200, [500, 1000], SIZE, 0, false);
    expect(beside?.x).toBe(698.5);
    expect(floor.slide('x', 200, [400, 610], SIZE, 0, false)?.x).toBeCloseTo(501.7);
  });

  it('keep others’ words off, those beside another thread farther than those in one', () => {
    const other = floor.slide('x', 200, [500, 620], SIZE, 1, true);
    expect((other?.x ?? 0) - 501.2).toBeGreaterThanOrEqual(AIR);
    expect(floor.slide('x', 200, [501.2, 604.7], SIZE, 1, true)?.x).toBeCloseTo(504.7);
    expect(floor.slide('x', 200, [501.2, 604.6], SIZE, 1, true)).toBeNull();
    expect(floor.slide('x', 200, [501.2, 610.7], SIZE, 1, false)?.x).toBeCloseTo(510.7);
    expect(floor.slide('x', 200, [501.2, 610.6], SIZE, 1, false)).toBeNull();
    // As far as it is asked to.
    expect(floor.slide('x', 200, [501.2, 610.6], SIZE, 1, true, 20)).toBeNull();
  });

  it('have heads and pins at their ends, twice as long as half their width', () => {
    // Beyond the thread there is nothing; beside its ends there is a head.
    expect(floor.slide('x', 25, ALL, SIZE, 1, true)?.x).toBe(450);
    const atHead = floor.slide('x', 40, [500, 608], SIZE, 1, true);
    expect(atHead?.x).toBeGreaterThanOrEqual(504 + 3.5);
    expect(floor.slide('x', 40, [500, 607.4], SIZE, 1, true)).toBeNull();
    expect(floor.slide('x', 200, [500, 607.4], SIZE, 1, true)).not.toBeNull();
  });

  it('without a way lie nowhere', () => {
    const none = floorOf(roomOf(), [threadOf(), threadOf([500, 200])]);
    expect(none.slide('x', 200, ALL, SIZE, 5, true)?.x).toBe(450);
  });
});

describe('words that stand there', () => {
  it('are in the way of all that come after them', () => {
    const floor = floorOf(roomOf());
    const first = floor.slide('x', 50, ALL, SIZE, 0, true);
    floor.put(first as NonNullable<typeof first>);
    const second = floor.slide('x', 50, ALL, SIZE, 0, true);
    expect(second).toEqual({ x: 346.5, y: 50, ...SIZE });
    floor.put(second as NonNullable<typeof second>);
    expect(floor.slide('x', 50, ALL, SIZE, 0, true)).toEqual({ x: 553.5, y: 50, ...SIZE });
    expect(floor.slide('x', 73.5, ALL, SIZE, 0, true)?.x).toBe(450);
  });

  it('never touch each other, a poster or a foreign thread, wherever they are put', () => {
    const place = fc.record({
      axis: fc.constantFrom('x' as const, 'y' as const),
      across: fc.integer({ min: 0, max: 980 }),
      from: fc.integer({ min: 0, max: 900 }),
      long: fc.integer({ min: 50, max: 600 }),
      thread: fc.nat(2),
      isIn: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 12 }), (places) => {
        const posters = [
          { x: 100, y: 60, width: 150, height: 120 },
          { x: 600, y: 250, width: 150, height: 120 },
        ];
        const threads = [
          threadOf([300, 20], [300, 400], [500, 400]),
          threadOf([50, 220], [900, 220]),
        ];
        const floor = floorOf(roomOf(...posters), threads);
        const put: (typeof posters)[number][] = [];
        const apart = (a: (typeof posters)[number], b: (typeof posters)[number]): number =>
          Math.max(
            b.x - a.x - a.width,
            a.x - b.x - b.width,
            b.y - a.y - a.height,
            a.y - b.y - b.height,
          );
        for (const { axis, across, from, long, thread, isIn } of places) {
          const rect = floor.slide(axis, across, [from, from + long], SIZE, thread, isIn);
          if (!rect) continue;
          for (const other of [...posters, ...put])
            expect(apart(rect, other)).toBeGreaterThanOrEqual(3);
          for (const [index, { points }] of threads.entries()) {
            if (index === thread) continue;
            for (const [leg, [toX, toY]] of points.slice(1).entries()) {
              const [x, y] = points[leg] ?? [0, 0];
              const box = {
                x: Math.min(x, toX),
                y: Math.min(y, toY),
                width: Math.abs(toX - x),
                height: Math.abs(toY - y),
              };
              expect(apart(rect, box)).toBeGreaterThanOrEqual(3 + 1.2);
            }
          }
          put.push(rect);
          floor.put(rect);
        }
      }),
      { numRuns: 100 },
    );
  });
});
