import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundsOf,
  CELL,
  CELLS_PER_ROW,
  clusterNoteSlots,
  clusterSlot,
  GROUP_GAP,
  HEADER_MIN_WIDTH,
  headerWidth,
  landingBounds,
  landingReach,
  landingShell,
  landingSlot,
  landsUntil,
  LINE_Y,
  nextClusterPos,
  NOTE,
  noteRect,
  rectContains,
  rectsTouch,
  rowsOf,
  tidyClusterSize,
  tidyColumns,
  type Rect,
} from './noteGrid.ts';

const box = (x: number, y: number, width: number, height: number): Rect => ({
  x,
  y,
  width,
  height,
});
const anyRect = fc
  .tuple(
    fc.integer({ min: -500, max: 500 }),
    fc.integer({ min: -500, max: 500 }),
    fc.integer({ min: 1, max: 300 }),
    fc.integer({ min: 1, max: 300 }),
  )
  .map(([x, y, width, height]) => box(x, y, width, height));

describe('boxes', () => {
  const one = box(0, 0, 10, 10);

  it.each([
    ['one on the other', box(5, 5, 10, 10), true],
    ['one in the other', box(2, 2, 3, 3), true],
    ['side by side', box(10, 0, 10, 10), false],
    ['one under the other', box(0, 10, 10, 10), false],
    ['corner to corner', box(10, 10, 5, 5), false],
    ['a hair over', box(9.999, 9.999, 5, 5), true],
    ['without any extent, inside', box(5, 5, 0, 0), true],
    ['without any extent, on the edge', box(10, 5, 0, 0), false],
    ['nowhere', box(NaN, NaN, 5, 5), false],
  ])('touch or not: %s', (_what, two, touch) => {
    expect(rectsTouch(one, two)).toBe(touch);
    expect(rectsTouch(two, one)).toBe(touch);
  });

  it('hold the points on their edges', () => {
    for (const point of [
      [0, 0],
      [10, 10],
      [5, 0],
      [0, 10],
    ] as const)
      expect(rectContains(one, point)).toBe(true);
    for (const point of [
      [-0.1, 5],
      [10.1, 5],
      [5, -0.1],
      [5, 10.1],
      [NaN, 5],
    ] as const)
      expect(rectContains(one, point)).toBe(false);
  });

  it('together have the smallest box that holds all', () => {
    expect(boundsOf([])).toBeNull();
    expect(boundsOf([one])).toEqual(one);
    expect(boundsOf([one, box(-5, 20, 2, 2), box(3, 3, 1, 1)])).toEqual(box(-5, 0, 15, 22));
    fc.assert(
      fc.property(fc.array(anyRect, { minLength: 1, maxLength: 8 }), (rects) => {
        const all = boundsOf(rects) as Rect;
        for (const { x, y, width, height } of rects)
          expect(rectContains(all, [x, y]) && rectContains(all, [x + width, y + height])).toBe(
            true,
          );
        expect(boundsOf(rects.toReversed())).toEqual(all);
        // Every side is some box's.
        expect(rects.some(({ x }) => x === all.x)).toBe(true);
        expect(rects.some(({ y, height }) => y + height === all.y + all.height)).toBe(true);
      }),
    );
  });

  it('in a row are one, as long as they are as high and no more than two gaps apart', () => {
    const row = [box(0, 0, 10, 5), box(10, 0, 10, 5), box(44, 0, 10, 5)];
    expect(rowsOf(row)).toEqual([box(0, 0, 54, 5)]);
    expect(rowsOf([box(0, 0, 10, 5), box(34.1, 0, 10, 5)])).toHaveLength(2);
    expect(rowsOf([box(0, 0, 10, 5), box(10, 0, 10, 6)])).toHaveLength(2);
    expect(rowsOf([box(0, 0, 10, 5), box(10, 1, 10, 5)])).toHaveLength(2);
    expect(rowsOf([box(10, 0, 10, 5), box(0, 0, 10, 5)])).toHaveLength(2);
    // One on the other does not make the row shorter.
    expect(rowsOf([box(0, 0, 50, 5), box(10, 0, 10, 5)])).toEqual([box(0, 0, 50, 5)]);
    expect(rowsOf([])).toEqual([]);
    expect(row[0]).toEqual(box(0, 0, 10, 5));
  });
});

