import { cutAtWord } from '../model/cutAtWord.ts';
import { LIMITS } from '../model/limits.ts';
import { firstWord, shownName } from '../model/names.ts';
import { takesPart } from '../model/peopleCounts.ts';
import type { Person } from '../model/person.ts';
import type { TableRow } from '../model/table.ts';
import { dealTables, isDealt, metAt, tableSize, THREES_AND_FOURS } from '../scripts/dealTables.ts';
import { inLanguage, type Stand, type StepOf } from '../scripts/standing.ts';
import { stepOfTable } from '../scripts/stepOfTable.ts';
import { formattingOf } from '../words/languages.ts';
import { nameOrder } from '../words/nameOrder.ts';
import { listFormat } from '../words/words.ts';
import type { TableMaking, TablePlan } from './tableMaking.ts';
import type { RecordChange, WallState } from './wallState.ts';

// Tables of which people are what they are about: pairs, and threes and fours in which nobody meets again whom she met.

type TablesStep = StepOf<'tables'>;

/** Whether the people at a step's tables are what these are about: when they go on to others, nobody comes back to see to them. */
const areOfPeople = ({ from }: Pick<TablesStep, 'from'>): boolean =>
  from.kind === 'dealt' || from.kind === 'pairs';

/** Whether people look for their partners themselves: then tables are opened for as many as there are, and nobody is seated. */
const isChosen = ({ from }: Pick<TablesStep, 'from'>): boolean =>
  from.kind === 'pairs' && from.choose === 'people';

const isOpen = ({ state }: TableRow): boolean => state !== 'closed';

const tablesOf = ({ session }: WallState, { id }: TablesStep): TableRow[] =>
  session.tables.filter((row) => stepOfTable(session, row)?.id === id);

/** What a step that deals people out does when its tables are opened: for the first time, again, or as the meeting comes back to it. */
export interface Deal {
  plans: readonly TablePlan[];
  /** Tables of this step that are open again ({@link tablesBack}). */
  back: ReadonlyMap<string, readonly string[]>;
  /** Who came alone, to the table where she sits down: by person. */
  joins: ReadonlyMap<string, string>;
}

export const NO_DEAL: Deal = { plans: [], back: new Map(), joins: new Map() };

/** Where there are tables of the step already they stay as they are, and those who are here without a seat at one get theirs beside them. */
export function dealOf(state: WallState, step: TablesStep, making: TableMaking): Deal {
  const own = tablesOf(state, step);
  const open = own.filter(isOpen);
  const back = tablesBack(state, step);
  const seats = new Map<string, number>([
    ...open.map(({ tableId }) => [tableId, state.seats.get(tableId)?.size ?? 0] as const),
    ...[...back].map(([tableId, people]) => [tableId, people.length] as const),
  ]);
  const seated = new Set([...back.values()].flat());
  const free = [...state.people].flatMap(([id, person]) =>
    takesPart(person) &&
    !state.leaving.has(id) &&
    !seated.has(id) &&
    !seats.has(person.table ?? '') &&
    making.isInRoom(id)
      ? [id]
      : [],
  );
  return { ...forThese(state, step, { free, own, seats }, making), back };
}

interface Seating {
  /** Who is here and sits at none of the step's tables. */
  free: readonly string[];
  /** All tables of the step, closed ones too. */
  own: readonly TableRow[];
  /** How many sit at each that people can sit at. */
  seats: ReadonlyMap<string, number>;
}

function forThese(
  state: WallState,
  step: TablesStep,
  { free, own, seats }: Seating,
  { newId }: TableMaking,
): Omit<Deal, 'back'> {
  const [from, to] = (tableSize(step) ?? THREES_AND_FOURS) as [number, number];
  const [first] = free;
  // Nobody talks with nobody: whoever came alone joins others.
  if (free.length < 2) {
    const table = isChosen(step) ? undefined : roomiest(seats, to);
    const joins = first !== undefined && table !== undefined ? [[first, table] as const] : [];
    return { plans: [], joins: new Map(joins) };
  }
  const size = [Math.max(2, from), Math.max(2, to)] as const;
  const tables = dealt(state, free, size, newId);
  const empty = [...seats.values()].filter((count) => count === 0).length;
  const wanted = isChosen(step) ? tables.slice(0, Math.max(0, tables.length - empty)) : tables;
  // Ids go on where they ended, so that a table is known again by its own.
  const next = 1 + Math.max(-1, ...own.map(placeOf));
  return {
    plans: wanted.map((people, at) => ({
      clusterId: `${step.id}/${next + at}`,
      name: isChosen(step) ? titleOf(state, step) : calledBy(state, step, people),
      noteIds: [],
      ...(isChosen(step) ? {} : { people }),
    })),
    joins: new Map(),
  };
}

const placeOf = ({ clusterId }: TableRow): number =>
  Number(clusterId.slice(clusterId.lastIndexOf('/') + 1)) || 0;

/** The table with the fewest people at it; where all are full that one all the same, for nobody is left standing. */
function roomiest(seats: ReadonlyMap<string, number>, to: number): string | undefined {
  // An empty one is no company.
  const inOrder = [...seats].filter(([, count]) => count > 0).toSorted(([, a], [, b]) => a - b);
  return (inOrder.find(([, count]) => count < to) ?? inOrder[0])?.[0];
}

