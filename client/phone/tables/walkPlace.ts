import type { Session } from '../../../shared/model/session.ts';
import type { TableRow } from '../../../shared/model/table.ts';
import type { OwnPerson } from '../../../shared/protocol/live.ts';

/** Where a person is in the walk. */
export type WalkPlace =
  | { state: 'host'; table: TableRow }
  | { state: 'stop'; table: TableRow; next: TableRow | null; number: number; of: number }
  /** All stops walked; `home` is the own table. */
  | { state: 'walked'; home: TableRow | null }
  /** Wherever one likes; `standing` is the poster one looks at. */
  | { state: 'free'; standing: TableRow | null };

/** Pure. A rotation without own stops (somebody who came late and sits nowhere) is a free walk. */
export function walkPlace(
  session: Pick<Session, 'tables' | 'walk'>,
  person: Pick<OwnPerson, 'host' | 'table' | 'stops' | 'standing'>,
): WalkPlace {
  const rowOf = (id: string | undefined): TableRow | null =>
    session.tables.find(({ tableId }) => tableId === id) ?? null;
  const { walk } = session;
  const home = rowOf(person.table);
  if (walk && person.host && home) return { state: 'host', table: home };
  if (walk?.mode === 'rotation' && person.stops && person.stops.length > 0) {
    const table = walk.stop < walk.stops ? rowOf(person.stops[walk.stop]) : null;
    if (!table) return { state: 'walked', home };
    return {
      state: 'stop',
      table,
      next: rowOf(person.stops[walk.stop + 1]),
      number: walk.stop + 1,
      of: person.stops.length,
    };
  }
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
