import type { Cluster, Placement } from '../model/arrangement.ts';
import type { Connection, Visit } from '../model/gallery.ts';
import type { Note } from '../model/note.ts';
import type { Session } from '../model/session.ts';
import type { CommitmentKind, TableDuty } from '../model/table.ts';
import type { PosterView } from '../protocol/tables.ts';

/** One person on the roster: only who sits or sat somewhere, committed, or left a contact. Names and contacts as people consented. */
export interface RosterRow {
  /** Empty where the wall shows no names. */
  name: string;
  /** Number of the own table; `null` at none. */
  table: number | null;
  duties: readonly TableDuty[];
  commitments: { tableId: string; kind: CommitmentKind }[];
  contact?: string;
  /** Who may read the contact. Only in files for facilitators. */
  contactShownTo?: 'facilitators' | 'table';
}

/**
 * Everything of a meeting that reports, exports and snapshots are made from. Ids are table, note, visit and connection ids; never
 * person ids.
 */
export interface MeetingContent {
  /** ms since 1970 UTC. */
  at: number;
  /** Questions that hold a note's words come with their runs (`heading`); snapshots from before that say nothing here. */
  questions?: 'marked';
  session: Session;
  notes: Record<string, Note>;
  clusters: Record<string, Cluster>;
  placements: Record<string, Placement>;
  /** By number, closed tables included. */
  posters: PosterView[];
  /** All notes of each table, in reading order. */
  tableNoteIds: Record<string, string[]>;
  visits: Record<string, Visit>;
  connections: Record<string, Connection>;
  roster: RosterRow[];
}
