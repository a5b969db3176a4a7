import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  inRange,
  partInTile,
  pixelsOf,
  ringed,
  TILE,
  tilesOf,
  tilesUnder,
  viewPixels,
  wallUnder,
  withDamage,
  type PixelBox,
} from './tileGrid.ts';

const box = fc
  .record({
    left: fc.integer({ min: -3000, max: 3000 }),
    top: fc.integer({ min: -3000, max: 3000 }),
    width: fc.integer({ min: 1, max: 1500 }),
    height: fc.integer({ min: 1, max: 1500 }),
  })
  .map(({ left, top, width, height }): PixelBox => ({
    left,
    top,
    right: left + width,
    bottom: top + height,
  }));
const holds = (outer: PixelBox, inner: PixelBox): boolean =>
  outer.left <= inner.left &&
  outer.top <= inner.top &&
  outer.right >= inner.right &&
  outer.bottom >= inner.bottom;
const area = (each: PixelBox): number => (each.right - each.left) * (each.bottom - each.top);

describe('tiles', () => {
  it('a box that ends on a tile’s edge does not touch the next tile', () => {
    expect(tilesUnder({ left: 0, top: 0, right: TILE, bottom: TILE })).toEqual({
      left: 0,
      top: 0,
      right: 0,
      bottom: 0,
    });
    expect(tilesUnder({ left: -1, top: 0, right: TILE + 1, bottom: 1 })).toEqual({
      left: -1,
      top: 0,
      right: 1,
      bottom: 0,
    });
    expect(ringed(tilesUnder({ left: 0, top: 0, right: 1, bottom: 1 }), 1)).toEqual({
      left: -1,
      top: -1,
      right: 1,
      bottom: 1,
    });
  });

  it('exactly the tiles under a box hold a part of it, and the parts make up the box', () => {
    fc.assert(
      fc.property(box, (each) => {
        const range = tilesUnder(each);
        let parts = 0;
        for (const [column, row] of tilesOf(ringed(range, 1))) {
          const part = partInTile(each, column, row);
          expect(part !== null).toBe(inRange(range, column, row));
          if (part) parts += area(part);
        }
        expect(parts).toBe(area(each));
      }),
    );
  });

  it('a note’s pixels lie within the wall under them', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -900, max: 900, noNaN: true }),
        fc.double({ min: 0.04, max: 8, noNaN: true }),
        fc.integer({ min: 0, max: 20 }),
        (x, resolution, margin) => {
          const rect = { x, y: -x, width: 180, height: 160 };
          const under = wallUnder(pixelsOf(rect, resolution, margin), resolution);
          expect(under.x).toBeLessThanOrEqual(rect.x + 1e-6);
          expect(under.y + under.height).toBeGreaterThanOrEqual(rect.y + rect.height - 1e-6);
        },
      ),
    );
  });

  it('the view stands on whole device pixels at any ratio', () => {
    for (const ratio of [1, 1.25, 1.5, 2, 3]) {
      const view = viewPixels(
        { x: 10.3, y: -7.77, scale: 0.6 },
        { width: 1440, height: 900 },
        ratio,
      );
      expect(Object.values(view).every(Number.isInteger)).toBe(true);
      expect(view.right - view.left).toBe(1440 * ratio);
    }
  });

  it('the middle comes first', () => {
    expect(tilesOf({ left: 0, top: 0, right: 2, bottom: 2 })[0]).toEqual([1, 1]);
    expect(tilesOf({ left: 0, top: 0, right: 2, bottom: 2 })).toHaveLength(9);
  });
});

describe('damage', () => {
  it('holds every box that was added, in few boxes that do not touch', () => {
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 30 }), (boxes) => {
        const damage = boxes.reduce<PixelBox[]>(withDamage, []);
        expect(damage.length).toBeLessThanOrEqual(8);
        for (const each of boxes) expect(damage.some((whole) => holds(whole, each))).toBe(true);
        damage.forEach((a, index) =>
          damage
            .slice(index + 1)
            .forEach((b) =>
              expect(
                a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top,
              ).toBe(true),
            ),
        );
      }),
    );
  });

  it('keeps far boxes apart', () => {
    const far = { left: 400, top: 400, right: 410, bottom: 410 };
    expect(withDamage([{ left: 0, top: 0, right: 10, bottom: 10 }], far)).toHaveLength(2);
  });
});
