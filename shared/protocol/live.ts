import type { NoteColor } from '../model/note.ts';
import type { PeopleCounts } from '../model/peopleCounts.ts';
import type { Person } from '../model/person.ts';
import type { Burst, Removal } from '../model/removal.ts';
import type { Session } from '../model/session.ts';
import type { TableView, TableVisit } from './tables.ts';

/** Version of the live view; raised on a change that an older client would misread. */
export const LIVE_VERSION = 1;

/** Counts that everyone may know, also before the reveal. */
export interface Counts {
  /** People with an open live view or document, projectors left out. */
  here: number;
  /** Live notes on the wall. */
  notes: number;
  people: PeopleCounts;
  /** People seated, by table id; only tables with somebody. */
  seated?: Record<string, number>;
  /** From the gallery on: threads that hang, and visits left. */
  connections?: number;
  visits?: number;
}

/** A note as its author sees it on the phone. */
export interface OwnNote {
  id: string;
  text: string;
  color: NoteColor;
  prompt?: number;
  rev: number;
  at: number;
  /** A facilitator took it down; the author is told. */
  hidden: boolean;
}

/** The same frame for everyone on the wall. `now` is the server's clock (ms), so timers agree. */
export interface LiveShared {
  v: typeof LIVE_VERSION;
  type: 'shared';
  now: number;
  session: Session;
  counts: Counts;
}

/** What is this person's alone. Sent on open and after each change of it. */
export interface LivePersonal {
  v: typeof LIVE_VERSION;
  type: 'personal';
  personId: string;
  person: OwnPerson;
  notes: OwnNote[];
  /** The own table; `null` at none. */
  table: TableView | null;
  /** From the gallery on: what visitors left at the own table, and what one left oneself; oldest first. */
  visits: TableVisit[];
  /** For facilitators: who came or wrote faster than a room does, and which removals can be undone. */
  rushes?: Rushes;
}

export interface Rushes {
  bursts: readonly Burst[];
  removals: readonly Removal[];
}

/** What a person is told of her own row. */
export type OwnPerson = Pick<
  Person,
  | 'name'
  | 'role'
  | 'offer'
  | 'removed'
  | 'table'
  | 'sat'
  | 'host'
  | 'duties'
  | 'commitments'
  | 'contact'
  | 'stops'
  | 'standing'
>;

/** Said before the server closes a live view for good. */
export interface LiveRefused {
  v: typeof LIVE_VERSION;
  type: 'refused';
  code: string;
  detail: string;
}

/** Keep-alive, every 15 s, and the answer to {@link LIVE_PING}. */
export interface LivePing {
  v: typeof LIVE_VERSION;
  type: 'ping';
  now: number;
}

export type LiveMessage = LiveShared | LivePersonal | LiveRefused | LivePing;

/** All that a client of a live view may say: "are you there?" */
export const LIVE_PING = '{"type":"ping"}';

/** `now` in ms since 1970 UTC. */
export function livePing(now: number): string {
  const message: LivePing = { v: LIVE_VERSION, type: 'ping', now };
  return JSON.stringify(message);
}
