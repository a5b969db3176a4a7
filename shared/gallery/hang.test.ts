import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rectsTouch, type Rect } from '../layout/noteGrid.ts';
import { finestType, hang, smallestType, type Band, type Hang, type Screen } from './hang.ts';
import { openHooks, type Hooks } from './hooks.ts';
import { SCREENS, tablesOf } from './testRooms.ts';

const SCREEN: Screen = { width: 1000, height: 500, smallest: 14 };
const roomOf = (count: number, screen = SCREEN, spare = false): Hang => {
  const tables = tablesOf(count);
  return hang(
    openHooks(
      tables.map(({ tableId }) => tableId),
      spare,
    ),
    tables,
    screen,
  );
};
const sizesOf = (bands: readonly Band[]): number[] => bands.map(({ from, to }) => to - from);

describe('type', () => {
  it.each([
    ['room', 1920, 20.16],
    ['room', 3840, 40.32],
    ['room', 1334, 14.007],
    ['room', 1333, 14],
    ['room', 0, 14],
    ['desk', 3840, 14],
    ['desk', 320, 14],
    ['hand', 320, 15],
    ['hand', 1920, 15],
  ] as const)('read in a %s %d px wide is %d at least', (read, width, least) => {
    expect(smallestType(read, width)).toBeCloseTo(least, 3);
  });

  it('of names is finer where most would be numbers', () => {
    expect(finestType(20)).toBeCloseTo(14.4);
    expect(finestType(20)).toBeLessThan(20);
  });
});

