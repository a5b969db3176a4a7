import type { Session } from '../../../shared/model/session.ts';
import type { TableVisit } from '../../../shared/protocol/tables.ts';

/** "Table 4, Farms that give back"; with its number first, as everywhere. */
export function tableLine(session: Pick<Session, 'tables'>, tableId: string | undefined): string {
  const row = session.tables.find((table) => table.tableId === tableId);
  return row ? `table ${row.number}, ${row.name}` : 'another table';
}

/** "Jonas asks", "You said you might join", "Mere connects it: it supports table 3, Farms". */
export function visitWords(
  visit: Pick<TableVisit, 'kind' | 'toTable' | 'relation'>,
  session: Pick<Session, 'tables'>,
  who: string,
): string {
  const you = who === 'You';
  if (visit.kind === 'question') return `${who} ${you ? 'ask' : 'asks'}`;
  if (visit.kind === 'join') return you ? 'You said you might join' : `${who} might join`;
  return `${who} ${you ? 'connect' : 'connects'} it: it ${visit.relation ?? 'supports'} ${tableLine(session, visit.toTable)}`;
}
