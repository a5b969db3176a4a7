import type { Rect } from '../layout/noteGrid.ts';

/** A part of the circle, clockwise from one angle to another, radians. */
export interface Cone {
  from: number;
  to: number;
}

/** Where things are put, around (0, 0). */
export interface Field {
  /** Width by height: it is as much wider than high, and so are its distances. */
  aspect: number;
  /** What lies there. */
  taken: Rect[];
  /** That stays free between two. */
  gap: number;
}

/** Steps in which places are tried: outward, and along a ring. */
const OUTWARD = 0.35;
const ALONG = 0.7;
/** More rings than any picture of a wall's notes needs. */
const MOST_RINGS = 4_000;

const overlaps = (one: Rect, two: Rect, gap: number): boolean =>
  one.x < two.x + two.width + gap &&
  two.x < one.x + one.width + gap &&
  one.y < two.y + two.height + gap &&
  two.y < one.y + one.height + gap;

/** Whether all of a box lies between the rays of a cone that is no wider than half of the circle. */
function isWithin(
  { x, y, width, height }: Rect,
  { from, to }: Cone,
  a: number,
  b: number,
): boolean {
  if (to - from > Math.PI + 1e-9) return true;
  const corners = [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ] as const;
  return corners.every(([px, py]) => {
    const [nx, ny] = [px / a, py / b];
    return (
      Math.cos(from) * ny - Math.sin(from) * nx >= -1e-9 &&
      nx * Math.sin(to) - ny * Math.cos(to) >= -1e-9
    );
  });
}

/** Angles of a ring within a cone, those at its middle first. */
function anglesOf({ from, to }: Cone, distance: number): number[] {
  const middle = (from + to) / 2;
  const half = (to - from) / 2;
  const step = ALONG / Math.max(ALONG, distance);
  const count = Math.floor(half / step);
  const angles = [middle];
  for (let index = 1; index <= count; index += 1)
    angles.push(middle - index * step, middle + index * step);
  return angles;
}

/**
 * The nearest free place for a box in a cone, no nearer than `least`, with how far its middle lies from (0, 0). A field is endless, so there
 * always is one.
 */
export function freePlace(
  { aspect, taken, gap }: Field,
  cone: Cone | undefined,
  { width, height }: { width: number; height: number },
  least: number,
): { box: Rect; distance: number } {
  const [a, b] = [Math.sqrt(aspect), Math.sqrt(1 / aspect)];
  const whole = cone ?? { from: 0, to: 2 * Math.PI };
  let distance = least;
  let box: Rect = { x: 0, y: 0, width, height };
  for (let ring = 0; ring < MOST_RINGS; ring += 1) {
    for (const angle of anglesOf(whole, distance)) {
      box = {
        x: Math.cos(angle) * distance * a - width / 2,
        y: Math.sin(angle) * distance * b - height / 2,
        width,
        height,
      };
      const place = box;
      if (isWithin(box, whole, a, b) && !taken.some((each) => overlaps(place, each, gap)))
        return { box, distance };
    }
    distance += OUTWARD;
  }
  throw new Error('No place was found in a field without an end.');
}
