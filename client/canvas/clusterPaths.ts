import { clusterOutline, roundOutline } from '../../shared/layout/clusterOutline.ts';
import type { PlacedCluster, PlacedWall } from '../../shared/layout/resolvePlacements.ts';
import type { Point } from '../../shared/model/arrangement.ts';
import { makeCanvas } from './makeCanvas.ts';

/** The outlines of groups as canvas paths in wall units, made anew where a group or one of its notes changed (then the group is another object, see PlacementCache). */
export class ClusterPaths {
  #paths = new Map<string, { of: PlacedCluster; path: Path2D }>();
  #probe = makeCanvas().getContext('2d');

  /** What asks whether a point is inside may have been lost. */
  forget(): void {
    this.#probe = makeCanvas().getContext('2d');
  }

  update(wall: PlacedWall): void {
    const known = this.#paths;
    this.#paths = new Map();
    for (const [id, cluster] of wall.clusters) {
      const before = known.get(id);
      // A pile has an empty group's room: its count stands beside the note.
      const rects =
        before?.of === cluster || cluster.collapsed
          ? []
          : cluster.notes.flatMap((note) => wall.notes.get(note)?.rect ?? []);
      this.#paths.set(
        id,
        before?.of === cluster
          ? before
          : { of: cluster, path: pathOf(clusterOutline(cluster.pos, rects, cluster.name)) },
      );
    }
  }

  get(id: string): Path2D | undefined {
    return this.#paths.get(id)?.path;
  }

  contains(id: string, [x, y]: Point): boolean {
    const path = this.get(id);
    return path !== undefined && (this.#probe?.isPointInPath(path, x, y) ?? false);
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
