import type { Relation } from '../model/gallery.ts';
import type { Point } from '../model/arrangement.ts';
import type { DrawnThread } from './picture.ts';

/** How kinds differ without colour: on threads, under knots, in the legend. */
export const KIND_MARKS: Readonly<Record<Relation, { isDotted: boolean; isOpen: boolean }>> = {
  reinforces: { isDotted: false, isOpen: false },
  supports: { isDotted: true, isOpen: true },
};

/** Quiet threads are thinner than lit ones, their heads smaller; corners are so round, of the room's width. */
export const QUIET = 0.5;
export const QUIET_HEAD = 0.85;
export const ROUND = 0.006;
/** Dots of a stitched thread lie so far apart, of its width. */
export const STITCH = 2.1;

/** What stands at a thread's ends. */
export interface ThreadMarks {
  /** Arrowheads, one or two, as SVG paths: to be filled, or open lines. */
  heads: readonly string[];
  isOpen: boolean;
  /** Half a disc outside its poster, where it starts, as an SVG path; hollow while it is proposed. `null` where a second head is. */
  start: { path: string; isHollow: boolean } | null;
}

const number = (value: number): string => String(Math.round(value * 100) / 100);

function headAt([x, y]: Point, [fromX, fromY]: Point, half: number, isOpen: boolean): string {
  const [dx, dy] = [Math.sign(x - fromX), Math.sign(y - fromY)];
  const corner = (side: number): string => {
    const at = [x - dx * 2 * half - dy * side * half, y - dy * 2 * half + dx * side * half];
    return at.map(number).join(' ');
  };
  return `M${corner(1)}L${number(x)} ${number(y)}L${corner(-1)}${isOpen ? '' : 'Z'}`;
}

/** Half a disc on a poster's edge, towards the next point. */
function pinAt([x, y]: Point, [toX, toY]: Point, radius: number): string {
  const [dx, dy] = [Math.sign(toX - x), Math.sign(toY - y)];
  const [sideX, sideY] = [-dy * radius, dx * radius];
  const size = number(radius);
  return `M${number(x + sideX)} ${number(y + sideY)}A${size} ${size} 0 0 0 ${number(x - sideX)} ${number(y - sideY)}Z`;
}

/** Marks of a thread; `head` is the picture's. */
export function marksOf({ pair, points }: DrawnThread, head: number): ThreadMarks {
  const { isOpen } = KIND_MARKS[pair.relation];
  const [start, next, before, end] = [points[0], points[1], points.at(-2), points.at(-1)];
  if (!start || !next || !before || !end) return { heads: [], isOpen, start: null };
  const heads = [headAt(end, before, head, isOpen)];
  if (pair.isMutual) heads.push(headAt(start, next, head, isOpen));
  return {
    heads,
    isOpen,
    start: pair.isMutual ? null : { path: pinAt(start, next, head), isHollow: pair.isProposed },
  };
}

/** → ← ↔ as an SVG path of strokes, as wide as the sign was measured, on its baseline. */
export function signPath(
  sign: string,
  x: number,
  baseline: number,
  width: number,
  size: number,
): string {
  const [left, right] = [x + width * 0.08, x + width * 0.92];
  const y = baseline - size * 0.34;
  const [back, half] = [size * 0.22, size * 0.2];
  const tip = (at: number, way: 1 | -1): string =>
    `M${number(at - way * back)} ${number(y - half)}L${number(at)} ${number(y)}L${number(at - way * back)} ${number(y + half)}`;
  return [
    `M${number(left)} ${number(y)}H${number(right)}`,
    sign === '←' ? '' : tip(right, 1),
    sign === '→' ? '' : tip(left, -1),
  ].join('');
}
