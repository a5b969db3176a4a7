import {
  calledInSentence,
  calledName,
  callPeople,
  guestsInWords,
  shownName,
} from '../../shared/model/names.ts';
import { takesPart } from '../../shared/model/peopleCounts.ts';
import type { NamesSetting } from '../../shared/model/person.ts';
import type { LiveSession, Session } from '../../shared/model/session.ts';
import { TABLE_DUTIES, type CommitmentKind, type TableRow } from '../../shared/model/table.ts';
import { tablesAskedNow } from '../../shared/scripts/tableAsks.ts';
import { t, words } from '../words/speak.ts';
import type { PersonRow } from '../meeting/documents/readDocuments.ts';
import type { GalleryView } from './galleryLists.ts';

/** One table as the board shows it. */
export interface BoardTable extends TableRow {
  /** Who sits here: those with a duty first, then by arrival. */
  people: readonly PersonRow[];
  host: PersonRow | null;
  again: 'yes' | 'no' | null;
  sentence: string;
  /** How many here have introduced themselves; `null` while the server has not said. */
  spoken: number | null;
  /** The round it is in; `null` once all are done, absent before the first one. */
  round?: string | null;
  /** Commitments to this table, from whoever. */
  commitments: Record<CommitmentKind, number>;
  /** Questions left at the poster that nobody answered. */
  openQuestions: number;
}

export interface TablesBoard {
  /** By number, closed ones included. */
  tables: readonly BoardTable[];
  /** People who take part and sit nowhere, by arrival. */
  unplaced: readonly PersonRow[];
  /** What each person is called here who has a name that the wall shows: {@link calledAmong} everybody who ever came. */
  called: ReadonlyMap<string, string>;
}

/** Whether the step has somebody take notes at each table. */
export const asksForNotes = (session: Pick<LiveSession, 'present' | 'seating'>): boolean =>
  tablesAskedNow(session).duties.some(({ duty }) => duty === 'note-taker');

export const isOpenTable = (table: TableRow): boolean => table.state !== 'closed';

/** A person's name as the wall shows names, else "Guest". */
export const nameOnBoard = (person: PersonRow, names: NamesSetting): string =>
  calledName(words(), shownName(person.name, names));

/** What she is called among all, in the middle of a sentence: "Ana (2)", "a guest". */
export function nameInSentence({ called }: TablesBoard, person: PersonRow): string {
  return called.get(person.id) ?? calledInSentence(words(), undefined);
}

/**
 * What each person is called among all: people of one name have a number by their arrival, which stays theirs wherever they sit and
 * whoever goes. Who has no name (`nameOf`) is not among them.
 */
export function calledAmong(
  people: readonly PersonRow[],
  nameOf: (person: PersonRow) => string | undefined,
): ReadonlyMap<string, string> {
  const named = people
    .filter((person) => nameOf(person) !== undefined)
    .sort((a, b) => a.joinedAt - b.joinedAt || (a.id < b.id ? -1 : 1));
  const called = callPeople(words(), named.map(nameOf));
  return new Map(named.map(({ id }, index) => [id, called[index]?.whole ?? '']));
}

/** "takes notes, reports back", or ''. Hosting counts once there is a gallery. */
export function dutyWords(person: PersonRow, withHost: boolean): string {
  const does = (person.duties ?? []).map((duty) => t(`duty.${duty}.does`));
  if (withHost && person.host) does.push(t('console.person.hosts'));
  return words().list(does, 'unit');
}

/** Facilitator, note-taker, reporter, host, then everyone else. */
const dutyRank = (person: PersonRow): number =>
  Math.min(
    ...(person.duties ?? []).map((duty) => TABLE_DUTIES.indexOf(duty)),
    person.host ? TABLE_DUTIES.length : TABLE_DUTIES.length + 1,
  );

/** Who sits where, from the session's tables, the people and the gallery. One pass over each. Pure. */
export function boardOf(
  session: Session,
  people: readonly PersonRow[],
  gallery: GalleryView,
): TablesBoard {
  const seats = new Map<string, PersonRow[]>(session.tables.map((table) => [table.tableId, []]));
  const commitments = new Map<string, Record<CommitmentKind, number>>(
    session.tables.map((table) => [table.tableId, { activator: 0, supporter: 0, observer: 0 }]),
  );
  const unplaced: PersonRow[] = [];
  for (const person of people) {
    if (person.removed) continue;
    const seat = person.table === undefined ? undefined : seats.get(person.table);
    if (seat) seat.push(person);
    else if (takesPart(person)) unplaced.push(person);
    for (const [table, kind] of Object.entries(person.commitments ?? {})) {
      const counts = commitments.get(table);
      if (counts) counts[kind] += 1;
    }
  }
  const questions = new Map<string, number>();
  for (const visit of gallery.visits)
    if (visit.kind === 'question' && !visit.answer)
      questions.set(visit.table, (questions.get(visit.table) ?? 0) + 1);
  const tables = session.tables.map((row): BoardTable => {
    const seated = (seats.get(row.tableId) ?? []).sort((a, b) => dutyRank(a) - dutyRank(b));
    const poster = gallery.posters.get(row.tableId);
    return {
      ...row,
      people: seated,
      host: seated.find((person) => person.host) ?? null,
      again: poster?.again ?? null,
      sentence: poster?.sentence ?? '',
      spoken: poster?.spoken ?? null,
      ...(poster?.round === undefined ? {} : { round: poster.round }),
      commitments: commitments.get(row.tableId) ?? { activator: 0, supporter: 0, observer: 0 },
      openQuestions: questions.get(row.tableId) ?? 0,
    };
  });
  const called = calledAmong(people, ({ name }) => shownName(name, session.settings.names));
  return { tables: tables.sort((a, b) => a.number - b.number), unplaced, called };
}

/** "3 – Food hubs: Ana, Ben": a line for each open table, to paste into a call's chat. People without a shown name are counted. */
export function breakoutList({ tables, unplaced }: TablesBoard, names: NamesSetting): string {
  const listed = (people: readonly PersonRow[]): string => {
    const shown = people.flatMap((person) => shownName(person.name, names) ?? []);
    const guests = people.length - shown.length;
    const all = [...shown, ...(guests === 0 ? [] : [guestsInWords(words(), guests)])];
    return all.length === 0 ? t('console.breakout.nobody') : words().list(all, 'unit');
  };
  const lines = tables
    .filter(isOpenTable)
    .map(({ number, name, people }) =>
      t('console.breakout.table', { table: number, name, people: listed(people) }),
    );
  return [
    ...lines,
    ...(unplaced.length === 0
      ? []
      : [t('console.breakout.unplaced', { people: listed(unplaced) })]),
  ].join('\n');
}

/**
 * Who will stay with the poster when a walk starts, in words; follows the server's choice. `isStop`:
 * a rotation leads there.
 */
export function hostWords(
  table: BoardTable,
  { called }: Pick<TablesBoard, 'called'>,
  isStop = true,
): string {
  const nameOf = (person: PersonRow): string =>
    called.get(person.id) ?? calledName(words(), undefined);
  if (table.people.length === 0)
    return t(isStop ? 'console.hosts.nobodyStays' : 'console.hosts.noStop');
  if (table.host) return t('console.hosts.stays', { name: nameOf(table.host) });
  const reporter = table.people.find((person) => person.duties?.includes('reporter'));
  if (reporter) return t('console.hosts.reporterStays', { name: nameOf(reporter) });
  return table.people.length === 1
    ? t('console.hosts.stays', { name: nameOf(table.people[0] as PersonRow) })
    : t('console.hosts.lastStays');
}
