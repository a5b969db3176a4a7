import { ZOOM, zoomAt, type Camera, type Viewport } from '../../../shared/layout/camera.ts';
import type { Rect } from '../../../shared/layout/noteGrid.ts';
import type { Point } from '../../../shared/model/arrangement.ts';

/** All of the room. */
export const WHOLE: Camera = { x: 0, y: 0, scale: 1 };
/** Closer there is nothing more to see: a poster of sixty is half as wide as a laptop. */
const CLOSEST = ZOOM.max;
/** From these on the room is set anew with as much more room for names, sentences and threads. */
const STEPS = [4, 2, 1] as const;

/** Pure. Neither smaller than the screen nor over its edge. */
export function withinRoom({ x, y, scale }: Camera, { width, height }: Viewport): Camera {
  const near = Math.min(CLOSEST, Math.max(1, scale));
  const hold = (at: number, size: number): number => Math.min(0, Math.max(size - size * near, at));
  return { scale: near, x: hold(x, width), y: hold(y, height) };
}

export const zoomedRoom = (
  camera: Camera,
  factor: number,
  [x, y]: readonly [number, number],
  size: Viewport,
): Camera => {
  // Bounded before, so that the point under the fingers stays under them.
  const most = Math.min(CLOSEST / camera.scale, Math.max(1 / camera.scale, factor));
  return withinRoom(zoomAt(camera, most, x, y), size);
};

/** Pure. How many times the screen's size the room is set for, at this zoom. */
export const detailOf = ({ scale }: Camera): number =>
  STEPS.find((step) => scale >= step * 0.99) ?? 1;

/** Pure. A spot on the screen in the units of a picture that is set for `detail` times the screen. */
export function toPicture(
  camera: Camera,
  detail: number,
  [x, y]: readonly [number, number],
): Point {
  const scale = camera.scale / detail;
  return [(x - camera.x) / scale, (y - camera.y) / scale];
}

/** Pure. What of a picture that is set for `detail` times the screen is to be seen, in its units. */
export function inView({ x, y, scale }: Camera, detail: number, size: Viewport): Rect {
  const one = detail / scale;
  return { x: -x * one, y: -y * one, width: size.width * one, height: size.height * one };
}

/** Pure. The camera moved as little as it takes to see all of a poster. */
export function broughtIn(poster: Rect, camera: Camera, detail: number, size: Viewport): Camera {
  const scale = camera.scale / detail;
  const into = (at: number, from: number, length: number, all: number): number => {
    const start = at + from * scale;
    const end = start + length * scale;
    return start < 0 ? at - start : end > all ? at - (end - all) : at;
  };
  return withinRoom(
    {
      ...camera,
      x: into(camera.x, poster.x, poster.width, size.width),
      y: into(camera.y, poster.y, poster.height, size.height),
    },
    size,
  );
}
