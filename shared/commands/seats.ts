import type { Person } from '../model/person.ts';
import type { Session } from '../model/session.ts';
import type { TableRow } from '../model/table.ts';
import { planStops } from './walkPlan.ts';
import type { WallState } from './wallState.ts';

export const openTablesOf = (session: Session): readonly TableRow[] =>
  session.tables.filter((table) => table.state !== 'closed');

/** The person at no table; what was done there is done, duties end. */
export function leaveTable(person: Person): Person {
  const { table: _table, host: _host, duties: _duties, ...rest } = person;
  return rest;
}

/** The person at `tableId`, whose sheet she may write from now on, also when she moves on later. */
export function sitAt(person: Person, tableId: string): Person {
  if (person.table === tableId) return person;
  const sat = person.sat?.includes(tableId) ? person.sat : [...(person.sat ?? []), tableId];
  return { ...leaveTable(person), table: tableId, sat };
}

/** {@link sitAt}, by herself or by a facilitator: a late-comer joins the rotation where it is. */
export function sitDown(
  state: WallState,
  personId: string,
  person: Person,
  tableId: string,
): Person {
  const seated = sitAt(person, tableId);
  const { walk } = state.session;
  if (seated === person || walk?.mode !== 'rotation' || seated.stops) return seated;
  return { ...seated, stops: stopsOf(state, walk.stops)(personId, seated) };
}

/**
 * Where walkers go, each from where she sits and who walks beside her. Hosts stay: asked for one, it answers where she would go if she were
 * relieved. Ask one answer for many people: who walks beside whom is found once.
 */
export function stopsOf(
  state: WallState,
  stops: number,
): (personId: string, person: Person) => string[] {
  const open = openTablesOf(state.session).map((table) => table.tableId);
  const homes = new Map(open.map((tableId, index) => [tableId, index]));
  const ranks = new Map<number | null, ReadonlyMap<string, number>>();
  const ranksAt = (home: number | null): ReadonlyMap<string, number> => {
    const known = ranks.get(home);
    if (known) return known;
    const found = new Map<string, number>();
    let walking = 0;
    const beside = home === null ? state.people.keys() : state.seats.get(open[home] as string);
    for (const id of beside ?? []) {
      const each = state.people.get(id);
      if (home === null && (each?.table !== undefined || each?.removed)) continue;
      found.set(id, walking);
      if (!each?.host) walking += 1;
    }
    ranks.set(home, found);
    return found;
  };
  return (personId, person) => {
    const home = (person.table === undefined ? undefined : homes.get(person.table)) ?? null;
    const rank = ranksAt(home).get(personId) ?? 0;
    return planStops({ home, rank }, open.length, stops).map((index) => open[index] as string);
  };
}
