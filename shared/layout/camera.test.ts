import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampZoom, fitCamera, toScreen, ZOOM, zoomAt, type Camera } from './camera.ts';
import { rectsTouch, type Rect } from './noteGrid.ts';

const VIEW = { width: 1000, height: 600 };
const box = (x: number, y: number, width: number, height: number): Rect => ({
  x,
  y,
  width,
  height,
});
const round = (rect: Rect): number[] =>
  [rect.x, rect.y, rect.width, rect.height].map((value) => Math.round(value * 100) / 100);

it('zoom stays between all of the fullest wall and one note', () => {
  expect([0, 0.008, 1, 4, 5, Infinity, -1].map(clampZoom)).toEqual([
    0.008, 0.008, 1, 4, 4, 4, 0.008,
  ]);
});

it('a camera shows the wall scaled, then moved', () => {
  expect(toScreen({ x: 10, y: 20, scale: 2 }, box(5, 6, 7, 8))).toEqual(box(20, 32, 14, 16));
  expect(toScreen({ x: 0, y: 0, scale: 1 }, box(-5, -6, 7, 8))).toEqual(box(-5, -6, 7, 8));
});

describe('zooming at a point', () => {
  const camera: Camera = { x: 100, y: 50, scale: 1 };

  it('leaves what is under it where it is', () => {
    expect(zoomAt(camera, 2, 300, 150)).toEqual({ scale: 2, x: -100, y: -50 });
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.integer({ min: -2000, max: 2000 }),
        fc.integer({ min: -2000, max: 2000 }),
        (factor, x, y) => {
          const after = zoomAt(camera, factor, x, y);
          const wallX = (x - camera.x) / camera.scale;
          expect(after.x + wallX * after.scale).toBeCloseTo(x, 6);
          expect(after.y + ((y - camera.y) / camera.scale) * after.scale).toBeCloseTo(y, 6);
        },
      ),
    );
  });

  it('moves nothing where it can zoom no further', () => {
    const near = { ...camera, scale: ZOOM.max };
    expect(zoomAt(near, 2, 300, 150)).toEqual(near);
    const far = { ...camera, scale: ZOOM.min };
    expect(zoomAt(far, 0.5, 300, 150)).toEqual(far);
    expect(zoomAt(camera, 100, 300, 150).scale).toBe(ZOOM.max);
  });

  it('and back again is where it was', () => {
    const { x, y, scale } = zoomAt(zoomAt(camera, 1.5, 300, 150), 1 / 1.5, 300, 150);
    expect([x, y, scale].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([100, 50, 1]);
  });
});

describe('a camera that shows all', () => {
  it('of nothing looks at the middle of the wall', () => {
    expect(fitCamera([], VIEW)).toEqual({ x: 500, y: 300, scale: 1 });
  });

  it('fills the view, in its middle, but for the padding', () => {
    const wide = fitCamera([box(0, 0, 1920, 100)], VIEW);
    expect(round(toScreen(wide, box(0, 0, 1920, 100)))).toEqual([20, 275, 960, 50]);
    const high = fitCamera([box(0, 0, 100, 1120)], VIEW, { padding: 20 });
    expect(round(toScreen(high, box(0, 0, 100, 1120)))).toEqual([475, 20, 50, 560]);
    const far = fitCamera([box(-5000, 700, 1920, 100)], VIEW, { padding: 0 });
    expect(round(toScreen(far, box(-5000, 700, 1920, 100)))).toEqual([0, 273.96, 1000, 52.08]);
  });

  it('shows few notes no larger than it may', () => {
    expect(fitCamera([box(0, 0, 180, 160)], VIEW).scale).toBe(1.5);
    expect(fitCamera([box(0, 0, 180, 160)], VIEW, { maxScale: 2 }).scale).toBe(2);
    expect(fitCamera([box(0, 0, 0, 0)], VIEW, { maxScale: 99 }).scale).toBe(ZOOM.max);
  });

  it('of a wall larger than any shows it as small as it can', () => {
    const { scale } = fitCamera([box(-1e6, -1e6, 2e6, 2e6)], VIEW);
    expect(scale).toBe(ZOOM.min);
  });

  it('in a view without room is still one', () => {
    for (const view of [
      { width: 0, height: 0 },
      { width: 10, height: 10 },
    ]) {
      const camera = fitCamera([box(0, 0, 180, 160)], view);
      expect(Object.values(camera).every(Number.isFinite)).toBe(true);
      expect(camera.scale).toBeGreaterThanOrEqual(ZOOM.min);
    }
  });
});

describe('a corner that is kept free', () => {
  const corner = box(700, 400, 300, 200);
  const fitted = (rects: Rect[], reserved = corner): Rect[] => {
    const camera = fitCamera(rects, VIEW, { reserved });
    return rects.map((rect) => toScreen(camera, rect));
  };

  it('costs nothing where nothing would lie under it', () => {
    const low = [box(0, 0, 600, 560), box(600, 0, 360, 300)];
    expect(fitCamera(low, VIEW, { reserved: corner, maxScale: 1 })).toEqual(
      fitCamera(low, VIEW, { maxScale: 1 }),
    );
  });

  it('has things moved aside before they are made smaller', () => {
    // In the middle it would lie under the corner; at the top it does not.
    const [shown] = fitted([box(0, 0, 640, 240)]);
    expect(round(shown as Rect)).toEqual([20, 20, 960, 360]);
    const [high] = fitted([box(0, 0, 240, 373)], box(400, 0, 600, 600));
    expect(round(high as Rect).slice(0, 1)).toEqual([20]);
  });

  it('has them made smaller where that is not enough, and as large as then goes', () => {
    const [shown] = fitted([box(0, 0, 960, 560)]);
    expect(rectsTouch(shown as Rect, corner)).toBe(false);
    expect(shown?.width).toBeGreaterThan(640);
  });

  it('at the other side has things moved to the other side', () => {
    const mirrored = ({ x, width, ...rest }: Rect): Rect => ({
      ...rest,
      x: 1000 - x - width,
      width,
    });
    for (const rect of [box(0, 0, 640, 240), box(0, 0, 960, 560), box(0, 0, 300, 2000)]) {
      const [shown, twin] = [fitted([rect])[0], fitted([rect], mirrored(corner))[0]];
      expect(round(twin as Rect)).toEqual(round(mirrored(shown as Rect)));
    }
  });

  it('is free whatever the wall is', () => {
    const size = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(size, size, size, size), { minLength: 1, maxLength: 8 }),
        (sizes) => {
          const rects = sizes.map(([x, y, width, height]) =>
            box(x - 1500, y - 1500, width, height),
          );
          for (const shown of fitted(rects)) {
            expect(rectsTouch(shown, corner)).toBe(false);
            expect(shown.x >= 19.99 && shown.y >= 19.99).toBe(true);
            expect(shown.x + shown.width <= 980.01 && shown.y + shown.height <= 580.01).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('that is the whole view is not free, and nothing breaks', () => {
    const camera = fitCamera([box(0, 0, 100, 100)], VIEW, { reserved: box(0, 0, 1000, 600) });
    expect(camera.scale).toBeCloseTo(ZOOM.min);
  });
});
