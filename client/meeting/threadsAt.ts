import { pairsOf } from '../../shared/gallery/pairs.ts';
import type { TableRow } from '../../shared/model/table.ts';
import type { ConnectionRow } from './pending/galleryRows.ts';
import { t } from '../words/speak.ts';

/** All that connects one poster with another: read at the one, so the other is its neighbour. */
export interface NeighbourThreads {
  neighbour: TableRow;
  /** The foremost first. */
  rows: readonly ConnectionRow[];
}

/** Pure. What connects a poster with others, by neighbour: the most marked first, as the whole room has them. */
export function threadsAt(
  tableId: string,
  tables: readonly TableRow[],
  connections: readonly ConnectionRow[],
): NeighbourThreads[] {
  const rows = new Map(
    connections
      .filter(({ from, to, hangs }) => hangs && (from === tableId || to === tableId))
      .map((row) => [row.id, row]),
  );
  return pairsOf({ posters: tables }, [...rows.values()]).pairs.flatMap(
    ({ from, to, connections: those }) => {
      const other = from === tableId ? to : from;
      const neighbour = tables.find((table) => table.tableId === other);
      return neighbour ? [{ neighbour, rows: those.flatMap(({ id }) => rows.get(id) ?? []) }] : [];
    },
  );
}

/** Pure. The first so many of them, neighbour by neighbour. */
export function firstThreads(groups: readonly NeighbourThreads[], max: number): NeighbourThreads[] {
  let room = max;
  return groups.flatMap(({ neighbour, rows }) => {
    const shown = rows.slice(0, room);
    room -= shown.length;
    return shown.length > 0 ? [{ neighbour, rows: shown }] : [];
  });
}

/** How one of them runs, as it is read at this poster: "reinforces us", "this supports". */
export function threadWords(
  { from, relation }: Pick<ConnectionRow, 'from' | 'relation'>,
  tableId: string,
  isOwn: boolean,
): string {
  if (from !== tableId) return t(isOwn ? 'phone.strand.toOwn' : 'phone.strand.to', { relation });
  return t(isOwn ? 'phone.strand.fromOwn' : 'phone.strand.from', { relation });
}
