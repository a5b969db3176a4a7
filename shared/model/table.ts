/** One table as everyone knows it. Its name follows its group while that is open; the table outlives the group. */
export interface TableRow {
  tableId: string;
  /** From 1 in reading order of the groups; never reused. */
  number: number;
  clusterId: string;
  name: string;
  /** A closed table keeps its sheet and its poster and takes nobody and nothing new. */
  state?: 'closed';
}

export const TABLE_DUTIES = ['facilitator', 'note-taker', 'reporter'] as const;
/** What a person does for the table. One person may have several, one duty one person. */
export type TableDuty = (typeof TABLE_DUTIES)[number];
export const isTableDuty = (value: unknown): value is TableDuty =>
  TABLE_DUTIES.includes(value as TableDuty);

export const COMMITMENT_KINDS = ['activator', 'supporter', 'observer'] as const;
/** Activator: makes it happen · supporter: helps when asked · observer: wants to hear. */
export type CommitmentKind = (typeof COMMITMENT_KINDS)[number];

/** What a table decided and said, as the server keeps it; `session.tables` has the rest. */
export interface TableRecord {
  /** Person ids who have introduced themselves, in the order they spoke. */
  spoken: readonly string[];
  /** Another session on this topic? `null` while undecided. */
  again: 'yes' | 'no' | null;
  /** The poster's one sentence. Empty while nobody wrote it. */
  sentence: string;
  /** Notes chosen for the poster, in order; empty: the first ones of the table. */
  posterNotes: readonly string[];
  /** The group's notes as last seen while it was open, so that a dissolved group takes none from the table. */
  noteIds: readonly string[];
}

export const newTableRecord = (noteIds: readonly string[]): TableRecord => ({
  spoken: [],
  again: null,
  sentence: '',
  posterNotes: [],
  noteIds,
});
