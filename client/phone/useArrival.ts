import { useCallback, useEffect, useState } from 'react';
import { ApiProblem, joinWall, type Me, type NotesApi } from '../sync/request.ts';
import { onWake } from '../sync/wakes.ts';
import type { MeetingState } from '../meeting/meetingState.ts';
import type { Store } from '../meeting/store.ts';
import type { WallOnPage } from '../../shared/protocol/wallOnPage.ts';
import { retryDelayMs } from '../meeting/outbox/outbox.ts';

/** Whether this phone is somebody on the wall. `over` is for good, unless it may pass. */
export type Arrival =
  /** `trouble`: what the server said, in place of letting this phone in; `failed` without it: no answer came. */
  | { state: 'arriving'; failed: boolean; trouble?: ApiProblem | null }
  | { state: 'here' }
  | { state: 'over'; why: OverReason };

/** `no-cookies`: the browser keeps none, so each visit would be a new person. */
export type OverReason = 'removed' | 'ended' | 'renewed' | 'full' | 'closed' | 'no-cookies';

/** These pass, so the phone knocks again, after so long, ms: a closed door may keep out a whole room. */
export const MAY_PASS: ReadonlySet<OverReason> = new Set(['full', 'closed']);
const KNOCK_AGAIN_MS = 8_000;

function overBecause(error: ApiProblem): OverReason | null {
  if (error.code === 'removed') return 'removed';
  if (error.code === 'too-many-people') return 'full';
  if (error.code === 'door-closed') return 'closed';
  if (error.code === 'code-renewed') return 'renewed';
  // Right after joining: the cookie was not kept.
  if (error.status === 401) return 'no-cookies';
  return error.code === 'no-such-wall' || error.code === 'no-such-code' ? 'ended' : null;
}

/** `isKnown`: there may be a cookie, so the server is asked first who this is; else that question could only be refused. */
async function arrive(api: NotesApi, joinCode: string, isKnown: boolean): Promise<Me> {
  if (!isKnown) {
    await joinWall(joinCode);
    return api.me();
  }
  try {
    return await api.me();
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
    await joinWall(joinCode);
    return api.me();
  }
}

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
    let stopped = false;
    let attempt = 0;

    let timer: ReturnType<typeof setTimeout> | undefined;
    const knock = async (): Promise<void> => {
      clearTimeout(timer);
      // One at a time: two would be two people.
      timer = undefined;
      try {
        const mayBeKnown = isKnown || wasTried(joinCode);
        // Before the answer: a first try that brought none may have brought a cookie all the same.
        keepTried(joinCode);
        const arrived = await arrive(api, joinCode, mayBeKnown);
        if (stopped) return;
        known.set({ arrived });
        setArrival(arrived.person.removed ? { state: 'over', why: 'removed' } : { state: 'here' });
      } catch (error) {
        if (stopped) return;
        const why = error instanceof ApiProblem ? overBecause(error) : null;
        if (why) {
          setArrival({ state: 'over', why });
          if (MAY_PASS.has(why))
            timer = setTimeout(() => void knock(), KNOCK_AGAIN_MS * (0.75 + Math.random() / 2));
          return;
        }
        const trouble = error instanceof ApiProblem ? error : null;
        setArrival({ state: 'arriving', failed: true, trouble });
        timer = setTimeout(() => void knock(), retryDelayMs(attempt, Math.random()));
        attempt += 1;
      }
    };
    const stopWakes = onWake((wake) => {
      if ((wake === 'woke' || wake === 'online') && timer) void knock();
    });
    void knock();
    return () => {
      stopped = true;
      clearTimeout(timer);
      stopWakes();
    };
  }, [api, joinCode, isKnown, known, arriving]);
  return { arrival, again };
}
