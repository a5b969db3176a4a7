import { describe, expect, it } from 'vitest';
import type { Camera, Viewport } from '../../../shared/layout/camera.ts';
import { TestClock } from './testClock.ts';
import { FLIGHT_MS, SETTLE_MS, WallCamera } from './wallCamera.ts';

interface Given {
  camera: WallCamera;
  clock: TestClock;
  page: { isStill: boolean; ratio: number; drawn: number };
}

function open(): Given {
  const clock = new TestClock();
  const page = { isStill: false, ratio: 1, drawn: 0 };
  const camera = new WallCamera({
    clock,
    redraw: () => void (page.drawn += 1),
    isStill: () => page.isStill,
    ratio: () => page.ratio,
  });
  return { camera, clock, page };
}

describe('what is in view', () => {
  it('goes from the screen to the wall and back', () => {
    const { camera } = open();
    camera.moveTo({ x: 100, y: -50, scale: 0.5 });
    expect(camera.toWall(100, -50)).toEqual([0, 0]);
    expect(camera.toWall(150, 0)).toEqual([100, 100]);
    expect(camera.toScreen([100, 100])).toEqual([150, 0]);
  });

  it('is a part of the wall as large as the canvas, and nothing while there is none', () => {
    const { camera } = open();
    camera.resize(1000, 500);
    camera.moveTo({ x: 100, y: 50, scale: 2 });
    expect(camera.seen()).toEqual({ x: -50, y: -25, width: 500, height: 250 });
    camera.resize(0, 0);
    expect(camera.seen()).toBeNull();
  });

  it('can show a part of the wall, with air around it only clear of what appears below', () => {
    const { camera } = open();
    camera.resize(1000, 500);
    camera.keepRoomBelow(100);
    const rect = { x: 0, y: 0, width: 200, height: 200 };
    expect(camera.showing(rect, 9, 0).scale).toBe(500 / 200);
    const clear = camera.showing(rect, 9, 40);
    expect(clear.scale).toBeCloseTo((400 - 2 * 40) / 200);
    expect(clear.y).toBeCloseTo(40);
    expect(camera.showing(rect, 1.5, 40).scale, 'no nearer than it is told').toBe(1.5);
    expect(camera.at, 'it has not gone there').not.toEqual(clear);
  });

  it('keeps room below, and has it drawn when that is another', () => {
    const { camera, page } = open();
    expect(camera.roomBelow).toBe(0);
    camera.keepRoomBelow(66);
    camera.keepRoomBelow(66);
    expect([camera.roomBelow, page.drawn]).toEqual([66, 1]);
  });

  it('tells of another size with the one before, once it has it', () => {
    const { camera, page } = open();
    camera.resize(1000, 500);
    const told: [Viewport, Viewport][] = [];
    const stop = camera.onResize((before) => told.push([before, camera.viewport]));
    camera.resize(600, 500);
    expect(told).toEqual([
      [
        { width: 1000, height: 500 },
        { width: 600, height: 500 },
      ],
    ]);
    stop();
    camera.resize(700, 500);
    expect([told.length, page.drawn]).toEqual([1, 3]);
  });
});

