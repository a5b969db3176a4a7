import type { ConsoleView, GroupRow } from './consoleView.ts';

/** Groups that have no table, by what opening tables would do to them. */
export interface TableGroups {
  /** Named and with notes: these become tables. */
  ready: readonly GroupRow[];
  unnamed: readonly GroupRow[];
  empty: readonly GroupRow[];
}

/** Which groups would become tables now, and which are left out and why. A group with neither name nor notes is nothing yet. */
export function groupsWithoutTable({
  groups,
  session,
}: Pick<ConsoleView, 'groups' | 'session'>): TableGroups {
  const seated = new Set(session.tables.map((table) => table.clusterId));
  const left = groups.filter((group) => !seated.has(group.id));
  const hasName = (group: GroupRow): boolean => group.name.trim() !== '';
  return {
    ready: left.filter((group) => hasName(group) && group.notes > 0),
    unnamed: left.filter((group) => !hasName(group) && group.notes > 0),
    empty: left.filter((group) => hasName(group) && group.notes === 0),
  };
}
