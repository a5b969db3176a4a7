import type { TableRecord, TableRow } from '../model/table.ts';
import type { RecordChange, WallState } from './wallState.ts';

/**
 * Whose challenge or proposal a table is, as long as she is with it: who was removed, or sits at another table by now, leaves it without an
 * owner, and has it again when she is back. A closed table stays whose it was.
 */
export function ownerAt(
  { people, leaving }: Pick<WallState, 'people' | 'leaving'>,
  { tableId, state }: Pick<TableRow, 'tableId' | 'state'>,
  { owner }: Pick<TableRecord, 'owner'>,
): string | undefined {
  const person = owner === undefined ? undefined : people.get(owner);
  if (owner === undefined || !person || person.removed || leaving.has(owner)) return undefined;
  const isElsewhere = person.table !== undefined && person.table !== tableId;
  return state !== 'closed' && isElsewhere ? undefined : owner;
}

/** A table's record as it is told. */
export function toldTable(
  state: Pick<WallState, 'people' | 'leaving'>,
  row: TableRow,
  { owner, ...record }: TableRecord,
): TableRecord {
  const told = ownerAt(state, row, owner === undefined ? {} : { owner });
  return told === undefined ? record : { ...record, owner: told };
}

/**
 * As the wall shows no names any more: tables that belong to the author of the note that they are about belong to nobody, for the two together
 * say who wrote it.
 */
export const ownersForgotten = ({ session, notes, tables }: WallState): RecordChange[] =>
  session.tables.flatMap(({ tableId, clusterId }): RecordChange[] => {
    const record = tables.get(tableId);
    if (record?.owner === undefined || notes.get(clusterId)?.person !== record.owner) return [];
    const { owner: _owner, ...value } = record;
    return [{ kind: 'table', id: tableId, value }];
  });