/** People at tables at which as few as possible meet again. */
function dealt(
  { people }: WallState,
  here: readonly string[],
  size: readonly [number, number],
  newId: () => string,
): string[][] {
  const order = here
    .map((id) => ({ id, chance: newId() }))
    .toSorted((a, b) => (a.chance < b.chance ? -1 : 1))
    .map(({ id }) => id);
  const met = metAt(new Map(here.map((id) => [id, people.get(id)?.sat ?? []])));
  return dealTables(order, met, size, LIMITS.tablesPerWall);
}

/**
 * Tables of a step that were all closed, as the meeting comes back to it: those that are open again, and who sat there last and takes part still.
 * Of those to which people were dealt only such at which somebody did.
 */
export function tablesBack(state: WallState, step: TablesStep): Map<string, string[]> {
  const { people } = state;
  const own = tablesOf(state, step);
  if (own.some(isOpen)) return new Map();
  const ids = new Set(own.map(({ tableId }) => tableId));
  const last = new Map<string, string[]>(isDealt(step) ? [] : [...ids].map((id) => [id, []]));
  for (const [id, person] of people) {
    const table = takesPart(person) ? person.sat?.findLast((each) => ids.has(each)) : undefined;
    if (table !== undefined) last.set(table, [...(last.get(table) ?? []), id]);
  }
  return last;
}

/** Open tables of other steps to which people were dealt, who leave them for those of `step`. */
export const leftBehind = ({ session }: WallState, { id }: TablesStep): Set<string> =>
  new Set(
    session.tables.flatMap((row) => {
      const step = isOpen(row) ? stepOfTable(session, row) : undefined;
      return step && step.id !== id && areOfPeople(step) ? [row.tableId] : [];
    }),
  );

const titleOf = ({ session }: Pick<WallState, 'session'>, { title }: TablesStep): string =>
  inLanguage(title, session.language, session.script.languages[0] ?? '');

/** Names in a table's name: more would be a list and no name. */
const NAMES = 4;

/** What a table is called to which these people were dealt: by their first names, as far as the wall shows any; else as its step. */
function calledBy(state: WallState, step: TablesStep, people: readonly string[]): string {
  const { language, settings } = state.session;
  const names = people
    .flatMap((id) => {
      const shown = shownName(state.people.get(id)?.name, settings.names);
      return shown === undefined ? [] : [firstWord(shown)];
    })
    .toSorted(nameOrder(language));
  if (names.length === 0) return titleOf(state, step);
  const isLong = names.length > NAMES;
  const said = isLong ? [...names.slice(0, NAMES - 1), `+${names.length - NAMES + 1}`] : names;
  const line = listFormat(formattingOf(language), {
    type: isLong ? 'unit' : 'conjunction',
    style: 'narrow',
  }).format(said);
  return cutAtWord(line, LIMITS.clusterNameChars) || titleOf(state, step);
}

/**
 * What a tick's changes mean for the names of tables that people were dealt to: they are called by who sits there, of closed ones by who sat
 * there, and so by nobody who was removed, nor by names that the wall shows no more.
 */
export function followSeats(state: WallState, changes: readonly RecordChange[]): RecordChange[] {
  const { session, people, seats } = state;
  const isAll = changes.some(({ kind }) => kind === 'session');
  const touched = new Set(
    changes.flatMap((change) => (change.kind === 'person' ? (change.value.sat ?? []) : [])),
  );
  if (!isAll && touched.size === 0) return [];
  const steps = new Map(
    session.tables.flatMap((row) => {
      const step = isAll || touched.has(row.tableId) ? stepOfTable(session, row) : undefined;
      return step && isDealt(step) ? [[row.tableId, step] as const] : [];
    }),
  );
  if (steps.size === 0) return [];
  const sat = satAt(
    people,
    new Set(session.tables.flatMap((row) => (isOpen(row) ? [] : [row.tableId]))),
  );
  let isRenamed = false;
  const tables = session.tables.map((row) => {
    const step = steps.get(row.tableId);
    if (!step) return row;
    const name = calledBy(state, step, sat.get(row.tableId) ?? [...(seats.get(row.tableId) ?? [])]);
    if (name === row.name) return row;
    isRenamed = true;
    return { ...row, name };
  });
  return isRenamed ? [{ kind: 'session', value: { ...session, tables } }] : [];
}

/** Who ever sat at these tables, without those who were removed. */
function satAt(
  people: ReadonlyMap<string, Person>,
  tables: ReadonlySet<string>,
): Map<string, string[]> {
  const sat = new Map<string, string[]>();
  if (tables.size === 0) return sat;
  for (const [id, person] of people) {
    if (person.removed) continue;
    for (const table of person.sat ?? [])
      if (tables.has(table)) sat.set(table, [...(sat.get(table) ?? []), id]);
  }
  return sat;
}

/** Whether a table's name is made of people's names, and follows what of these is shown. */
export function isCalledByPeople(
  session: Stand,
  row: Pick<TableRow, 'step' | 'clusterId'>,
): boolean {
  const step = stepOfTable(session, row);
  return step !== undefined && isDealt(step);
}
