import { linkSecret } from '../../shared/model/address.ts';
import type { Role } from '../../shared/model/person.ts';
import type { ProblemCode } from '../../shared/model/problems.ts';
import { ApiProblem, exchangeSecret, Unreachable } from './api.ts';

export type GrantOutcome =
  /** There is (or may be) a cookie for this wall; the first request will tell. */
  | { state: 'ready'; role?: Role }
  | { state: 'refused'; code: ProblemCode; detail: string }
  /** The server said that it cannot just now: the same link will do in a moment. */
  | { state: 'unwell'; detail: string }
  | { state: 'offline' };

const running = new Map<string, Promise<GrantOutcome>>();

/**
 * Exchanges the secret in `#key=…`, if there is one, for a cookie, and takes it out of the address so that it is not shared by mistake
 * or read over a shoulder. Offline it stays, so that a reload can try again. Called twice it still exchanges once.
 */
export function exchangeFragment(wall: string): Promise<GrantOutcome> {
  const secret = linkSecret(location.hash);
  const known = running.get(wall);
  if (known) return known;
  if (!secret) return Promise.resolve({ state: 'ready' });
  const exchange = exchangeOnce(wall, secret);
  running.set(wall, exchange);
  return exchange;
}

async function exchangeOnce(wall: string, secret: string): Promise<GrantOutcome> {
  try {
    const { role } = await exchangeSecret(wall, secret);
    history.replaceState(null, '', location.pathname + location.search);
    return { state: 'ready', role };
  } catch (error) {
    running.delete(wall);
    if (error instanceof ApiProblem) {
      const { code, status, message: detail } = error;
      return status === 429 || status >= 500
        ? { state: 'unwell', detail }
        : { state: 'refused', code, detail };
    }
    if (error instanceof Unreachable) return { state: 'offline' };
    throw error;
  }
}
