import type {
  ConnectionView,
  PosterView,
  TableNote,
  TableView,
  TableVisit,
} from '../../shared/protocol/tables.ts';
import type { ReportTurnView } from '../../shared/protocol/reportBack.ts';
import type { ClaimsView, OwnRatings, RatingResults } from '../../shared/protocol/ratings.ts';
import type { Arrangement } from '../../shared/documents/arrangement.ts';
import type { Note } from '../../shared/model/note.ts';
import { START, type LiveView } from '../sync/liveView.ts';
import type { Me } from '../sync/request.ts';
import type { GalleryContent, PersonRow } from './documents/readDocuments.ts';
import type { RunContent } from './documents/readRun.ts';
import type { Asked } from './sources/asking.ts';

/** A table as the server tells it to somebody who does not sit there. */
export interface TableFromOutside {
  poster: PosterView;
  visits: readonly TableVisit[];
  /** From and to it. */
  connections: readonly ConnectionView[];
  /** All of the table's notes, and the ids of those chosen for the poster. */
  notes: readonly TableNote[];
  posterNotes: readonly string[];
}

/** Something that is asked for: the newest answer, and what came of asking since, where that was none. */
export interface Looked<Value> {
  value: Value | null;
  trouble: Exclude<Asked<never>, { state: 'answered' }> | null;
}
export const NOT_YET: Looked<never> = { value: null, trouble: null };

/** What stands on the wall: the `notes` and `arrangement` documents. */
export interface WallContent extends Arrangement {
  notes: ReadonlyMap<string, Note>;
}

/** What a phone last knew of the meeting, for when it is loaded again and nobody answers. */
export interface LastKnown extends Pick<
  Me,
  'session' | 'counts' | 'personId' | 'person' | 'notes'
> {
  /** When the server last spoke, ms since 1970 by this device's clock. */
  at: number;
  table: TableView | null;
  visits: readonly TableVisit[];
  /** Posters that were looked at, by table, the last one last. */
  posters: readonly (readonly [string, TableFromOutside])[];
  /** Of the own table, and one's own; `null`: they were not asked for. */
  connections: readonly ConnectionView[] | null;
  /** What one had to rate and what one could put one's name to, by step. */
  ratings?: readonly (readonly [string, OwnRatings])[];
  claims?: readonly (readonly [string, ClaimsView])[];
}

/** What a page knows of the meeting, from whichever sources it has; each part is one source's to write. */
export interface MeetingState {
  /** Session, counts, clock, and what is this person's alone. */
  live: LiveView;
  /** What the server answered to a phone that came in, until its live view speaks. */
  arrived: Me | null;
  /** What this tab knew before the page was loaded again, until the server answers. */
  last: LastKnown | null;
  /** The `gallery` document, once all of it arrived; `null` where the page does not hold it. */
  gallery: GalleryContent | null;
  /** The `people` document, and what stands on the wall, likewise. */
  people: readonly PersonRow[] | null;
  wall: WallContent | null;
  /** The run of the meeting, of the `session` document, likewise. */
  run: RunContent | null;
  /** Pointers on the wall just now. */
  presences: number;
  /** Asked for: all posters, one table's (by its id), and connections with what this person may do. */
  posters: Looked<ReadonlyMap<string, PosterView>>;
  tables: ReadonlyMap<string, Looked<TableFromOutside>>;
  connections: Looked<ReadonlyMap<string, ConnectionView>>;
  /** Asked for: whose turn it is while notes or groups are told of. */
  reportTurn: Looked<ReportTurnView | null>;
  /** Asked for, by step: what one has to rate, what came of it, who put their name to what. */
  ratings: ReadonlyMap<string, Looked<OwnRatings>>;
  results: ReadonlyMap<string, Looked<RatingResults>>;
  claims: ReadonlyMap<string, Looked<ClaimsView>>;
}

export const NO_MEETING: MeetingState = {
  live: START,
  arrived: null,
  last: null,
  gallery: null,
  people: null,
  wall: null,
  run: null,
  presences: 0,
  posters: NOT_YET,
  tables: new Map(),
  connections: NOT_YET,
  reportTurn: NOT_YET,
  ratings: new Map(),
  results: new Map(),
  claims: new Map(),
};