describe('the landing area', () => {
  it.each([
    [0, [0, 0]],
    [9, [1728, 0]],
    [10, [0, 172]],
    [99, [1728, 1548]],
    // The second block is beside the first, the third below it, the fourth on the slant.
    [100, [1932, 0]],
    [200, [0, 1732]],
    [300, [1932, 1732]],
    [400, [3864, 0]],
    [899, [5592, 5012]],
  ])('has note %d at %j', (seq, slot) => {
    expect(landingSlot(seq)).toEqual(slot);
  });

  it('keeps every slot to one note, and knows how many may come before one lies there', () => {
    fc.assert(
      fc.property(fc.nat(20_000), (seq) => {
        const rect = noteRect(landingSlot(seq));
        // Once this note has come no other does.
        expect(landsUntil(rect)).toBeGreaterThanOrEqual(seq + 1);
        // A point in its middle is its own.
        expect(landsUntil(box(rect.x + 80, rect.y + 80, 1, 1))).toBe(seq + 1);
      }),
    );
  });

  it('has nothing to say left of it and above the line', () => {
    expect(landsUntil(box(-200, 50, 180, 160))).toBe(0);
    expect(landsUntil(box(-180, 50, 180, 160))).toBe(0);
    expect(landsUntil(box(500, LINE_Y - 160, 180, 160))).toBe(0);
    expect(landsUntil(box(500, LINE_Y - 159, 180, 160))).toBe(Infinity);
    expect(landsUntil(box(500, -1, 180, 160))).toBe(Infinity);
    expect(landsUntil(box(500, 0, 180, 160))).toBeGreaterThan(0);
    expect(landsUntil(box(-10, 0, 180, 160))).toBe(1);
    expect(landsUntil(box(500, 0, 1, 0))).toBe(0);
  });

  it('grows by shells of blocks', () => {
    expect([0, 1, 100, 101, 400, 401, 900, 10_000].map(landingShell)).toEqual([
      0, 1, 1, 2, 2, 3, 3, 10,
    ]);
    expect(landingReach(0)).toEqual({ right: 0, bottom: 0 });
    expect(landingReach(101)).toEqual({ right: 3864, bottom: 3464 });
    for (const count of [1, 99, 100, 101, 250, 401]) {
      const { x, y, width, height } = landingBounds(count);
      const { right, bottom } = landingReach(count);
      expect([x, y]).toEqual([0, 0]);
      expect(width).toBeLessThanOrEqual(right);
      expect(height).toBeLessThanOrEqual(bottom);
    }
    expect(landingBounds(0)).toEqual(box(0, 0, NOTE.width, NOTE.height));
  });
});

describe('a group’s grid', () => {
  it('begins under its header', () => {
    expect(clusterSlot(0, 3)).toEqual([12, 96]);
    expect(clusterSlot(2, 3)).toEqual([396, 96]);
    expect(clusterSlot(3, 3)).toEqual([12, 268]);
  });

  it.each([
    [0, 2],
    [1, 2],
    [2, 2],
    [3, 3],
    [4, 3],
    [9, 3],
    [10, 4],
    [21, 7],
    [22, 6],
    [24, 6],
    [25, 7],
    [100, 25],
  ])('has for %d notes %d columns', (count, columns) => {
    expect(tidyColumns(count)).toBe(columns);
  });

  it('is as wide as its name where there are notes enough, and no wider', () => {
    const long = 'A name that is longer than most';
    expect(headerWidth(long)).toBe(972);
    expect(tidyColumns(2, long)).toBe(2);
    expect(tidyColumns(5, long)).toBe(5);
    expect(tidyColumns(9, long)).toBe(5);
    expect(tidyColumns(24, long)).toBe(6);
  });

  it('has a header by the letters of its name, as they are counted', () => {
    expect(headerWidth('')).toBe(HEADER_MIN_WIDTH);
    expect(headerWidth('x'.repeat(6))).toBe(HEADER_MIN_WIDTH);
    expect(headerWidth('x'.repeat(10))).toBe(500);
    expect(headerWidth('🌊'.repeat(10))).toBe(500);
    expect(headerWidth('x'.repeat(200))).toBe(972);
  });

  it('has room for all its notes, and for one where there are none', () => {
    expect(tidyClusterSize(0)).toEqual({ width: HEADER_MIN_WIDTH, height: 268 });
    expect(tidyClusterSize(1)).toEqual({ width: HEADER_MIN_WIDTH, height: 268 });
    expect(tidyClusterSize(3)).toEqual({ width: 588, height: 268 });
    expect(tidyClusterSize(4)).toEqual({ width: 588, height: 440 });
    fc.assert(
      fc.property(fc.nat(200), fc.string({ maxLength: 40 }), (count, name) => {
        const slots = clusterNoteSlots(count, name);
        const { width, height } = tidyClusterSize(count, name);
        expect(slots).toHaveLength(count);
        expect(new Set(slots.map(String)).size).toBe(count);
        for (const [x, y] of slots) {
          expect(x + NOTE.width + 12).toBeLessThanOrEqual(width);
          expect(y + NOTE.height + 12).toBeLessThanOrEqual(height);
        }
        expect(width).toBeGreaterThanOrEqual(headerWidth(name));
      }),
    );
  });
});

