import type { Camera } from '../../../shared/layout/camera.ts';

/** The view closes in on another's by this share of the way each ms, so that 20 frames a second look smooth. */
const FOLLOW_MS = 70;
/** So near to it, in pixels, the rest is one step. */
const NEAR = 0.5;
/** A zoom by a factor of e is as far as so many pixels. */
const ZOOM_PIXELS = 500;

/** Where a view is after so many ms on its way to another's; `null`: it is there. `isStill`: at once. */
export function stepTowards(
  from: Camera,
  target: Camera,
  ms: number,
  isStill: boolean,
): Camera | null {
  const rest = Math.max(
    Math.abs(target.x - from.x),
    Math.abs(target.y - from.y),
    Math.abs(Math.log(target.scale / from.scale)) * ZOOM_PIXELS,
  );
  if (rest === 0) return null;
  if (isStill || rest < NEAR) return target;
  const share = 1 - Math.exp(-ms / FOLLOW_MS);
  const mix = (a: number, b: number): number => a + (b - a) * share;
  return {
    x: mix(from.x, target.x),
    y: mix(from.y, target.y),
    scale: mix(from.scale, target.scale),
  };
}
