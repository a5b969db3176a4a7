import { tableNumber } from '../../../shared/model/passedOn.ts';
import type { TableRow } from '../../../shared/model/table.ts';
import { t } from '../../words/speak.ts';

/** The table with the number that was typed, or why nobody can sit down there. `toRead`: a poster may be read when its table is closed. */
export function tableByNumber(
  tables: readonly TableRow[],
  typed: string,
  toRead = false,
): { table: TableRow } | { refusal: string } {
  const number = tableNumber(typed);
  if (number === null)
    return { refusal: t(toRead ? 'phone.number.poster.missing' : 'phone.number.table.missing') };
  const table = tables.find((each) => each.number === number);
  if (!table)
    return {
      refusal: t(toRead ? 'phone.number.poster.none' : 'phone.number.table.none', { number }),
    };
  if (table.state === 'closed' && !toRead)
    return { refusal: t('phone.number.table.closed', { number }) };
  return { table };
}
