import type { Session } from '../../../shared/model/session.ts';
import type { TableVisit } from '../../../shared/protocol/tables.ts';
import { t } from '../../words/speak.ts';

/** "Table 4, Farms that give back"; with its number first, as everywhere. */
export function tableLine({ tables }: Pick<Session, 'tables'>, tableId: string): string {
  const row = tables.find((table) => table.tableId === tableId);
  return row
    ? t('phone.left.table', { number: row.number, name: row.name })
    : t('phone.left.otherTable');
}

/** What somebody left, above its words: "Hana asks". `who`: `null` for the person who reads it, "You said you might join". */
export function visitWords(
  { kind, toTable, relation = 'supports' }: Pick<TableVisit, 'kind' | 'toTable' | 'relation'>,
  { tables }: Pick<Session, 'tables'>,
  who: string | null,
): string {
  if (kind !== 'connection')
    return who === null ? t(`phone.visit.${kind}.mine`) : t(`phone.visit.${kind}`, { who });
  const row = tables.find(({ tableId }) => tableId === toTable);
  if (!row)
    return who === null
      ? t('phone.visit.away.mine', { relation })
      : t('phone.visit.away', { relation, who });
  const connected = { relation, number: row.number, table: row.name };
  return who === null
    ? t('phone.visit.connection.mine', connected)
    : t('phone.visit.connection', { ...connected, who });
}
