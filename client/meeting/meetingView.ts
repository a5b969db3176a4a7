import type { LiveSession } from '../../shared/model/session.ts';
import type { Counts, OwnPerson } from '../../shared/protocol/live.ts';
import type { PosterView, TableView, TableVisit } from '../../shared/protocol/tables.ts';
import type { LiveView } from '../sync/liveView.ts';
import type { MeetingState } from './meetingState.ts';
import {
  connectionRows,
  posterRows,
  visitRows,
  type ConnectionRow,
  type VisitRow,
} from './pending/galleryRows.ts';
import { seatWith, type PendingCommands } from './pending/pendingView.ts';
import { keeping } from './store.ts';

/** The meeting as a page shows it: what the server says, and over it what was said here and is on its way. */
export interface MeetingView {
  live: LiveView;
  isOffline: boolean;
  session: LiveSession;
  counts: Counts;
  /** The live view has told what is this person's. */
  isTold: boolean;
  /** All of it is from before a reload, and from when, ms since 1970 by this device's clock. */
  lastAt: number | null;
  personId: string;
  me: OwnPerson;
  /** The own table; `null` at none, and while sitting down has not reached the server. */
  table: TableView | null;
  /** Oldest first: of the whole gallery where its document is held, else one's own and those at the own table. */
  visits: readonly VisitRow[];
  connections: readonly ConnectionRow[];
  /** By number, closed ones included. */
  posters: readonly PosterView[];
  pending: PendingCommands;
}

const NONE = new Map<string, never>();
const NO_VISITS: readonly TableVisit[] = [];

/** Makes views of one meeting, in which what did not change is the same object as before; `null` until it is known who looks at what. */
export function viewMaker(): (state: MeetingState, pending: PendingCommands) => MeetingView | null {
  const seatOf = keeping(seatWith);
  const seatFrom = keeping((me: OwnPerson, table: TableView | null) => ({ me, table }));
  const visitsOf = keeping(visitRows);
  const connectionsOf = keeping(connectionRows);
  const postersOf = keeping(posterRows);
  const viewOf = keeping((state: MeetingState, pending: PendingCommands): MeetingView | null => {
    const { live, arrived, gallery, posters, connections } = state;
    const { personal } = live;
    // Of what was known before a reload nothing counts once the server has answered.
    const last = live.shared || personal || arrived ? null : state.last;
    const shared = live.shared ?? arrived ?? last;
    const own = personal ?? arrived ?? last;
    if (!shared || !own) return null;
    const { session, counts } = shared;
    const isOffline = live.state === 'offline';
    const holdUp = isOffline ? 'network' : null;
    const { me, table } = seatOf(seatFrom(own.person, (personal ?? last)?.table ?? null), pending);
    return {
      live,
      isOffline,
      session,
      counts,
      isTold: personal !== null,
      lastAt: last?.at ?? null,
      personId: own.personId,
      me,
      table,
      visits: visitsOf(
        gallery?.visits ?? NONE,
        (personal ?? last)?.visits ?? NO_VISITS,
        pending,
        holdUp,
      ),
      connections: connectionsOf(
        gallery?.connections ?? null,
        connections.value ?? NONE,
        pending,
        me,
        holdUp,
      ),
      posters: postersOf(session.tables, posters.value ?? NONE, gallery?.choices ?? NONE, pending),
      pending,
    };
  });
  return viewOf;
}
