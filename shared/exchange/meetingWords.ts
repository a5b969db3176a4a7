import type { Connection } from '../model/gallery.ts';
import { askedAtTable } from '../scripts/askedAtTable.ts';
import { COMMITMENT_KINDS, type CommitmentKind } from '../model/table.ts';
import type { PosterView } from '../protocol/tables.ts';
import type { TableAsks } from '../scripts/tableAsks.ts';
import { formattingOf } from '../words/languages.ts';
import { nameOrder } from '../words/nameOrder.ts';
import type { MessageKey, ValuesOf, Words } from '../words/words.ts';
import type { MeetingContent, RosterRow } from './meetingContent.ts';
import { isoTime } from '../model/isoTime.ts';
import { guestsInWords } from '../model/names.ts';

// What the reports share, so that Markdown, PDF and CSV say the same thing the same way.

const asItIs = (text: string): string => text;

/** "carried by Wiremu until May"; `''` where nobody carries it. `own`: how words that people wrote stand in there. */
export function carriedWords(
  words: Words,
  { carried }: Pick<Connection, 'carried'>,
  own = asItIs,
): string {
  if (!carried) return '';
  const until = carried.until === '' ? null : own(carried.until);
  if (carried.by === undefined)
    return until === null ? words.say('file.carried') : words.say('file.carried.until', { until });
  const name = own(carried.by);
  return until === null
    ? words.say('file.carried.by', { name })
    : words.say('file.carried.byUntil', { name, until });
}
/** Who said it, in the order they did; nameless ones are left out. */
export const authorsOf = ({ by, alsoBy = [] }: Pick<Connection, 'by' | 'alsoBy'>): string[] => [
  ...(by === undefined ? [] : [by]),
  ...alsoBy,
];

