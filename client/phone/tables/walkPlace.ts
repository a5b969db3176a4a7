import type { Session } from '../../../shared/model/session.ts';
import type { TableRow } from '../../../shared/model/table.ts';
import type { OwnPerson } from '../../../shared/protocol/live.ts';
import { walkNow } from '../../meeting/walkNow.ts';

/** Where a person is in the walk. */
export type WalkPlace =
  | { state: 'host'; table: TableRow }
  | { state: 'stop'; table: TableRow; next: TableRow | null; number: number; of: number }
  /** All stops walked; `home` is the own table. */
  | { state: 'walked'; home: TableRow | null }
  /** Wherever one likes; `standing` is the poster one looks at. */
  | { state: 'free'; standing: TableRow | null };

/** Pure. What the walk asks of her (`walkNow`), as the tables it is about. */
export function walkPlace(
  session: Pick<Session, 'tables' | 'walk'>,
  person: Pick<OwnPerson, 'host' | 'table' | 'stops' | 'standing'>,
): WalkPlace {
  const rowOf = (id: string | undefined): TableRow | null =>
    session.tables.find(({ tableId }) => tableId === id) ?? null;
  const walk = walkNow(session, person);
  const table =
    walk.kind === 'host' ? rowOf(walk.table) : walk.kind === 'stop' ? rowOf(walk.now) : null;
  if (walk.kind === 'host' && table) return { state: 'host', table };
  if (walk.kind === 'stop' && table)
    return { state: 'stop', table, next: rowOf(walk.next), number: walk.stop + 1, of: walk.stops };
  if (walk.kind === 'walked' || walk.kind === 'stop')
    return { state: 'walked', home: rowOf(person.table) };
  return { state: 'free', standing: rowOf(person.standing) };
}

/** The posters before and after this one, going round; `null` when it is the only one. */
export function neighbours(
  tables: readonly TableRow[],
  tableId: string,
): { previous: TableRow; next: TableRow } | null {
  const at = tables.findIndex((table) => table.tableId === tableId);
  if (at < 0 || tables.length < 2) return null;
  const [previous, next] = [
    tables[(at + tables.length - 1) % tables.length],
    tables[(at + 1) % tables.length],
  ];
  return previous && next ? { previous, next } : null;
}
