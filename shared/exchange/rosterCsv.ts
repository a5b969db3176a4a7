import { COMMITMENT_KINDS, type CommitmentKind } from '../model/table.ts';
import { DUTY_WORDS } from './meetingWords.ts';
import type { MeetingContent, RosterRow } from './meetingContent.ts';
import { csvField } from './notesCsv.ts';

/** Columns, in order. Stable: people merge letters from them; new ones go to the end. */
export const ROSTER_CSV_COLUMNS = ['name', 'table number', 'table name', 'commitment', 'duties', 'contact', 'contact readers'] as const;

interface Line {
  row: RosterRow;
  tableId: string | null;
  number: number | null;
  kind: CommitmentKind | null;
}

/** A line for each commitment, and one for the own table where nobody committed to it: nobody who was there is missing. */
function linesOf(row: RosterRow, numbers: ReadonlyMap<string, number>, ids: ReadonlyMap<number, string>): Line[] {
  const lines: Line[] = row.commitments.map(({ tableId, kind }) => ({ row, tableId, number: numbers.get(tableId) ?? null, kind }));
  const ownLine = lines.some((line) => line.number !== null && line.number === row.table);
  if (!ownLine && (row.table !== null || lines.length === 0)) lines.push({ row, tableId: row.table === null ? null : (ids.get(row.table) ?? null), number: row.table, kind: null });
  return lines;
}

const rank = (kind: CommitmentKind | null): number => (kind === null ? COMMITMENT_KINDS.length : COMMITMENT_KINDS.indexOf(kind));

/**
 * Who does what next: a row for each person and commitment; activators first, then supporters, observers and whoever only sat at the
 * table; within that by table, then by name. Same rules as `notes.csv`.
 */
export function printRosterCsv(content: MeetingContent): string {
  const numbers = new Map(content.posters.map((poster) => [poster.tableId, poster.number]));
  const ids = new Map(content.posters.map((poster) => [poster.number, poster.tableId]));
  const names = new Map(content.posters.map((poster) => [poster.tableId, poster.name]));
  const lines = content.roster.flatMap((row) => linesOf(row, numbers, ids)).sort((a, b) =>
    rank(a.kind) - rank(b.kind) || (a.number ?? Infinity) - (b.number ?? Infinity) || (a.row.name < b.row.name ? -1 : a.row.name > b.row.name ? 1 : 0));
  const rows = lines.map(({ row, tableId, number, kind }) => [
    row.name, number === null ? '' : String(number), names.get(tableId ?? '') ?? '', kind ?? '',
    number !== null && number === row.table ? row.duties.map((duty) => DUTY_WORDS[duty]).join('; ') : '',
    row.contact ?? '', row.contact === undefined ? '' : row.contactShownTo === 'table' ? 'own table and facilitators' : 'facilitators',
  ]);
  return `\uFEFF${[ROSTER_CSV_COLUMNS, ...rows].map((row) => row.map(csvField).join(',')).join('\r\n')}\r\n`;
}
