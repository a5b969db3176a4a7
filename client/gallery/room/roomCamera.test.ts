import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  broughtIn,
  detailOf,
  inView,
  toPicture,
  WHOLE,
  withinRoom,
  zoomedRoom,
} from './roomCamera.ts';

const SIZE = { width: 1000, height: 600 };

it('is never smaller than the screen, nor over its edge', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      fc.double({ min: -1e5, max: 1e5, noNaN: true }),
      fc.double({ min: -1e5, max: 1e5, noNaN: true }),
      (scale, x, y) => {
        const camera = withinRoom({ scale, x, y }, SIZE);
        expect(camera.scale).toBeGreaterThanOrEqual(1);
        expect(camera.x).toBeLessThanOrEqual(0);
        expect(camera.x + SIZE.width * camera.scale).toBeGreaterThanOrEqual(SIZE.width - 1e-6);
        expect(camera.y + SIZE.height * camera.scale).toBeGreaterThanOrEqual(SIZE.height - 1e-6);
      },
    ),
  );
  expect(withinRoom({ scale: 0.5, x: 40, y: 40 }, SIZE)).toEqual(WHOLE);
});

it('zooms about the pointer, in steps of detail, and not without end', () => {
  const near = zoomedRoom(WHOLE, 2, [500, 300], SIZE);
  expect(near.scale).toBe(2);
  const [x, y] = toPicture(near, 2, [500, 300]);
  expect([x, y]).toEqual([1000, 600]);
  expect(zoomedRoom(near, 100, [0, 0], SIZE).scale).toBe(4);
  expect(zoomedRoom(near, 0.01, [0, 0], SIZE)).toEqual(WHOLE);
  expect([1, 1.9, 2, 3.9, 4].map((scale) => detailOf({ scale, x: 0, y: 0 }))).toEqual([
    1, 1, 2, 2, 4,
  ]);
});

it('moves as little as it takes to see all of a poster', () => {
  const camera = { scale: 2, x: 0, y: 0 };
  expect(broughtIn({ x: 10, y: 10, width: 200, height: 100 }, camera, 2, SIZE)).toEqual(camera);
  expect(broughtIn({ x: 1500, y: 1000, width: 200, height: 100 }, camera, 2, SIZE)).toEqual({
    scale: 2,
    x: -700,
    y: -500,
  });
});

it('sees what lies between the corners of the screen', () => {
  expect(inView(WHOLE, 1, SIZE)).toMatchObject(SIZE);
  const camera = { x: -900, y: -300, scale: 3 };
  const { x, y, width, height } = inView(camera, 2, SIZE);
  const [left, top] = toPicture(camera, 2, [0, 0]);
  const [right, bottom] = toPicture(camera, 2, [SIZE.width, SIZE.height]);
  expect([x, y, x + width, y + height].map(Math.round)).toEqual(
    [left, top, right, bottom].map(Math.round),
  );
});
