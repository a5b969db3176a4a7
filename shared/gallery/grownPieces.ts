import type { Point } from '../model/arrangement.ts';

/** The first `share` (0…1) of a thread's pieces, along their length, from where it starts: how a new one is drawn along its lane. */
export function grownPieces(
  pieces: readonly (readonly Point[])[],
  share: number,
): readonly (readonly Point[])[] {
  if (share >= 1) return pieces;
  const legs = pieces.flatMap((piece) =>
    piece.slice(1).map((to, index) => lengthOf(piece[index], to)),
  );
  let left = Math.max(0, share) * legs.reduce((sum, length) => sum + length, 0);
  const grown: Point[][] = [];
  for (const piece of pieces) {
    if (left <= 0) break;
    const [start, ...others] = piece;
    if (!start) continue;
    const points: Point[] = [start];
    for (const to of others) {
      if (left <= 0) break;
      const from = points.at(-1) ?? start;
      const length = lengthOf(from, to);
      if (length > left) {
        const part = left / length;
        points.push([from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]);
        left = 0;
        break;
      }
      left -= length;
      points.push(to);
    }
    grown.push(points);
  }
  return grown;
}

const lengthOf = (from: Point | undefined, to: Point): number =>
  from ? Math.hypot(to[0] - from[0], to[1] - from[1]) : 0;
