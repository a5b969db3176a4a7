import { useEffect, useRef } from 'react';
import type { ConnectionView } from '../../../shared/protocol/tables.ts';
import { useKnown } from '../../app/useMeeting.ts';
import type { Looked } from '../../meeting/meetingState.ts';
import type { Meeting } from '../../meeting/openMeeting.ts';

/** All threads, while the screen is there: asked for at once where this phone `did` something, soon where the room has `news`, and now and then. */
export function useConnections(
  { known, answers: { connections } }: Meeting,
  news: number,
  did: string,
): Looked<ReadonlyMap<string, ConnectionView>> {
  useEffect(() => {
    connections.now();
    return () => connections.leave();
  }, [connections]);
  const seen = useRef({ news, did });
  useEffect(() => {
    if (seen.current.did !== did) connections.now();
    else if (seen.current.news !== news) connections.want();
    seen.current = { news, did };
  }, [connections, news, did]);
  return useKnown(known, (state) => state.connections);
}
