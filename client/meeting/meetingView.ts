import type { Session } from '../../shared/model/session.ts';
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
  session: Session;
  counts: Counts;
  /** The live view has told what is this person's. */
  isTold: boolean;
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
    const shared = live.shared ?? arrived;
    const own = personal ?? arrived;
    if (!shared || !own) return null;
    const { session, counts } = shared;
    const isOffline = live.state === 'offline';
    const holdUp = isOffline ? 'network' : null;
    const { me, table } = seatOf(seatFrom(own.person, personal?.table ?? null), pending);
    return {
      live,
      isOffline,
      session,
      counts,
      isTold: personal !== null,
      personId: own.personId,
      me,
      table,
      visits: visitsOf(gallery?.visits ?? NONE, personal?.visits ?? NO_VISITS, pending, holdUp),
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
