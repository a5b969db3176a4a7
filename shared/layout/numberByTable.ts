import type { Point } from '../model/arrangement.ts';
import type { TableRow } from '../model/table.ts';
import { numberClusters } from './numberClusters.ts';

/**
 * Numbers of open groups once tables exist: a group wears its table's number, because that number is on tents and in people's heads;
 * groups without a table go on after the highest table, in reading order. Without tables: plain reading order.
 */
export function numberByTable(
  clusters: readonly { id: string; pos: Point }[],
  tables: readonly Pick<TableRow, 'clusterId' | 'number'>[],
): { id: string; number: number }[] {
  const ordered = numberClusters(clusters);
  if (tables.length === 0) return ordered;
  const taken = new Map(tables.map((table) => [table.clusterId, table.number]));
  let next = tables.reduce((highest, table) => Math.max(highest, table.number), 0);
  return ordered.map(({ id }) => ({ id, number: taken.get(id) ?? (next += 1) }));
}
