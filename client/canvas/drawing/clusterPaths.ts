import { clusterOutline, roundOutline } from '../../../shared/layout/clusterOutline.ts';
import type { PlacedCluster, PlacedWall } from '../../../shared/layout/resolvePlacements.ts';
import type { Point } from '../../../shared/model/arrangement.ts';
import { makeCanvas } from '../makeCanvas.ts';

/** The outlines of groups as canvas paths in wall units, made when first asked for: where a group or one of its notes changed, the group is another object (see PlacementCache). */
export class ClusterPaths {
  readonly #paths = new WeakMap<PlacedCluster, Path2D>();
  #probe = makeCanvas().getContext('2d');

  /** What asks whether a point is inside may have been lost. */
  forget(): void {
    this.#probe = makeCanvas().getContext('2d');
  }

  of(cluster: PlacedCluster, notes: PlacedWall['notes']): Path2D {
    let path = this.#paths.get(cluster);
    if (!path) {
      // A pile has an empty group's room: its count stands beside the note.
      const rects = cluster.collapsed
        ? []
        : cluster.notes.flatMap((note) => notes.get(note)?.rect ?? []);
      path = pathOf(clusterOutline(cluster.pos, rects, cluster.name));
      this.#paths.set(cluster, path);
    }
    return path;
  }

  contains(cluster: PlacedCluster, notes: PlacedWall['notes'], [x, y]: Point): boolean {
    return this.#probe?.isPointInPath(this.of(cluster, notes), x, y) ?? false;
  }
}

function pathOf(outline: readonly Point[]): Path2D {
  const path = new Path2D();
  roundOutline(outline).forEach(({ from, corner, to }, index) => {
    if (index === 0) path.moveTo(from[0], from[1]);
    else path.lineTo(from[0], from[1]);
    path.quadraticCurveTo(corner[0], corner[1], to[0], to[1]);
  });
  path.closePath();
  return path;
}
