import type { TableRow } from '../model/table.ts';
import { lastOf, type Stand, type StepOf } from './standing.ts';
import { tableAsks, type TableAsks } from './tableAsks.ts';
import { isTableOf, stepOfTable } from './stepOfTable.ts';

/** Whose questions a table answers: the last step's that has people sit at it, else its own. */
function askingStep(stand: Stand, row: TableRow): StepOf<'tables'> | undefined {
  const last = lastOf(stand, 'tables');
  return last && isTableOf(stand, row, last.id) ? last : (stepOfTable(stand, row) ?? last);
}

/** What a table is asked. */
export const askedAtTable = (stand: Stand, row: TableRow): TableAsks =>
  tableAsks(askingStep(stand, row));

/**
 * What may be said at a table: what it is asked, and what the last step asks. Pages know of that one alone, also at a table that was left
 * open by the step before.
 */
export function allowedAtTable(stand: Stand, row: TableRow): TableAsks {
  const own = askedAtTable(stand, row);
  const last = tableAsks(lastOf(stand, 'tables'));
  const further = last.duties.filter(({ duty }) => !own.duties.some((each) => each.duty === duty));
  return {
    duties: [...own.duties, ...further],
    again: own.again || last.again,
    commitments: [...new Set([...own.commitments, ...last.commitments])],
  };
}
