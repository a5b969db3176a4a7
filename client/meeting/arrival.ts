import { ApiProblem, type Me } from '../sync/request.ts';
import type { Wake } from '../sync/wakes.ts';
import { retryDelayMs } from './outbox/outbox.ts';

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

/** What knocking needs of the page. */
export interface DoorPorts {
  /** Who this phone is, by its cookie. */
  me(): Promise<Me>;
  /** Makes somebody new. */
  join(): Promise<unknown>;
  /** There may be a cookie, so the server is asked first who this is; else that question could only be refused. */
  mayBeKnown(): boolean;
  /** From here on there may be one. */
  keepTried(): void;
  later(ms: number, task: () => void): () => void;
  /** From 0 to 1. */
  chance(): number;
  onWake(listener: (wake: Wake) => void): () => void;
}

async function arrive({ me, join }: DoorPorts, mayBeKnown: boolean): Promise<Me> {
  if (!mayBeKnown) {
    await join();
    return me();
  }
  try {
    return await me();
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
    await join();
    return me();
  }
}

/** Goes on until this phone is in, or knows that it will not be let in; `tell` hears of each step, and who it is. Returns how to stop. */
export function knock(
  ports: DoorPorts,
  tell: (arrival: Arrival, me: Me | null) => void,
): () => void {
  let isStopped = false;
  let attempt = 0;
  let stopWaiting: (() => void) | null = null;
  const tryAgain = (ms: number): void => {
    stopWaiting = ports.later(ms, () => void once());
  };
  const once = async (): Promise<void> => {
    stopWaiting?.();
    // One at a time: two would be two people.
    stopWaiting = null;
    try {
      const mayBeKnown = ports.mayBeKnown();
      // Before the answer: a first try that brought none may have brought a cookie all the same.
      ports.keepTried();
      const me = await arrive(ports, mayBeKnown);
      if (isStopped) return;
      tell(me.person.removed ? { state: 'over', why: 'removed' } : { state: 'here' }, me);
    } catch (error) {
      if (isStopped) return;
      const problem = error instanceof ApiProblem ? error : null;
      const why = problem && overBecause(problem);
      if (why) {
        tell({ state: 'over', why }, null);
        if (MAY_PASS.has(why)) tryAgain(KNOCK_AGAIN_MS * (0.75 + ports.chance() / 2));
        return;
      }
      tell({ state: 'arriving', failed: true, trouble: problem }, null);
      tryAgain(retryDelayMs(attempt, ports.chance()));
      attempt += 1;
    }
  };
  const stopWakes = ports.onWake((wake) => {
    if ((wake === 'woke' || wake === 'online') && stopWaiting) void once();
  });
  void once();
  return () => {
    isStopped = true;
    stopWaiting?.();
    stopWakes();
  };
}
