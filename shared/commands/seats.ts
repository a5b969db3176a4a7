import type { Person } from '../model/person.ts';
import type { Session } from '../model/session.ts';
import type { TableRow } from '../model/table.ts';
import { stopTables, type Walk } from '../model/walk.ts';
import type { RecordChange, WallState } from './wallState.ts';

export const openTablesOf = (session: Session): readonly TableRow[] =>
  session.tables.filter((table) => table.state !== 'closed');

/** Ids of the tables a rotation leads to (`stopTables`). */
export const stopTablesOf = ({ session, seats }: Pick<WallState, 'session' | 'seats'>): string[] =>
  stopTables(session.tables, (tableId) => seats.get(tableId)?.size ?? 0).map(
    ({ tableId }) => tableId,
  );

/** The person at no table; what was done there is done, duties end. */
export function leaveTable(person: Person): Person {
  const { table: _table, host: _host, duties: _duties, ...rest } = person;
  return rest;
}

/**
 * {@link leaveTable}, by herself or by others. Whoever stayed with the poster of her table until
 * now walks from here on.
 */
export const getUp = (state: WallState, person: Person): Person =>
  person.table === undefined
    ? person
    : person.host
      ? walkingOn(state, leaveTable(person))
      : leaveTable(person);

/** Somebody who stays with no poster any more, walking from here on where a rotation goes on. */
export function walkingOn(state: WallState, person: Person): Person {
  const { walk } = state.session;
  return walk?.mode === 'rotation'
    ? walksNow(walk, person, person.stops ?? laterStops(state)(person))
    : person;
}

/** With these stops, of which she has seen none so far. */
export function walksNow(
  { stop, stops: count }: Walk,
  { walksFrom: _before, ...person }: Person,
  stops: readonly string[],
): Person {
  const from = Math.min(stop, count);
  return { ...person, stops, ...(from > 0 ? { walksFrom: from } : {}) };
}

/** A person without anything that a rotation gave her to walk. */
export function withoutStops({ stops: _stops, walksFrom: _from, ...rest }: Person): Person {
  return rest;
}

/** The person at `tableId`, whose sheet she may write from now on, also when she moves on later. */
export function sitAt(person: Person, tableId: string): Person {
  if (person.table === tableId) return person;
  const sat = person.sat?.includes(tableId) ? person.sat : [...(person.sat ?? []), tableId];
  return { ...leaveTable(person), table: tableId, sat };
}

/**
 * {@link sitAt}, by herself or by a facilitator. `join`: of the same moment, where several sit down
 * in one step.
 */
export function sitDown(
  state: WallState,
  personId: string,
  person: Person,
  tableId: string,
  join: Joiner = walkJoiner(state),
): Person {
  const seated = sitAt(person, tableId);
  return seated === person ? person : join(personId, seated);
}

type Joiner = (personId: string, person: Person) => Person;

/**
 * How somebody who sits down while a walk goes on joins it: where nobody stays with the poster of
 * her table, she does; else she joins the rotation where it is. Stops that she has are hers for as
 * long as none of them is her own table.
 */
export function walkJoiner(state: WallState): Joiner {
  const { walk } = state.session;
  if (!walk) return (_personId, person) => person;
  const hosted = new Set<string>();
  let stopsFor: ((person: Person) => string[]) | undefined;
  return (personId, person) => {
    const { table } = person;
    if (table === undefined || person.host) return person;
    const hasHost = [...(state.seats.get(table) ?? [])].some(
      (id) => id !== personId && state.people.get(id)?.host,
    );
    if (!hasHost && !hosted.has(table)) {
      hosted.add(table);
      return { ...person, host: true };
    }
    if (walk.mode !== 'rotation' || (person.stops && !person.stops.includes(table))) return person;
    return walksNow(walk, person, (stopsFor ??= laterStops(state))(person));
  };
}

/**
 * Stops for whoever begins to walk in the middle of a rotation: from now on the posters with the
 * fewest visitors then, those with a host first, all different and never her own. What is over by
 * then is filled as well: a facilitator may go back. Ask one answer for many people.
 */
