import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planStops } from './walkPlan.ts';

describe('a rotation', () => {
  it('shows each walker different posters, never her own, as many as there are or were asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 20 }),
        fc.nat(200),
        fc.option(fc.nat(39)),
        (tables, stops, rank, home) => {
          const at = home === null ? null : home % tables;
          const plan = planStops({ home: at, rank }, tables, stops);
          expect(plan.length).toBe(Math.min(stops, at === null ? tables : tables - 1));
          expect(new Set(plan).size).toBe(plan.length);
          for (const table of plan) {
            expect(table).not.toBe(at);
            expect(table >= 0 && table < tables).toBe(true);
          }
        },
      ),
    );
  });

  it('spreads the room: with equal tables no poster has more than one visitor too many, at any stop', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 15 }),
        fc.integer({ min: 1, max: 12 }),
        (tables, walkersEach) => {
          const stops = tables - 1;
          for (let stop = 0; stop < stops; stop += 1) {
            const visitors = Array.from({ length: tables }, () => 0);
            for (let home = 0; home < tables; home += 1)
              for (let rank = 0; rank < walkersEach; rank += 1) {
                const poster = planStops({ home, rank }, tables, stops)[stop] as number;
                visitors[poster] = (visitors[poster] ?? 0) + 1;
              }
            expect(visitors.reduce((sum, each) => sum + each, 0)).toBe(tables * walkersEach);
            expect(Math.max(...visitors) - Math.min(...visitors)).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });

  it('a room of one table has nowhere to go', () => {
    expect(planStops({ home: 0, rank: 3 }, 1, 4)).toEqual([]);
    expect(planStops({ home: null, rank: 0 }, 1, 4)).toEqual([0]);
  });
});
