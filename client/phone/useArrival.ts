import { useCallback, useEffect, useState } from 'react';
import { knock, MAY_PASS, type Arrival } from '../meeting/arrival.ts';
import type { MeetingState } from '../meeting/meetingState.ts';
import type { Store } from '../meeting/store.ts';
import { PAGE_PORTS } from '../sync/pagePorts.ts';
import { joinWall, type NotesApi } from '../sync/request.ts';
import { onWake } from '../sync/wakes.ts';
import type { WallOnPage } from '../../shared/protocol/wallOnPage.ts';

/** A page out of the browser's own store may be older than the cookie, and must make nobody new: where this device tried to get in before, it asks. */
const triedPlace = (joinCode: string): string => `ww-tried-${joinCode}`;
function wasTried(joinCode: string): boolean {
  try {
    return localStorage.getItem(triedPlace(joinCode)) !== null;
  } catch {
    return true;
  }
}
function keepTried(joinCode: string): void {
  try {
    localStorage.setItem(triedPlace(joinCode), '1');
  } catch {
    // Nothing is kept here; then `wasTried` is always true.
  }
}

/** Finds out who this phone is, or joins; goes on trying while the network is away. `again` starts over (signed out). Who it is stands in `known`. */
export function useArrival(
  api: NotesApi,
  { joinCode, isKnown }: Pick<WallOnPage, 'joinCode' | 'isKnown'>,
  known: Store<MeetingState>,
): { arrival: Arrival; again: () => void } {
  const [arrival, setArrival] = useState<Arrival>({ state: 'arriving', failed: false });
  const again = useCallback(() => setArrival({ state: 'arriving', failed: false }), []);
  const arriving =
    arrival.state === 'arriving' || (arrival.state === 'over' && MAY_PASS.has(arrival.why));
  useEffect(() => {
    if (!arriving) return undefined;
    return knock(
      {
        ...PAGE_PORTS,
        me: api.me,
        join: () => joinWall(joinCode),
        mayBeKnown: () => isKnown || wasTried(joinCode),
        keepTried: () => keepTried(joinCode),
        onWake,
      },
      (next, arrived) => {
        if (arrived) known.set({ arrived });
        setArrival(next);
      },
    );
  }, [api, joinCode, isKnown, known, arriving]);
  return { arrival, again };
}
