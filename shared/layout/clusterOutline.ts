import type { Point } from '../model/arrangement.ts';
import { AIR, HEADER, headerWidth, NOTE, type Rect } from './noteGrid.ts';

/** Radius of a group's corners, inside and out. */
export const CORNER = 30;

interface Band {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Rows whose edges differ by less than this share one: two corners need the room. */
const SHORTEST_STEP = 2 * CORNER;

function rowsOf(notes: readonly Rect[]): Band[] {
  const bands: Band[] = [];
  for (const rect of [...notes].sort((a, b) => a.y - b.y)) {
    const band = {
      left: rect.x - AIR,
      right: rect.x + rect.width + AIR,
      top: rect.y - AIR,
      bottom: rect.y + rect.height + AIR,
    };
    const last = bands.at(-1);
    if (last && rect.y < last.bottom - AIR - NOTE.height / 2) {
      last.left = Math.min(last.left, band.left);
      last.right = Math.max(last.right, band.right);
      last.bottom = Math.max(last.bottom, band.bottom);
    } else bands.push(band);
  }
  return bands;
}

/** Rounds of looking for short steps, each over all rows. What is left after them is found row by row: a tower of stairs would need as many rounds as it has rows. */
const ROUNDS = 32;

function withoutShortSteps(
  edges: readonly number[],
  outerOf: (a: number, b: number) => number,
): number[] {
  const xs = [...edges];
  const isShort = (a: number, b: number): boolean => a !== b && Math.abs(a - b) < SHORTEST_STEP;
  for (let round = 0; round < ROUNDS; round += 1) {
    let changed = false;
    for (let index = 1; index < xs.length; index += 1) {
      const [a, b] = [xs[index - 1] ?? 0, xs[index] ?? 0];
      if (!isShort(a, b)) continue;
      xs[index - 1] = xs[index] = outerOf(a, b);
      changed = true;
    }
    if (!changed) return xs;
  }
  const runs: { x: number; rows: number }[] = [];
  for (const each of xs) {
    let run = { x: each, rows: 1 };
    for (
      let last = runs.at(-1);
      last && (last.x === run.x || isShort(last.x, run.x));
      last = runs.at(-1)
    ) {
      run = { x: outerOf(last.x, run.x), rows: run.rows + last.rows };
      runs.pop();
    }
    runs.push(run);
  }
  return runs.flatMap(({ x, rows }) => Array.from({ length: rows }, () => x));
}

/** One edge, top to bottom: steps shorter than two corners go to the outer side. `out` is 1 for the right edge, -1 for the left. */
function edge(bands: readonly Band[], side: 'left' | 'right', out: 1 | -1): Point[] {
  const xs = withoutShortSteps(
    bands.map((band) => band[side]),
    out === 1 ? Math.max : Math.min,
  );
  const points: Point[] = [];
  bands.forEach((band, index) => {
    const x = xs[index] ?? 0;
    const before = bands[index - 1];
    const after = bands[index + 1];
    const isOuter = (other: number | undefined): boolean =>
      other !== undefined && (x - other) * out > 0;
    if (!before) points.push([x, band.top]);
    else if (xs[index - 1] !== x)
      points.push([x, isOuter(xs[index - 1]) ? band.top : before.bottom]);
    if (!after) points.push([x, band.bottom]);
    else if (xs[index + 1] !== x)
      points.push([x, isOuter(xs[index + 1]) ? band.bottom : after.top]);
  });
  return points;
}

/**
 * Outline of a group, clockwise, right angles only: its header over its rows of notes with 12 units of air. An empty group is its
 * header and room for one note. Wall units; round the corners with {@link CORNER} when drawing.
 */
export function clusterOutline(pos: Point, notes: readonly Rect[], name = ''): Point[] {
  const rows = rowsOf(notes);
  const first = rows[0];
  const header: Band = {
    left: pos[0],
    right: pos[0] + headerWidth(name),
    top: pos[1],
    bottom: pos[1] + HEADER,
  };
  if (!first) header.bottom += NOTE.height + AIR;
  else {
    header.left = Math.min(header.left, first.left);
    header.right = rows.reduce((right, row) => Math.max(right, row.right), header.right);
    header.top = Math.min(header.top, first.top - HEADER + AIR);
    header.bottom = Math.max(header.top + HEADER, first.top);
  }
  const bands = [header, ...rows].map((band) => ({ ...band }));
  // No slits between rows; where two overlap by their air, the outer one keeps its edge.
  bands.forEach((band, index) => {
    const next = bands[index + 1];
    if (next && band.bottom < next.top) band.bottom = next.top;
  });
  return [...edge(bands, 'right', 1), ...edge(bands, 'left', -1).reverse()];
}

/** A piece of a path: straight on to `to`, or round a corner `corner` that starts at `from` and ends at `to`. */
export type OutlinePiece = { corner: Point; from: Point; to: Point };

/** Corners of an outline cut for rounding: draw a line to `from`, then a curve over `corner` to `to`. */
export function roundOutline(points: readonly Point[], radius: number = CORNER): OutlinePiece[] {
  return points.map((corner, index) => {
    const before = points[(index + points.length - 1) % points.length] ?? corner;
    const after = points[(index + 1) % points.length] ?? corner;
    const reach = (other: Point): Point => {
      const length = Math.hypot(other[0] - corner[0], other[1] - corner[1]);
      if (length === 0) return corner;
      const share = Math.min(radius, length / 2) / length;
      return [
        corner[0] + (other[0] - corner[0]) * share,
        corner[1] + (other[1] - corner[1]) * share,
      ];
    };
    return { corner, from: reach(before), to: reach(after) };
  });
}
