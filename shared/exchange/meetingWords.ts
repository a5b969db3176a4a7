import { guestsInWords } from '../model/names.ts';
import type { Connection, Relation } from '../model/gallery.ts';
import type { CommitmentKind } from '../model/table.ts';
import type { PosterView } from '../protocol/tables.ts';
import type { MeetingContent, RosterRow } from './meetingContent.ts';
import { isoTime } from './notesCsv.ts';

/** The words that reports share, so that Markdown, PDF and CSV say the same thing the same way. */
export const COMMITMENT_WORDS: Record<CommitmentKind, { one: string; many: string }> = {
  activator: { one: 'activator', many: 'activators' },
  supporter: { one: 'supporter', many: 'supporters' },
  observer: { one: 'observer', many: 'observers' },
};
export const RELATION_WORDS: Record<Relation, string> = {
  reinforces: 'reinforces',
  supports: 'supports',
};
/** "carried by Wiremu until May"; `''` where nobody carries it. `own`: how words that people wrote stand in there. */
export function carriedWords(
  { carried }: Pick<Connection, 'carried'>,
  own = (text: string): string => text,
): string {
  if (!carried) return '';
  const by = carried.by === undefined ? '' : ` by ${own(carried.by)}`;
  return `carried${by}${carried.until === '' ? '' : ` until ${own(carried.until)}`}`;
}
/** Who said it, in the order they did; nameless ones are left out. */
export const authorsOf = ({ by, alsoBy = [] }: Pick<Connection, 'by' | 'alsoBy'>): string[] => [
  ...(by === undefined ? [] : [by]),
  ...alsoBy,
];
export const CONNECTION_STATE_WORDS = { proposed: 'proposed', accepted: 'accepted' } as const;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `22 November 2026`, UTC. */
export function dayWords(ms: number): string {
  const [year, month, day] = isoTime(ms).slice(0, 10).split('-').map(Number);
  return `${day ?? 0} ${MONTHS[(month ?? 1) - 1] ?? ''} ${year ?? 0}`;
}

/** `22 November 2026, 07:30 UTC`. */
export const momentWords = (ms: number): string =>
  `${dayWords(ms)}, ${isoTime(ms).slice(11, 16)} UTC`;

export const countWords = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** A table's name, or what stands for it while nobody gave one. */
export const tableName = (poster: Pick<PosterView, 'name'>): string =>
  poster.name.trim() || 'No name yet';

/** `Table 4: Rivers, soil and sea`; also of a table that is not among the posters. `named`: how its name stands in there. */
export function tableWords(
  content: MeetingContent,
  tableId: string,
  named = (name: string): string => name,
): string {
  const poster = content.posters.find((each) => each.tableId === tableId);
  return poster ? `Table ${poster.number}: ${named(tableName(poster))}` : 'A table that is gone';
}

export function againWords(again: 'yes' | 'no' | null): string {
  if (again === null) return 'Another session: not decided yet';
  return again === 'yes' ? 'Another session: yes' : 'Another session: no';
}

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

/** `Mere, Tom and 2 guests`; empty of nobody. */
export function peopleWords({
  names,
  nameless,
}: {
  names: readonly string[];
  nameless: number;
}): string {
  const all = nameless === 0 ? [...names] : [...names, guestsInWords(nameless)];
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
}

/** What a meeting came to, in figures. */
export function meetingFigures(content: MeetingContent): { count: number; words: string }[] {
  const visits = Object.values(content.visits);
  const figures: [number, string, string?][] = [
    [Object.keys(content.notes).length, 'note'],
    [content.posters.length, 'table'],
    [
      content.roster.filter((row) => row.table !== null).length,
      'person at a table',
      'people at tables',
    ],
    [visits.filter((visit) => visit.kind === 'question').length, 'question'],
    [Object.keys(content.connections).length, 'connection'],
    [visits.filter((visit) => visit.kind === 'join').length, 'might join', 'might join'],
  ];
  return figures.map(([count, one, many = `${one}s`]) => ({
    count,
    words: count === 1 ? one : many,
  }));
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
  { carried }: Pick<Connection, 'carried'>,
  own = (text: string): string => text,
): string {
  const who = carried?.by === undefined ? 'Somebody' : own(carried.by);
  return `${who}${carried && carried.until !== '' ? `, until ${own(carried.until)}` : ''}`;
}
