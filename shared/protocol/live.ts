import type { NoteColor } from '../model/note.ts';
import type { Person } from '../model/person.ts';
import type { Session } from '../model/session.ts';

/** Version of the live view; raised on a change that an older client would misread. */
export const LIVE_VERSION = 1;

/** Counts that everyone may know, also before the reveal. */
export interface Counts {
  /** People with an open live view or document, projectors left out. */
  here: number;
  /** Live notes on the wall. */
  notes: number;
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
  person: Pick<Person, 'name' | 'role' | 'offer' | 'removed'>;
  notes: OwnNote[];
}

/** Said before the server closes a live view for good. */
export interface LiveRefused {
  v: typeof LIVE_VERSION;
  type: 'refused';
  code: string;
  detail: string;
}

/** Keep-alive, every 15 s. */
export interface LivePing {
  v: typeof LIVE_VERSION;
  type: 'ping';
  now: number;
}

export type LiveMessage = LiveShared | LivePersonal | LiveRefused | LivePing;
