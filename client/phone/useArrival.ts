import { useCallback, useEffect, useState } from 'react';
import { ApiProblem, joinWall, type Me, type NotesApi } from '../sync/request.ts';
import { retryDelayMs } from '../sync/outbox.ts';

/** Whether this phone is somebody on the wall. `over` is for good, unless it may pass. */
export type Arrival =
  /** `trouble`: what the server said, in place of letting this phone in; `failed` without it: no answer came. */
  | { state: 'arriving'; failed: boolean; trouble?: ApiProblem }
  | { state: 'here'; me: Me }
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

async function arrive(api: NotesApi, joinCode: string): Promise<Me> {
  try {
    return await api.me();
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
    await joinWall(joinCode);
    return api.me();
  }
}

/** Finds out who this phone is, or joins; goes on trying while the network is away. `again` starts over (signed out). */
export function useArrival(api: NotesApi, joinCode: string): { arrival: Arrival; again: () => void } {
  const [arrival, setArrival] = useState<Arrival>({ state: 'arriving', failed: false });
  const again = useCallback(() => setArrival({ state: 'arriving', failed: false }), []);
  const arriving = arrival.state === 'arriving' || (arrival.state === 'over' && MAY_PASS.has(arrival.why));
  useEffect(() => {
    if (!arriving) return undefined;
    let stopped = false;
    let attempt = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const knock = async (): Promise<void> => {
      clearTimeout(timer);
      try {
        const me = await arrive(api, joinCode);
        if (!stopped) setArrival(me.person.removed ? { state: 'over', why: 'removed' } : { state: 'here', me });
      } catch (error) {
        if (stopped) return;
        const why = error instanceof ApiProblem ? overBecause(error) : null;
        if (why) {
          setArrival({ state: 'over', why });
          if (MAY_PASS.has(why)) timer = setTimeout(() => void knock(), KNOCK_AGAIN_MS * (0.75 + Math.random() / 2));
          return;
        }
        setArrival({ state: 'arriving', failed: true, ...(error instanceof ApiProblem ? { trouble: error } : {}) });
        timer = setTimeout(() => void knock(), retryDelayMs(attempt, Math.random()));
        attempt += 1;
      }
    };
    const online = (): void => {
      if (timer !== undefined) void knock();
    };
    window.addEventListener('online', online);
    void knock();
    return () => {
      stopped = true;
      clearTimeout(timer);
      window.removeEventListener('online', online);
    };
  }, [api, joinCode, arriving]);
  return { arrival, again };
}
