import type { Point } from '../../../shared/model/arrangement.ts';
import { rectContains, type Rect } from '../../../shared/layout/noteGrid.ts';
import { posterAt, threadAt } from '../../../shared/gallery/steps.ts';
import type { RoomPicture } from '../../../shared/gallery/picture.ts';

export interface RoomHit {
  poster: string | null;
  /** Id of a pair whose thread, sentence, letter or number is there. */
  pair: string | null;
}

export const NOTHING: RoomHit = { poster: null, pair: null };

const grown = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** Pure. What is at a point of the picture. `reach`: so far from a thread still counts, in the picture's units. */
export function hitRoom(
  { room, threads, labels, letters, knots }: RoomPicture,
  at: Point,
  reach: number,
): RoomHit {
  const poster = posterAt(room, at)?.tableId ?? null;
  const words = [...labels, ...letters].find(({ rect, place }) =>
    rectContains(place === 'poster' ? rect : grown(rect, reach / 2), at),
  );
  const knot = knots
    .filter(({ tableId }) => tableId === poster)
    .flatMap(({ parts, size }) =>
      parts.filter(({ x, y, width }) =>
        rectContains(
          { x: x - size * 0.2, y: y - size, width: width + size * 0.4, height: size * 1.4 },
          at,
        ),
      ),
    )
    .find(({ pair }) => pair)?.pair;
  if (words || knot) return { poster, pair: (words?.pair ?? knot)?.id ?? null };
  if (poster !== null) return { poster, pair: null };
  return { poster: null, pair: threadAt(threads, at, reach)?.pair.id ?? null };
}
