import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hang, type Hang } from './hang.ts';
import type { Pair } from './pairs.ts';
import { posterAt, posterBeside, threadAt, type Way } from './steps.ts';
import type { Thread } from './weave.ts';

const SCREEN = { width: 1000, height: 800, smallest: 14 };
/** A wall of three columns and three rows with posters on these hooks; each is named by its hook. */
const wallOf = (...hooks: number[]): Hang =>
  hang(
    { columns: 3, rows: 3, at: Object.fromEntries(hooks.map((hook) => [`h${hook}`, hook])) },
    hooks.map((hook) => ({ tableId: `h${hook}`, number: hook + 1 })),
    SCREEN,
  );
const FULL = wallOf(0, 1, 2, 3, 4, 5, 6, 7, 8);
const step = (room: Hang, from: number, way: Way): number | null => {
  const poster = posterBeside(room, `h${from}`, way);
  return poster && poster.number - 1;
};

describe('the poster under a hand', () => {
  it('is the one that holds the point, its edges included', () => {
    const { x, y, width, height, tableId } = FULL.posters[4] as Hang['posters'][number];
    for (const at of [
      [x, y],
      [x + width, y + height],
      [x + width / 2, y + height / 2],
    ] as const)
      expect(posterAt(FULL, at)?.tableId).toBe(tableId);
    for (const at of [
      [x - 0.1, y],
      [x, y - 0.1],
      [x + width + 0.1, y],
      [x, y + height + 0.1],
    ] as const)
      expect(posterAt(FULL, at)).toBeNull();
  });

  it('is none beyond the room, on a free hook, or nowhere', () => {
    const [free] = wallOf(0).free;
    expect(posterAt(wallOf(0), [(free?.x ?? 0) + 5, (free?.y ?? 0) + 5])).toBeNull();
    for (const at of [
      [-5, -5],
      [1e9, 1e9],
      [NaN, NaN],
      [Infinity, 0],
    ] as const)
      expect(posterAt(FULL, at)).toBeNull();
  });
});

describe('keys', () => {
  it.each([
    [4, 'left', 3],
    [4, 'right', 5],
    [4, 'up', 1],
    [4, 'down', 7],
    [2, 'right', 3],
    [3, 'left', 2],
    [0, 'left', null],
    [8, 'right', null],
    [0, 'up', null],
    [8, 'down', null],
  ] as const)('from poster %d %s to %s', (from, way, to) => {
    expect(step(FULL, from, way)).toBe(to);
  });

  it('go past free hooks', () => {
    const room = wallOf(0, 2, 6);
    expect(step(room, 0, 'right')).toBe(2);
    expect(step(room, 0, 'down')).toBe(6);
    expect(step(room, 6, 'left')).toBe(2);
  });

  it('go to the nearest row first, then to the nearest column, then to the left', () => {
    expect(step(wallOf(0, 5, 6), 0, 'down')).toBe(5);
    expect(step(wallOf(1, 3, 5), 1, 'down')).toBe(3);
    expect(step(wallOf(2, 3, 4), 2, 'down')).toBe(4);
    expect(step(wallOf(2, 3, 8), 8, 'up')).toBe(3);
  });

  it('from a poster that is gone begin at the first, and of none go nowhere', () => {
    expect(step(FULL, 99, 'up')).toBe(0);
    expect(posterBeside(wallOf(), 'h0', 'right')).toBeNull();
    expect(posterBeside(FULL, '__proto__', 'right')?.number).toBe(1);
  });

  it('lead to every poster and back again', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(8), { minLength: 1 }), (hooks) => {
        const room = wallOf(...hooks.toSorted((a, b) => a - b));
        const seen: number[] = [];
        for (let at: number | null = room.posters[0]?.number ?? null; at !== null;) {
          seen.push(at - 1);
          const next: number | null = step(room, at - 1, 'right');
          if (next !== null) expect(step(room, next, 'left')).toBe(at - 1);
          at = next === null ? null : next + 1;
        }
        expect(seen).toEqual(hooks.toSorted((a, b) => a - b));
        // Up and down come to an end, too.
        for (const way of ['up', 'down'] as const) {
          let steps = 0;
          for (let at: number | null = hooks[0] ?? 0; at !== null; steps += 1) {
            at = step(room, at, way);
            expect(steps).toBeLessThan(3);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('the thread under a hand', () => {
  const threadOf = (...points: [number, number][]): Thread => ({ pair: {} as Pair, points });
  const bent = threadOf([0, 0], [0, 50], [100, 50], [100, 200]);
  const other = threadOf([0, 100], [90, 100]);

  it.each([
    ['on it', [50, 50], bent],
    ['on a corner', [100, 50], bent],
    ['on its end', [100, 200], bent],
    ['within reach of a leg across', [50, 40], bent],
    ['within reach of a leg down', [110, 150], bent],
    ['just within reach beyond its end, on the slant', [106, 208], bent],
    ['nearer to the other', [45, 99], other],
  ] as const)('is the one %s', (_what, at, thread) => {
    expect(threadAt([bent, other], at, 10)).toBe(thread);
  });

  it.each([
    ['a little too far', [50, 39.9]],
    ['too far on the slant', [107, 208]],
    ['in the middle between', [50, 75]],
    ['nowhere', [NaN, NaN]],
  ] as const)('is none %s', (_what, at) => {
    expect(threadAt([bent, other], at, 10)).toBeNull();
  });

  it('is the first of two that are as near, and none of none', () => {
    const twin = threadOf([0, 0], [0, 50]);
    expect(threadAt([bent, twin], [0, 20], 10)).toBe(bent);
    expect(threadAt([twin, bent], [0, 20], 10)).toBe(twin);
    expect(threadAt([], [0, 0], 10)).toBeNull();
    expect(threadAt([threadOf()], [0, 0], 10)).toBeNull();
    expect(threadAt([threadOf([0, 0])], [0, 0], 10)).toBeNull();
  });
});
