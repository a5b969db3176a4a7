import type { TableRow } from '../model/table.ts';
import { stepOnceThere, type Stand, type StepOf } from './standing.ts';

/** The step that a table was opened for. A table from before tables said so has an id that begins with it, unless it is of a group or a note. */
export function stepOfTable(
  stand: Stand,
  { step, clusterId }: Pick<TableRow, 'step' | 'clusterId'>,
): StepOf<'tables'> | undefined {
  const slash = clusterId.lastIndexOf('/');
  const id = step ?? (slash > 0 ? clusterId.slice(0, slash) : undefined);
  const found = id === undefined ? undefined : stepOnceThere(stand, id);
  return found?.kind === 'tables' ? found : undefined;
}

/** Whether people sat at a table as they were at a step: tables of groups serve all steps that have people sit at groups. */
export function isTableOf(
  stand: Stand,
  row: Pick<TableRow, 'step' | 'clusterId'>,
  id: string,
): boolean {
  const [own, asked] = [stepOfTable(stand, row), stepOnceThere(stand, id)];
  if (asked?.kind !== 'tables') return false;
  // A table from before tables named their step is of a group or a note.
  const kind = own?.from.kind ?? 'groups';
  return own?.id === id || (kind === 'groups' && asked.from.kind === 'groups');
}
