import type { Session } from '../../../shared/model/session.ts';
import type { TableVisit } from '../../../shared/protocol/tables.ts';

/** "Table 4, Farms that give back"; with its number first, as everywhere. */
export function tableLine(session: Pick<Session, 'tables'>, tableId: string | undefined): string {
  const row = session.tables.find((table) => table.tableId === tableId);
  return row ? `table ${row.number}, ${row.name}` : 'another table';
}

/**
 * What somebody left, to be read after her name: "asks", "connects it: it supports table 3," and the name of that table, which stands in an
 * element of its own. `isMine`: as one is told it oneself, "You said you might join".
 */
export function visitWords(
  visit: Pick<TableVisit, 'kind' | 'toTable' | 'relation'>,
  session: Pick<Session, 'tables'>,
  isMine: boolean,
): { said: string; name: string | null } {
  if (visit.kind === 'question') return { said: isMine ? 'You ask' : 'asks', name: null };
  if (visit.kind === 'join')
    return { said: isMine ? 'You said you might join' : 'might join', name: null };
  const row = session.tables.find(({ tableId }) => tableId === visit.toTable);
  const to = row ? `table ${row.number},` : 'another table';
  return {
    said: `${isMine ? 'You connect' : 'connects'} it: it ${visit.relation ?? 'supports'} ${to}`,
    name: row?.name ?? null,
  };
}