export function laterStops(state: WallState): (person: Person) => string[] {
  const { walk } = state.session;
  if (walk?.mode !== 'rotation') return () => [];
  const hosted = new Set(stopTablesOf(state));
  const open = openTablesOf(state.session).map(({ tableId }) => tableId);
  const visitors = visitorsOf(state, walk.stops);
  return (person) => {
    const home = open.indexOf(person.table ?? '');
    // From the own table on, so that of equal ones not all take the first.
    const others = [...open.slice(home + 1), ...open.slice(0, Math.max(0, home))];
    const left = new Set([
      ...others.filter((tableId) => hosted.has(tableId)),
      ...others.filter((tableId) => !hosted.has(tableId)),
    ]);
    const stops: string[] = [];
    const take = (stop: number): void => {
      const found = quietest(left, visitors[stop], hosted);
      if (found === undefined) return;
      left.delete(found);
      count(visitors[stop], found);
      stops[stop] = found;
    };
    const now = Math.min(walk.stop, walk.stops);
    for (let stop = now; stop < walk.stops; stop += 1) take(stop);
    for (let stop = 0; stop < now; stop += 1) take(stop);
    // Too few posters are left for those that are over: it matters to nobody which stand there.
    return Array.from(stops, (tableId) => tableId ?? (stops.at(-1) as string));
  };
}

type Visitors = Map<string, number>;

const count = (visitors: Visitors | undefined, tableId: string): void =>
  void visitors?.set(tableId, (visitors.get(tableId) ?? 0) + 1);

/** How many are on their way to which poster, by stop. */
function visitorsOf(state: WallState, stops: number): Visitors[] {
  const visitors = Array.from({ length: stops }, (): Visitors => new Map());
  for (const person of state.people.values())
    if (person.stops && !person.host && !person.removed)
      for (const [stop, tableId] of person.stops.entries()) count(visitors[stop], tableId);
  return visitors;
}

/**
 * Of these posters the one with the fewest visitors, of equal ones the first. Those without a host
 * come last.
 */
function quietest(
  posters: Iterable<string>,
  visitors: Visitors | undefined,
  hosted: ReadonlySet<string>,
): string | undefined {
  let [found, fewest]: [string | undefined, number] = [undefined, Infinity];
  for (const tableId of posters) {
    if (!hosted.has(tableId) && found !== undefined) break;
    const here = visitors?.get(tableId) ?? 0;
    if (here < fewest) [found, fewest] = [tableId, here];
  }
  return found;
}

/**
 * Who walks to a poster at `stop` beside which nobody sits any more, or whose table was closed:
 * sent to another that she does not see anyway. Where there is none she may look at it.
 */
export function withoutEmptyStops(state: WallState, stop: number): Map<string, Person> {
  const hosted = new Set(stopTablesOf(state));
  const moved = new Map<string, Person>();
  let visitors: Visitors[] | undefined;
  for (const [id, person] of state.people) {
    const tableId = person.stops?.[stop];
    if (tableId === undefined || hosted.has(tableId) || person.host || person.removed) continue;
    const others = [...hosted].filter(
      (each) => each !== person.table && !person.stops?.includes(each),
    );
    visitors ??= visitorsOf(state, stop + 1);
    const found = quietest(others, visitors[stop], hosted);
    if (found === undefined) continue;
    count(visitors[stop], found);
    moved.set(id, { ...person, stops: person.stops?.with(stop, found) ?? [] });
  }
  return moved;
}

/**
 * Who stays with a poster where nobody was chosen: who reports back, else whoever sat down last.
 */
export const hostOf = (state: WallState, seated: readonly string[]): string | undefined =>
  seated.find((id) => state.people.get(id)?.duties?.includes('reporter')) ?? seated.at(-1);

/**
 * Where hosts go in the middle of a walk, somebody else of their tables stays with the poster, if
 * anybody is left. `gone`: as they were.
 */
export function handOver(
  state: WallState,
  gone: ReadonlyMap<string, Pick<Person, 'host' | 'table'>>,
): RecordChange[] {
  if (!state.session.walk) return [];
  return [...gone.values()].flatMap(({ host, table }): RecordChange[] => {
    if (!host || table === undefined) return [];
    const seated = [...(state.seats.get(table) ?? [])].filter(
      (id) => !gone.has(id) && !state.leaving.has(id),
    );
    const next = hostOf(state, seated);
    const person = next === undefined ? undefined : state.people.get(next);
    if (!person || seated.some((id) => state.people.get(id)?.host)) return [];
    return [{ kind: 'person', id: next as string, value: { ...person, host: true } }];
  });
}
