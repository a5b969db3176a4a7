import { tableNumber } from '../../../shared/model/passedOn.ts';
import type { TableRow } from '../../../shared/model/table.ts';

/** The table with the number that was typed, or why nobody can sit down there. `toRead`: a poster may be read when its table is closed. */
export function tableByNumber(
  tables: readonly TableRow[],
  typed: string,
  toRead = false,
): { table: TableRow } | { refusal: string } {
  const number = tableNumber(typed);
  if (number === null)
    return { refusal: `Type the number on the ${toRead ? 'poster' : 'table'}, like 4.` };
  const table = tables.find((each) => each.number === number);
  if (!table)
    return {
      refusal: toRead
        ? `There is no poster ${number}.`
        : `There is no table ${number}. Choose one from the list.`,
    };
  if (table.state === 'closed' && !toRead)
    return { refusal: `Table ${number} is closed. Choose another one.` };
  return { table };
}
