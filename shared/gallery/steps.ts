import type { Point } from '../model/arrangement.ts';
import { rectContains } from '../layout/noteGrid.ts';
import type { Hang, HungPoster } from './hang.ts';
import type { Thread } from './weave.ts';

/** The poster under a point. */
export const posterAt = ({ posters }: Hang, at: Point): HungPoster | null =>
  posters.find((poster) => rectContains(poster, at)) ?? null;

function distanceTo({ points }: Thread, [x, y]: Point): number {
  let nearest = Infinity;
  for (let index = 1; index < points.length; index += 1) {
    const [[ax, ay], [bx, by]] = [points[index - 1] ?? [0, 0], points[index] ?? [0, 0]];
    // Legs run across or down: a box without width or height.
    const dx = Math.max(0, Math.min(ax, bx) - x, x - Math.max(ax, bx));
    const dy = Math.max(0, Math.min(ay, by) - y, y - Math.max(ay, by));
    nearest = Math.min(nearest, Math.hypot(dx, dy));
  }
  return nearest;
}

/** The thread nearest to a point, within `reach`. */
export function threadAt<Drawn extends Thread>(
  threads: readonly Drawn[],
  at: Point,
  reach: number,
): Drawn | null {
  let best: { thread: Drawn; far: number } | null = null;
  for (const thread of threads) {
    const far = distanceTo(thread, at);
    if (far <= reach && (best === null || far < best.far)) best = { thread, far };
  }
  return best?.thread ?? null;
}

export type Way = 'left' | 'right' | 'up' | 'down';

/** The next poster on the way from one, as they hang: past free hooks, and at the end of a row on to the next as in reading. */
export function posterBeside(
  { posters, columns }: Hang,
  tableId: string,
  way: Way,
): HungPoster | null {
  const from = posters.findIndex((poster) => poster.tableId === tableId);
  const poster = posters[from];
  if (!poster) return posters[0] ?? null;
  if (way === 'left') return posters[from - 1] ?? null;
  if (way === 'right') return posters[from + 1] ?? null;
  const down = way === 'down' ? 1 : -1;
  // The nearest row that way with a poster, and in it the nearest column.
  let best: HungPoster | null = null;
  const far = (other: HungPoster): number =>
    Math.abs(other.row - poster.row) * 2 * columns + Math.abs(other.column - poster.column);
  for (const other of posters)
    if ((other.row - poster.row) * down > 0 && (best === null || far(other) < far(best)))
      best = other;
  return best;
}
