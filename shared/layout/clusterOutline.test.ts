import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '../model/arrangement.ts';
import { clusterOutline, CORNER, roundOutline } from './clusterOutline.ts';
import { noteRect, type Rect } from './noteGrid.ts';

/** Notes of a group whose corner is 0, 0, by column and row of its grid; `dx`, `dy`: off it. */
const note = (column: number, row: number, dx = 0, dy = 0): Rect =>
  noteRect([12 + column * 192 + dx, 96 + row * 172 + dy]);
const outline = (...notes: Rect[]): Point[] => clusterOutline([0, 0], notes);

const isInside = (points: readonly Point[], [x, y]: Point): boolean => {
  let inside = false;
  for (const [index, [ax, ay]] of points.entries()) {
    const [bx, by] = points[(index + 1) % points.length] ?? [0, 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
};

describe('an outline', () => {
  it('of an empty group is its header and room for a note', () => {
    expect(outline()).toEqual([
      [396, 0],
      [396, 268],
      [0, 268],
      [0, 0],
    ]);
    expect(clusterOutline([100, -50], [], 'x'.repeat(10))[0]).toEqual([600, -50]);
  });

  it('goes round the header and the notes under it, clockwise from the right upper corner', () => {
    expect(outline(note(0, 0))).toEqual([
      [396, 0],
      [396, 96],
      [204, 96],
      [204, 268],
      [0, 268],
      [0, 0],
    ]);
  });

  it('has a header as wide as its widest row', () => {
    expect(outline(note(0, 0), note(1, 0), note(2, 0), note(0, 1))).toEqual([
      [588, 0],
      [588, 268],
      [204, 268],
      [204, 440],
      [0, 440],
      [0, 0],
    ]);
  });

  it('steps out as it steps in, on both sides', () => {
    expect(outline(note(1, 0), note(0, 1), note(1, 1), note(2, 1), note(1, 2))).toEqual([
      // The header, as wide as the second row.
      [588, 0],
      [588, 96],
      [396, 96],
      [396, 256],
      [588, 256],
      [588, 440],
      [396, 440],
      [396, 612],
      [192, 612],
      [192, 440],
      [0, 440],
      [0, 256],
      [192, 256],
      [192, 96],
      [0, 96],
      [0, 0],
    ]);
  });

  it('has no step that is shorter than two corners: the outer edge is both’s', () => {
    const rights = (dx: number): number[] => [
      ...new Set(outline(note(2, 0), note(2, 1, dx)).map(([x]) => x)),
    ];
    expect(2 * CORNER).toBe(60);
    expect(rights(-59)).toContain(588);
    expect(rights(-59)).not.toContain(529);
    expect(rights(-60)).toContain(528);
  });

  it('leaves no slit between rows that lie apart', () => {
    const apart = outline(note(0, 0), note(0, 3));
    expect(Math.max(...apart.map(([, y]) => y))).toBe(784);
    expect(isInside(apart, [100, 400])).toBe(true);
    expect(isInside(apart, [250, 400])).toBe(false);
  });

  it('takes notes at about one height for one row', () => {
    // Half a note lower is a row of its own, less is not.
    expect(outline(note(0, 0), note(1, 0, 0, 79)).at(1)).toEqual([396, 347]);
    expect(outline(note(0, 0), note(1, 0, 0, 80)).length).toBeGreaterThan(4);
  });

  it('reaches up to a note that lies over its header, and left to one that lies beside it', () => {
    const up = outline(note(0, 0, 0, -200));
    expect(Math.min(...up.map(([, y]) => y))).toBe(-200);
    const left = outline(note(0, 0, -300));
    expect(Math.min(...left.map(([x]) => x))).toBe(-300);
  });

  it('does not depend on the order of notes, and moves with its group', () => {
    const notes = [note(0, 0), note(1, 0), note(0, 1, 30, 10), note(2, 2)];
    expect(outline(...notes.toReversed())).toEqual(outline(...notes));
    const moved = clusterOutline(
      [500, -700],
      notes.map((rect) => ({ ...rect, x: rect.x + 500, y: rect.y - 700 })),
    );
    expect(moved).toEqual(outline(...notes).map(([x, y]) => [x + 500, y - 700]));
  });

  it('holds every note of a group wherever they lie, and turns by right angles only', () => {
    const anywhere = fc
      .tuple(fc.integer({ min: -900, max: 1800 }), fc.integer({ min: -900, max: 1800 }))
      .map(noteRect);
    fc.assert(
      fc.property(fc.array(anywhere, { maxLength: 14 }), (notes) => {
        const points = outline(...notes);
        for (const [index, [x, y]] of points.entries()) {
          const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
          expect(x === nextX || y === nextY).toBe(true);
        }
        for (const { x, y, width, height } of notes)
          for (const at of [
            [x + 1, y + 1],
            [x + width - 1, y + 1],
            [x + 1, y + height - 1],
            [x + width - 1, y + height - 1],
            [x + 91, y + 81],
          ] as const)
            expect(isInside(points, at)).toBe(true);
      }),
    );
  });
});

describe('round corners', () => {
  const square: Point[] = [
    [100, 0],
    [100, 100],
    [0, 100],
    [0, 0],
  ];

  it('begin and end so far from their corner', () => {
    expect(roundOutline(square, 30)[0]).toEqual({
      corner: [100, 0],
      from: [70, 0],
      to: [100, 30],
    });
    expect(roundOutline(square)).toEqual(roundOutline(square, CORNER));
    expect(roundOutline(square, 30)).toHaveLength(4);
  });

  it('meet in the middle of a short side, and never cross', () => {
    expect(roundOutline(square, 80)[1]).toEqual({
      corner: [100, 100],
      from: [100, 50],
      to: [50, 100],
    });
  });

  it('of corners on one spot stay there', () => {
    const [first] = roundOutline([
      [5, 5],
      [5, 5],
      [5, 5],
    ]);
    expect(first).toEqual({ corner: [5, 5], from: [5, 5], to: [5, 5] });
    expect(roundOutline([])).toEqual([]);
    expect(roundOutline([[1, 2]])).toEqual([{ corner: [1, 2], from: [1, 2], to: [1, 2] }]);
  });
});
