import type { Drag } from '../scene/presenceOnWall.ts';
import type { PlacedNote } from '../../../shared/layout/resolvePlacements.ts';
import type { Point } from '../../../shared/model/arrangement.ts';
import type { GestureScene } from './gestureHost.ts';

/** This share of a note at each of its edges does not count: brushing past a note must not make a group. */
const BRUSHED = 0.12;

const isWellOn = ([left, top]: Point, { rect: { x, y, width, height } }: PlacedNote): boolean =>
  left > x + width * BRUSHED &&
  left < x + width * (1 - BRUSHED) &&
  top > y + height * BRUSHED &&
  top < y + height * (1 - BRUSHED);

/** Where a drop would go: to a group, on a note in none, or where it lies. A group that is carried goes where it lies. */
export function dropTarget(
  { cluster, at, notes }: Drag,
  { hits, presence }: Pick<GestureScene, 'hits' | 'presence'>,
): Drag['over'] {
  if (cluster !== undefined) return { kind: 'wall' };
  const group = hits.clusterAt(at);
  if (group !== null) return { kind: 'cluster', id: group };
  const below = hits
    .notesAt(at)
    .find(
      (placed) =>
        placed.cluster === undefined &&
        isWellOn(at, placed) &&
        !notes.has(placed.id) &&
        !presence.isHeldHere({ kind: 'note', id: placed.id }),
    );
  return below ? { kind: 'note', id: below.id } : { kind: 'wall' };
}
