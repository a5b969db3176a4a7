import type { Static } from 'typebox';
import type {
  PosterLookSchema,
  TableRecordSchema,
  TableRoundsSchema,
  TableRowSchema,
} from './schemas/tables.ts';

export type TableRow = Static<typeof TableRowSchema>;

export const TABLE_DUTIES = ['facilitator', 'note-taker', 'reporter'] as const;
/** What a person does for the table. One person may have several, one duty one person. */
export type TableDuty = (typeof TABLE_DUTIES)[number];
export const isTableDuty = (value: unknown): value is TableDuty =>
  TABLE_DUTIES.includes(value as TableDuty);

export const COMMITMENT_KINDS = ['activator', 'supporter', 'observer'] as const;
/** Activator: makes it happen · supporter: helps when asked · observer: wants to hear. */
export type CommitmentKind = (typeof COMMITMENT_KINDS)[number];

export const AGAIN = ['yes', 'no'] as const;
export type PosterLook = Static<typeof PosterLookSchema>;
export type TableRounds = Static<typeof TableRoundsSchema>;
export type TableRecord = Static<typeof TableRecordSchema>;

export const newTableRecord = (noteIds: readonly string[]): TableRecord => ({
  spoken: [],
  again: null,
  sentence: '',
  posterNotes: [],
  noteIds,
});
