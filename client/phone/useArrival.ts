import { useCallback, useEffect, useState } from 'react';
import { ApiProblem, joinWall, type Me, type WallApi } from '../sync/api.ts';
import { retryDelayMs } from '../sync/outbox.ts';

/** Whether this phone is somebody on the wall. `over` is for good. */
export type Arrival =
  /** `trouble`: what the server said, in place of letting this phone in; `failed` without it: no answer came. */
  | { state: 'arriving'; failed: boolean; trouble?: ApiProblem }
  | { state: 'here'; me: Me }
  | { state: 'over'; why: OverReason };

/** `no-cookies`: the browser keeps none, so each visit would be a new person. */
export type OverReason = 'removed' | 'ended' | 'full' | 'no-cookies';

function overBecause(error: ApiProblem): OverReason | null {
  if (error.code === 'removed') return 'removed';
  if (error.code === 'too-many-people') return 'full';
  // Right after joining: the cookie was not kept.
  if (error.status === 401) return 'no-cookies';
  return error.code === 'no-such-wall' || error.code === 'no-such-code' ? 'ended' : null;
}

async function arrive(api: WallApi, joinCode: string): Promise<Me> {
  try {
    return await api.me();
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
    await joinWall(joinCode);
    return api.me();
  }
}

/** Finds out who this phone is, or joins; goes on trying while the network is away. `again` starts over (signed out). */
export function useArrival(api: WallApi, joinCode: string): { arrival: Arrival; again: () => void } {
  const [arrival, setArrival] = useState<Arrival>({ state: 'arriving', failed: false });
  const again = useCallback(() => setArrival({ state: 'arriving', failed: false }), []);
  const arriving = arrival.state === 'arriving';
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
        if (why) return setArrival({ state: 'over', why });
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
