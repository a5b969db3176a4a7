import type { Note } from '../../shared/model/note.ts';
import type { PeopleCounts } from '../../shared/model/peopleCounts.ts';
import type { LiveSession } from '../../shared/model/session.ts';
import type { Rushes } from '../../shared/protocol/live.ts';
import type { KnownBursts } from './burstWords.ts';
import type { RunContent } from '../meeting/documents/readRun.ts';
import type { PersonRow } from '../meeting/documents/readDocuments.ts';
import type { GalleryView } from './galleryLists.ts';
import type { TablesBoard } from './tablesBoard.ts';

/** An open group as the console lists it. */
export interface GroupRow {
  id: string;
  /** The number people see on the projector: its table's, else on in the wall's reading order. */
  number: number;
  /** Empty while nobody has named it. */
  name: string;
  notes: number;
  /** Groups that were merged into it; absent where there are none. */
  merged?: readonly string[];
}

export interface NoteRow extends Note {
  id: string;
  /** Number of the open group it lies in. */
  group?: number;
}

/** Everything the console shows, already resolved; plain values, so what follows from it is pure. */
export interface ConsoleView {
  session: LiveSession;
  /** The run of the meeting, and where the meeting came by. */
  run: RunContent;
  /** The facilitator who looks. */
  me: string;
  /** People with an open page, the facilitator among them. */
  here: number;
  /** Notes on the wall, also those that are kept back until they are shown. */
  noteCount: number;
  /** As every screen says them. */
  counts: PeopleCounts;
  groups: readonly GroupRow[];
  /** Notes in no open group. */
  loose: number;
  /** In order of arrival. */
  notes: readonly NoteRow[];
  people: readonly PersonRow[];
  /** Pointers on the wall just now. */
  presences: number;
  /** Who came or wrote in a rush, and which removals can be undone. */
  rushes: Rushes;
  /** Rushes that this facilitator has called her own. */
  knownBursts: KnownBursts;
  /** No browser here keeps a screen awake (plain HTTP), and this facilitator has not been told. */
  mayFallAsleep: boolean;
  /** The meeting's clock has run out. */
  isTimeUp: boolean;
  board: TablesBoard;
  gallery: GalleryView;
  /** Server's clock, ms; coarse, for what is urgent only after a while. */
  now: number;
}
