import type { Point } from '../model/arrangement.ts';

/** Groups whose tops differ by less than this stand in one row. Wall units; less than the lowest group is high. */
export const CLUSTER_ROW_TOLERANCE = 200;

/** Numbers open groups from 1 in reading order: rows top to bottom, each left to right, ties by id. */
export function numberClusters(
  clusters: readonly { id: string; pos: Point }[],
): { id: string; number: number }[] {
  const byTop = [...clusters].sort((a, b) => a.pos[1] - b.pos[1]);
  const rows: (typeof byTop)[] = [];
  for (const cluster of byTop) {
    const row = rows.at(-1);
    const top = row?.[0]?.pos[1];
    if (row && top !== undefined && cluster.pos[1] - top < CLUSTER_ROW_TOLERANCE) row.push(cluster);
    else rows.push([cluster]);
  }
  return rows
    .flatMap((row) => row.sort((a, b) => a.pos[0] - b.pos[0] || (a.id < b.id ? -1 : 1)))
    .map(({ id }, index) => ({ id, number: index + 1 }));
}
