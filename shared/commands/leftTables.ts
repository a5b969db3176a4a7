import type { LeftTables, MoveRecord } from '../model/move.ts';
import type { Person } from '../model/person.ts';
import type { Session } from '../model/session.ts';
import type { TableRow } from '../model/table.ts';
import { openTablesOf } from './seats.ts';
import type { RecordChange, WallState } from './wallState.ts';

// Where a move leads people from tables to others, and how that is taken back.

/** What `changes` do to tables and seats; `null` where no table is left for others. */
export function leftTables(
  before: WallState,
  after: Session,
  changes: readonly RecordChange[],
): LeftTables | null {
  const was = new Set(openTablesOf(before.session).map(({ tableId }) => tableId));
  const is = new Set(openTablesOf(after).map(({ tableId }) => tableId));
  const closed = [...was].filter((id) => !is.has(id));
  if (closed.length === 0) return null;
  const people: Record<string, LeftTables['people'][string]> = {};
  for (const change of changes) {
    const person = change.kind === 'person' ? before.people.get(change.id) : undefined;
    if (change.kind !== 'person' || !person || change.value.table === person.table) continue;
    const { table, host, duties } = person;
    people[change.id] = {
      ...(table === undefined ? {} : { table }),
      ...(host === undefined ? {} : { host }),
      ...(duties === undefined ? {} : { duties }),
    };
  }
  return { closed, opened: [...is].filter((id) => !was.has(id)), people };
}

/**
 * The tables as a move found them, and people at them: those that it closed are open again, those that it opened are closed, and keep their
 * sheets. Whoever went elsewhere since stays there.
 */
function tablesAgain(
  state: WallState,
  tables: readonly TableRow[],
  left: LeftTables,
): { tables: TableRow[]; people: Map<string, Person> } {
  const [opens, closes] = [new Set(left.closed), new Set(left.opened)];
  const people = new Map<string, Person>();
  for (const [id, person] of state.people) {
    if (person.removed || (person.table !== undefined && !closes.has(person.table))) continue;
    const before = left.people[id];
    if (before === undefined && person.table === undefined) continue;
    const { table: _table, host: _host, duties: _duties, ...rest } = person;
    const isThere = before?.table !== undefined && opens.has(before.table);
    people.set(id, isThere ? { ...rest, ...before } : rest);
  }
  return {
    tables: tables.map((row) => {
      const { state: _state, ...open } = row;
      if (opens.has(row.tableId)) return open;
      return closes.has(row.tableId) ? { ...open, state: 'closed' as const } : row;
    }),
    people,
  };
}

/** Where a move led people to other tables, those that they left, with them. */
export function seatedAgain(
  state: WallState,
  { tables }: Pick<Session, 'tables'>,
  { left }: Pick<MoveRecord, 'left'>,
): {
  seated: WallState;
  tables: readonly TableRow[];
  changes: Extract<RecordChange, { kind: 'person' }>[];
} {
  if (!left) return { seated: state, tables, changes: [] };
  const again = tablesAgain(state, tables, left);
  const people = new Map([...state.people, ...again.people]);
  const seats = new Map<string, Set<string>>();
  for (const [id, { table, removed }] of people) {
    if (table === undefined || removed) continue;
    const at = seats.get(table);
    if (at) at.add(id);
    else seats.set(table, new Set([id]));
  }
  return {
    seated: { ...state, people, seats },
    tables: again.tables,
    changes: [...again.people].map(([id, value]) => ({ kind: 'person', id, value })),
  };
}