/** `22 November 2026`, UTC. */
export const dayWords = (words: Words, ms: number): string =>
  new Intl.DateTimeFormat(formattingOf(words.language), {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(ms);

/** `22 November 2026, 07:30 UTC`. */
export const momentWords = (words: Words, ms: number): string =>
  words.say('file.moment', { day: dayWords(words, ms), time: isoTime(ms).slice(11, 16) });

/** A message's marked words as they are: for files in which nothing is marked, or marked by `marks`. */
export function plainParts<Key extends MessageKey>(
  words: Words,
  key: Key,
  values: Omit<ValuesOf<Key>, Mark>,
  marks: Partial<Record<Mark, (inside: string) => string>> = {},
): string {
  const mark =
    (name: Mark) =>
    (inside: readonly string[]): string =>
      (marks[name] ?? asItIs)(inside.join(''));
  const all = { ...values, b: mark('b'), i: mark('i'), kind: mark('kind') };
  return words.parts<Key, string>(key, all as never).join('');
}
/** The tags of messages in files. */
type Mark = 'b' | 'i' | 'kind';

/** A table's name, or what stands for it while nobody gave one. */
export const tableName = (words: Words, poster: Pick<PosterView, 'name'>): string =>
  poster.name.trim() || words.say('file.table.unnamed');

/** `Table 4: Rivers, soil and sea`; also of a table that is not among the posters. `named`: how its name stands in there. */
export function tableWords(
  words: Words,
  content: MeetingContent,
  tableId: string,
  named = asItIs,
): string {
  const poster = content.posters.find((each) => each.tableId === tableId);
  return poster
    ? words.say('file.table', { number: poster.number, name: named(tableName(words, poster)) })
    : words.say('file.table.gone');
}

/** What a table was asked; what a meeting from before runs kept says nothing of it, and then all of it was. */
export function askedOf(
  { session }: Pick<MeetingContent, 'session'>,
  tableId: string,
): Pick<TableAsks, 'again' | 'commitments'> {
  const row = session.tables.find((table) => table.tableId === tableId);
  return row && session.script
    ? askedAtTable(session, row)
    : { again: true, commitments: COMMITMENT_KINDS };
}

/** Another session or not, and that it is undecided where that was asked; '' where nobody asked. */
export function againWords(
  words: Words,
  content: Pick<MeetingContent, 'session'>,
  { tableId, again }: Pick<PosterView, 'tableId' | 'again'>,
): string {
  if (again === null && !askedOf(content, tableId).again) return '';
  return words.say(`file.again.${again ?? 'undecided'}`);
}

/** Whether any table asked people how they are in, or somebody said so: then it is told what that means. */
export const hasCommitments = (
  content: Pick<MeetingContent, 'session' | 'posters' | 'roster'>,
): boolean =>
  content.posters.some(({ tableId }) => askedOf(content, tableId).commitments.length > 0) ||
  content.roster.some(({ commitments }) => commitments.length > 0);

/** Whoever committed to a table, by kind: names where there are names, and how many have none to show. */
export function committedTo(
  roster: readonly RosterRow[],
  tableId: string,
  kind: CommitmentKind,
): { names: string[]; nameless: number } {
  const rows = roster.filter((row) =>
    row.commitments.some((each) => each.tableId === tableId && each.kind === kind),
  );
  const names = rows.map((row) => row.name.trim()).filter((name) => name !== '');
  return { names, nameless: rows.length - names.length };
}

/** People as a list of them runs in the file's language, namesakes as they came, and the nameless behind. */
export function rosterByName(words: Words, roster: readonly RosterRow[]): RosterRow[] {
  const inOrder = nameOrder(words.language);
  return roster.toSorted(
    (a, b) => Number(a.name === '') - Number(b.name === '') || inOrder(a.name, b.name),
  );
}

/** `Mere, Tom and 2 guests`; empty of nobody. */
export const peopleWords = (
  words: Words,
  { names, nameless }: { names: readonly string[]; nameless: number },
): string => words.list(nameless === 0 ? names : [...names, guestsInWords(words, nameless)]);

/** What a meeting came to, in figures: said by `file.figure.<kind>`. */
export function meetingFigures(content: MeetingContent) {
  const visits = Object.values(content.visits);
  return [
    { kind: 'notes', count: Object.keys(content.notes).length },
    { kind: 'tables', count: content.posters.length },
    { kind: 'people', count: content.roster.filter((row) => row.table !== null).length },
    { kind: 'questions', count: visits.filter(({ kind }) => kind === 'question').length },
    { kind: 'connections', count: Object.keys(content.connections).length },
    { kind: 'joins', count: visits.filter(({ kind }) => kind === 'join').length },
  ] as const;
}

/** Notes that lie at no table, in order of arrival, with the name of the group they are in, if any. */
export function looseNotes(content: MeetingContent): { id: string; group: string }[] {
  const seated = new Set(Object.values(content.tableNoteIds).flat());
  return Object.entries(content.notes)
    .filter(([id]) => !seated.has(id))
    .sort(([, a], [, b]) => a.seq - b.seq)
    .map(([id]) => ({ id, group: groupName(content, id) }));
}

function groupName(content: MeetingContent, noteId: string): string {
  let id = Object.hasOwn(content.placements, noteId)
    ? content.placements[noteId]?.cluster
    : undefined;
  // Follows merges; a loop of them ends where it began.
  for (
    const seen = new Set<string>();
    id !== undefined && Object.hasOwn(content.clusters, id) && !seen.has(id);
  ) {
    seen.add(id);
    const cluster = content.clusters[id];
    if (cluster?.state !== 'dissolved') return cluster?.name.trim() ?? '';
    id = cluster.into;
  }
  return '';
}

/** Visits or connections of a meeting, oldest first. */
export const byTime = <T extends { at: number }>(records: Readonly<Record<string, T>>): T[] =>
  Object.entries(records)
    .sort(([idA, a], [idB, b]) => a.at - b.at || (idA < idB ? -1 : 1))
    .map(([, record]) => record);

/** Connections that somebody sees to, the oldest first: they are part of who does what next. */
export const carriedConnections = ({ connections }: MeetingContent): Connection[] =>
  byTime(connections).filter(({ carried }) => carried !== undefined);

/** "Wiremu, until May"; `own`: how words that people wrote stand in there. */
export function carrierWords(
  words: Words,
  { carried }: Pick<Connection, 'carried'>,
  own = asItIs,
): string {
  const until = carried && carried.until !== '' ? own(carried.until) : null;
  if (carried?.by === undefined)
    return until === null
      ? words.say('file.carrier.somebody')
      : words.say('file.carrier.somebodyUntil', { until });
  const name = own(carried.by);
  return until === null
    ? words.say('file.carrier.by', { name })
    : words.say('file.carrier.byUntil', { name, until });
}
