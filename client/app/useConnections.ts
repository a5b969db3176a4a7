import { useEffect, useRef } from 'react';
import type { ConnectionView } from '../../shared/protocol/tables.ts';
import { useKnown } from './useMeeting.ts';
import type { Looked } from '../meeting/meetingState.ts';
import type { MeetingView } from '../meeting/meetingView.ts';
import type { Meeting } from '../meeting/openMeeting.ts';

/**
 * All threads, while the screen is there and `isWanted`: asked for at once where this page did
 * something, soon where the room has news, and now and then.
 */
export function useConnections(
  { known, answers: { connections } }: Meeting,
  view: Pick<MeetingView, 'counts' | 'pending'> | null,
  isWanted = true,
): Looked<ReadonlyMap<string, ConnectionView>> {
  const news = view?.counts.connections ?? 0;
  // What this page did and the server has.
  const did = (view?.pending ?? [])
    .filter(
      ({ intent, progress }) =>
        progress.state === 'saved' &&
        (intent.kind === 'connect' || intent.kind === 'edit-connection'),
    )
    .map(({ id }) => id)
    .join();
  useEffect(() => {
    if (!isWanted) return undefined;
    connections.now();
    return () => connections.leave();
  }, [connections, isWanted]);
  const seen = useRef({ news, did });
  useEffect(() => {
    if (!isWanted) return;
    if (seen.current.did !== did) connections.now();
    else if (seen.current.news !== news) connections.want();
    seen.current = { news, did };
  }, [connections, news, did, isWanted]);
  return useKnown(known, (state) => state.connections);
}