describe('a new group', () => {
  const floor = LINE_Y - GROUP_GAP;
  const inCell = (column: number): Rect =>
    box(column * CELL.width - 12, floor - 600, CELL.width - GROUP_GAP, 600);

  it('stands on the line, at the left, where nothing is', () => {
    const [x, y] = nextClusterPos([], 3);
    expect([x, y]).toEqual([-12, floor - (CELL.height - GROUP_GAP)]);
    // A large one is higher: it stands on the line all the same.
    const { height } = tidyClusterSize(100);
    expect(nextClusterPos([], 100)[1]).toBe(floor - Math.max(height, CELL.height - GROUP_GAP));
  });

  it('takes the next cell of its row, then stands on what is there', () => {
    expect(nextClusterPos([inCell(0)], 3)[0]).toBe(CELL.width - 12);
    expect(nextClusterPos([inCell(1)], 3)[0]).toBe(-12);
    const row = Array.from({ length: CELLS_PER_ROW }, (_, column) => inCell(column));
    const [x, y] = nextClusterPos(row, 3);
    expect(x).toBe(-12);
    expect(y + CELL.height - GROUP_GAP).toBe(floor - 600 - GROUP_GAP);
  });

  it('is not kept away by a group that is strewn over the wall', () => {
    const strewn = box(-1e6, -1e6, 2e6, 2e6);
    expect(nextClusterPos([strewn], 3)).toEqual(nextClusterPos([], 3));
    // One that is only wide, or only high, is a group like others.
    const high = box(-100, floor - 41 * CELL.height, 300, 41 * CELL.height);
    expect(nextClusterPos([high], 3)[0]).toBe(CELL.width - 12);
    const wide = box(-100, floor - 300, 41 * CELL.width, 300);
    expect(nextClusterPos([wide], 3)[1]).toBeLessThan(floor - 300);
  });

  it('on a wall without a free place in reach stands on what is there', () => {
    const tower = Array.from({ length: 320 }, (_, at) =>
      box(-5000, floor - (at + 1) * CELL.height, 20_000, CELL.height - 1),
    );
    expect(nextClusterPos(tower, 3)).toEqual(nextClusterPos([], 3));
  });

  it('touches nobody, whatever stands there', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc
            .tuple(fc.integer({ min: -500, max: 3000 }), fc.integer({ min: 300, max: 3000 }))
            .map(([x, up]) => box(x, floor - up, 400, 280)),
          { maxLength: 12 },
        ),
        fc.nat(40),
        (groups, count) => {
          const [x, y] = nextClusterPos(groups, count);
          const rect = { x, y, ...tidyClusterSize(count) };
          expect(groups.some((group) => rectsTouch(group, rect))).toBe(false);
          expect(y + rect.height).toBeLessThanOrEqual(floor);
        },
      ),
      { numRuns: 60 },
    );
  });
});