describe('a wall', () => {
  it('of one poster is that poster, in the middle', () => {
    const [poster] = roomOf(1).posters;
    expect(poster).toMatchObject({ column: 0, row: 0, number: 1, tableId: 't1' });
    expect(poster?.x).toBeCloseTo(100);
    expect(poster?.width).toBeCloseTo(800);
    expect(poster?.y).toBeCloseTo(25);
    expect(poster?.height).toBeCloseTo(450);
  });

  it('of two has them side by side and room for sentences between', () => {
    const [left, right] = roomOf(2).posters;
    expect(left?.width).toBeCloseTo(295);
    expect(right?.width).toBeCloseTo(295);
    expect(left?.y).toBeCloseTo(35);
    expect(left?.height).toBeCloseTo(430);
    const between = (right?.x ?? 0) - (left?.x ?? 0) - 295;
    expect(between).toBeGreaterThan(370);
    expect(left?.x).toBeCloseTo(1000 - (right?.x ?? 0) - 295);
  });

  it('has its posters by number, from left to right and down', () => {
    const { posters, columns, rows } = roomOf(6);
    expect([columns, rows]).toEqual([3, 2]);
    expect(posters.map(({ column, row }) => [column, row])).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
      [0, 1],
      [1, 1],
      [2, 1],
    ]);
    expect(posters.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(posters[1]?.x).toBeGreaterThan(posters[0]?.x ?? 0);
    expect(posters[3]).toMatchObject({ x: posters[0]?.x });
  });

  it.each([
    [3, 1, 0.44],
    [6, 2, 0.36],
    [12, 3, 0.32],
    [20, 4, 0.25],
    [30, 5, 0.21],
    [60, 6, 0.15],
    [84, 7, 0.13],
    [100, 9, 0.13],
  ])('of %d posters, in %d rows, leaves %d of its height to aisles', (count, rows, share) => {
    const room = roomOf(count, SCREEN);
    expect(room.rows).toBe(rows);
    expect(sizesOf(room.aisles).reduce((sum, size) => sum + size, 0)).toBeCloseTo(500 * share);
    expect(sizesOf(room.gutters).reduce((sum, size) => sum + size, 0)).toBeCloseTo(130);
  });

  it('has narrow aisles along its edges: posters are on one side only', () => {
    const two = sizesOf(roomOf(6).aisles);
    expect((two[0] ?? 0) / (two[1] ?? 1)).toBeCloseTo(0.36);
    expect(two[0]).toBeCloseTo(two[2] ?? 0);
    const four = sizesOf(roomOf(20).aisles);
    expect((four[0] ?? 0) / (four[1] ?? 1)).toBeCloseTo(0.3);
    const margins = sizesOf(roomOf(20).gutters);
    expect((margins[0] ?? 0) / (margins[1] ?? 1)).toBeCloseTo(0.6);
    // One row has its sentences above and below alike.
    const one = sizesOf(roomOf(3).aisles);
    expect(one[0]).toBeCloseTo(one[1] ?? 0);
  });

  it('is as wide and as high as its screen, whatever that is: posters and bands, and nothing between', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 110 }),
        fc.integer({ min: 320, max: 4000 }),
        fc.integer({ min: 300, max: 2200 }),
        fc.boolean(),
        (count, width, height, spare) => {
          const room = roomOf(count, { width, height, smallest: 14 }, spare);
          const { posters, free, aisles, gutters, columns, rows } = room;
          expect(posters.length + free.length).toBe(columns * rows);
          expect([aisles.length, gutters.length]).toEqual([rows + 1, columns + 1]);
          expect(aisles[0]?.from).toBe(0);
          expect(gutters[0]?.from).toBe(0);
          expect(aisles.at(-1)?.to).toBeCloseTo(height, 6);
          expect(gutters.at(-1)?.to).toBeCloseTo(width, 6);
          for (const { x, y, width: wide, height: high, column, row } of posters) {
            expect(x).toBe(gutters[column]?.to);
            expect(y).toBe(aisles[row]?.to);
            expect(x + wide).toBeCloseTo(gutters[column + 1]?.from ?? NaN, 6);
            expect(y + high).toBeCloseTo(aisles[row + 1]?.from ?? NaN, 6);
            expect(Math.min(wide, high)).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('tables and hooks', () => {
  const hooks: Hooks = { columns: 3, rows: 2, at: { a: 0, b: 4, c: 6, d: -1, e: 1.5 } };
  const table = (tableId: string, number = 1) => ({ tableId, number });

  it('a table hangs on its hook, the others are free', () => {
    const { posters, free } = hang(hooks, [table('b', 7), table('a', 2)], SCREEN);
    expect(
      posters.map(({ tableId, number, column, row }) => [tableId, number, column, row]),
    ).toEqual([
      ['a', 2, 0, 0],
      ['b', 7, 1, 1],
    ]);
    expect(free).toHaveLength(4);
    const all: Rect[] = [...posters, ...free];
    for (const [index, one] of all.entries())
      for (const two of all.slice(index + 1)) expect(rectsTouch(one, two)).toBe(false);
  });

  it('one without a hook, or with one that is not there, waits', () => {
    for (const id of ['unknown', 'c', 'd', 'e'])
      expect(hang(hooks, [table(id)], SCREEN).posters, id).toEqual([]);
  });

  it('no table is taken for a part that every object has', () => {
    for (const id of ['constructor', '__proto__', 'toString', 'hasOwnProperty'])
      expect(hang(hooks, [table(id), table('a')], SCREEN).posters).toHaveLength(1);
  });

  it('it does not matter in which order tables are told', () => {
    const tables = tablesOf(20);
    const own = openHooks(
      tables.map(({ tableId }) => tableId),
      true,
    );
    expect(hang(own, tables.toReversed(), SCREEN)).toEqual(hang(own, tables, SCREEN));
  });

  it('closing tables moves no other, and leaves their places free', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.nat(59), { maxLength: 20 }),
        fc.constantFrom(...SCREENS),
        (count, closed, screen) => {
          const tables = tablesOf(count);
          const own = openHooks(
            tables.map(({ tableId }) => tableId),
            true,
          );
          const before = hang(own, tables, screen);
          const open = tables.filter((_, index) => !closed.includes(index));
          const after = hang(own, open, screen);
          expect(after.posters).toEqual(
            before.posters.filter(({ number }) => !closed.includes(number - 1)),
          );
          expect(after.free).toHaveLength(own.columns * own.rows - open.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});
