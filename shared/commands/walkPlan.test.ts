import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRotation } from './walkPlan.ts';

/** Walkers of each table, one after the other, then of none. */
const homesOf = (sizes: readonly number[], none = 0): (number | null)[] => [
  ...sizes.flatMap((size, home) => Array.from({ length: size }, () => home)),
  ...Array.from({ length: none }, () => null),
];
/** Visitors of each poster at a stop. */
const visitorsAt = (plan: readonly number[][], stop: number, posters: number): number[] => {
  const visitors = Array.from({ length: posters }, () => 0);
  for (const stops of plan) {
    const poster = stops[stop];
    if (poster !== undefined) visitors[poster] = (visitors[poster] ?? 0) + 1;
  }
  return visitors;
};
const spread = (visitors: readonly number[]): number =>
  Math.max(...visitors) - Math.min(...visitors);

const rooms = fc
  .record({
    sizes: fc.array(fc.oneof(fc.nat(4), fc.nat(25)), { minLength: 1, maxLength: 12 }),
    none: fc.oneof(fc.constant(0), fc.nat(20)),
    asked: fc.integer({ min: 1, max: 14 }),
  })
  .map(({ sizes, none, asked }) => ({
    sizes,
    none,
    posters: sizes.length,
    stops: Math.min(asked, Math.max(1, sizes.length - 1)),
  }));

describe('a rotation', () => {
  it('shows each walker different posters, never her own, as many as were asked for', () => {
    fc.assert(
      fc.property(rooms, ({ sizes, none, posters, stops }) => {
        const homes = homesOf(sizes, none);
        const plan = planRotation(homes, posters, stops);
        expect(plan).toHaveLength(homes.length);
        for (const [walker, seen] of plan.entries()) {
          const home = homes[walker] ?? null;
          expect(seen).toHaveLength(Math.min(stops, home === null ? posters : posters - 1));
          expect(new Set(seen).size).toBe(seen.length);
          for (const poster of seen) {
            expect(poster).not.toBe(home);
            expect(poster >= 0 && poster < posters).toBe(true);
          }
        }
      }),
    );
  });

  it('spreads uneven tables over the posters: none has two visitors more than another at any stop, where there are others enough for each', () => {
    let even = 0;
    fc.assert(
      fc.property(rooms, ({ sizes, none, posters, stops }) => {
        const homes = homesOf(sizes, none);
        const plan = planRotation(homes, posters, stops);
        // Everybody sees a poster once: a table can be seen by all others at the most, and needs its share of all visits.
        const share = (homes.length * stops) / posters;
        const isPossible = posters > 1 && sizes.every((size) => homes.length - size >= share);
        if (!isPossible) return;
        even += 1;
        for (let stop = 0; stop < stops; stop += 1)
          expect(spread(visitorsAt(plan, stop, posters))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
    expect(even).toBeGreaterThan(50);
  });

  it('where a table is too large for that, all others see it in turns, and the rest is spread over the other posters', () => {
    const plan = planRotation(homesOf([20, 1, 1, 1, 1]), 5, 2);
    for (const stop of [0, 1]) {
      const [own, ...others] = visitorsAt(plan, stop, 5);
      expect(own).toBe(2);
      expect(spread(others)).toBeLessThanOrEqual(1);
    }
  });

  it('spreads equal tables evenly however many stops there are', () => {
    for (const [tables, each] of [
      [2, 3],
      [7, 4],
      [15, 12],
    ] as const)
      for (let stops = 1; stops < tables; stops += 1) {
        const plan = planRotation(
          homesOf(Array.from({ length: tables }, () => each)),
          tables,
          stops,
        );
        for (let stop = 0; stop < stops; stop += 1)
          expect(spread(visitorsAt(plan, stop, tables))).toBe(0);
      }
  });

  it('a room of one table has nowhere to go', () => {
    expect(planRotation([0, null, 0], 1, 1)).toEqual([[], [0], []]);
  });
});