describe('moving', () => {
  it('by hand is this person’s own doing, following is not; both are told and drawn', () => {
    const { camera, page } = open();
    const told: string[] = [];
    camera.onOwnMove(() => told.push(`own, from ${camera.at.x}`));
    const stop = camera.onMove(() => told.push(`to ${camera.at.x}`));
    camera.moveTo({ x: 10, y: 0, scale: 1 });
    camera.moveBy(5, 0);
    camera.follow({ x: 20, y: 0, scale: 1 });
    expect(told).toEqual(['own, from 40', 'to 10', 'own, from 10', 'to 15', 'to 20']);
    expect(page.drawn).toBe(3);
    stop();
    camera.moveBy(1, 1);
    expect(told.slice(5)).toEqual(['own, from 20']);
  });

  it('keeps the zoom when it goes by pixels', () => {
    const { camera } = open();
    camera.moveTo({ x: 10, y: 20, scale: 1.5 });
    camera.moveBy(-4, 7);
    expect(camera.at).toEqual({ x: 6, y: 27, scale: 1.5 });
  });

  it('gives another object for each move, and the same between them', () => {
    const { camera, clock } = open();
    camera.moveTo({ x: 1, y: 1, scale: 1 });
    const before = camera.at;
    clock.pass(50);
    expect(camera.at).toBe(before);
    camera.moveBy(0, 0);
    expect(camera.at).not.toBe(before);
  });

  it('comes to stand on whole device pixels once nothing has moved it for a moment, without telling of it', () => {
    const { camera, clock, page } = open();
    page.ratio = 2;
    let moves = 0;
    camera.onMove(() => (moves += 1));
    camera.moveTo({ x: 10.3, y: 20.6, scale: 0.777 });
    clock.pass(SETTLE_MS);
    expect(camera.at.x).toBe(10.3);
    const drawn = page.drawn;
    clock.pass(10);
    expect(camera.at).toEqual({ x: 10.5, y: 20.5, scale: 0.777 });
    expect([moves, page.drawn]).toEqual([1, drawn + 1]);
  });

  it('settles only after the last of several moves', () => {
    const { camera, clock } = open();
    for (let move = 0; move < 10; move += 1) {
      camera.moveBy(0.3, 0);
      clock.pass(SETTLE_MS - 20);
      expect(Number.isInteger(camera.at.x)).toBe(false);
    }
    clock.pass(40);
    expect(camera.at.x).toBe(43);
    expect(clock.waiting).toBe(0);
  });

  it('is zooming for a moment after the scale changed, not after other moves', () => {
    const { camera, clock } = open();
    expect(camera.isZooming).toBe(false);
    camera.moveBy(50, 50);
    expect(camera.isZooming).toBe(false);
    camera.moveTo({ ...camera.at, scale: 2 });
    expect(camera.isZooming).toBe(true);
    clock.pass(SETTLE_MS - 1);
    expect(camera.isZooming).toBe(true);
    clock.pass(1);
    expect(camera.isZooming).toBe(false);
  });

  it('is quiet before the first move and again a moment after each', () => {
    const { camera, clock } = open();
    expect(camera.isQuiet).toBe(true);
    camera.moveBy(1, 0);
    expect(camera.isQuiet).toBe(false);
    clock.pass(SETTLE_MS);
    expect(camera.isQuiet).toBe(false);
    clock.pass(1);
    expect(camera.isQuiet).toBe(true);
  });
});

describe('flying', () => {
  const TARGET: Camera = { x: 140, y: 500, scale: 1.6 };

  it('starts where the view is, slows down, and ends at its goal', () => {
    const { camera, clock } = open();
    const way: number[] = [];
    camera.onMove(() => way.push(camera.at.x));
    camera.flyTo(TARGET);
    expect(camera.at.x, 'not a frame has passed').toBe(40);
    clock.pass(FLIGHT_MS + 20);
    expect(camera.at).toEqual(TARGET);
    expect(way.length).toBeGreaterThan(8);
    const steps = way.map((x, index) => x - (way[index - 1] ?? 40));
    expect(steps.every((step) => step >= 0)).toBe(true);
    expect(steps[0]).toBeGreaterThan((steps.at(-1) ?? 0) * 3);
  });

  it('is this person’s own doing, once', () => {
    const { camera, clock } = open();
    let own = 0;
    camera.onOwnMove(() => (own += 1));
    camera.flyTo(TARGET);
    clock.pass(1000);
    expect(own).toBe(1);
  });

  it('is at its goal at once where motion is reduced', () => {
    const { camera, page, clock } = open();
    page.isStill = true;
    camera.flyTo(TARGET);
    expect(camera.at).toEqual(TARGET);
    clock.pass(1000);
    expect(camera.at).toEqual(TARGET);
  });

  it.each([
    ['a hand', (camera: WallCamera) => camera.moveBy(1, 0)],
    ['somebody who is followed', (camera: WallCamera) => camera.follow({ x: 7, y: 7, scale: 1 })],
    ['another flight', (camera: WallCamera) => camera.flyTo({ x: 7, y: 7, scale: 1 })],
  ])('ends when %s takes the view elsewhere', (_, take) => {
    const { camera, clock } = open();
    camera.flyTo(TARGET);
    clock.pass(50);
    take(camera);
    clock.pass(1000);
    expect(camera.at).not.toEqual(TARGET);
    expect([camera.isAtRest, clock.waiting]).toEqual([true, 0]);
  });
});

describe('isAtRest', () => {
  it('is so once the view has its place and stands there, and not from the moment it is told to fly', () => {
    const { camera, clock } = open();
    expect(camera.isAtRest, 'nobody has said what it shows').toBe(false);
    camera.moveTo({ x: 10, y: 10, scale: 1 });
    expect(camera.isAtRest, 'it may yet settle').toBe(false);
    clock.pass(500);
    expect(camera.isAtRest).toBe(true);
    camera.flyTo({ x: 100.3, y: 50, scale: 2 });
    expect(camera.isAtRest).toBe(false);
    clock.pass(1000);
    expect([camera.isAtRest, camera.at]).toEqual([true, { x: 100, y: 50, scale: 2 }]);
  });

  it('is so where there is no canvas: nothing can be aimed at', () => {
    const { camera } = open();
    camera.resize(0, 0);
    expect(camera.isAtRest).toBe(true);
  });
});
