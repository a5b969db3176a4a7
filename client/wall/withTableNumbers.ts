import { numberByTable } from '../../shared/layout/numberByTable.ts';
import type { PlacedWall } from '../../shared/layout/resolvePlacements.ts';
import type { Session } from '../../shared/model/session.ts';

/** Once there are tables, a group wears its table's number. */
export function withTableNumbers(wall: PlacedWall, tables: Session['tables']): PlacedWall {
  if (tables.length === 0) return wall;
  const clusters = new Map(wall.clusters);
  for (const { id, number } of numberByTable([...wall.clusters.values()], tables)) {
    const cluster = clusters.get(id);
    if (cluster) clusters.set(id, { ...cluster, number });
  }
  return { ...wall, clusters };
}
