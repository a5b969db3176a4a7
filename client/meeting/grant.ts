import { linkSecret } from '../../shared/model/address.ts';
import type { Role } from '../../shared/model/person.ts';
import type { ProblemCode } from '../../shared/model/problems.ts';
import { exchangeSecret } from '../sync/exchangeSecret.ts';
import { PAGE_PORTS } from '../sync/pagePorts.ts';
import { ApiProblem, Unreachable } from '../sync/request.ts';
import { problemSaid } from '../words/problemSaid.ts';

export type GrantOutcome =
  /** There is (or may be) a cookie for this wall; the first request will tell. */
  | { state: 'ready'; role?: Role }
  | { state: 'refused'; code: ProblemCode; detail: string }
  /** The server said that it cannot just now: the same link will do in a moment. */
  | { state: 'unwell'; detail: string }
  | { state: 'offline' };

/** How often to try again while there is no network, or the server cannot, ms. */
const RETRY_MS = 3_000;

export interface GrantPorts {
  /** The key in the page's address, if it has one. */
  secret(): string | null;
  exchange(secret: string): Promise<{ role: Role }>;
  /** Takes the key out of the address, so that it is not shared by mistake or read over a shoulder. */
  hideSecret(): void;
  later(ms: number, task: () => void): () => void;
}

/**
 * Exchanges the secret in `#key=…`, if there is one, for a cookie. Offline it stays in the address, so that a reload can try again too; it
 * is tried again by itself.
 */
export class Grant {
  #outcome: GrantOutcome | null = null;
  readonly #ports: GrantPorts;
  readonly #listeners = new Set<() => void>();

  constructor(ports: GrantPorts) {
    this.#ports = ports;
    const secret = ports.secret();
    if (secret === null) this.#outcome = { state: 'ready' };
    else void this.#ask(secret);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** `null` while it is under way for the first time. */
  readonly outcome = (): GrantOutcome | null => this.#outcome;

  async #ask(secret: string): Promise<void> {
    const outcome = await this.#exchange(secret);
    this.#outcome = outcome;
    for (const listener of this.#listeners) listener();
    if (outcome.state === 'offline' || outcome.state === 'unwell')
      this.#ports.later(RETRY_MS, () => void this.#ask(secret));
  }

  async #exchange(secret: string): Promise<GrantOutcome> {
    try {
      const { role } = await this.#ports.exchange(secret);
      this.#ports.hideSecret();
      return { state: 'ready', role };
    } catch (error) {
      if (error instanceof Unreachable) return { state: 'offline' };
      if (!(error instanceof ApiProblem)) throw error;
      const { code } = error;
      const detail = problemSaid(error);
      return error.passes ? { state: 'unwell', detail } : { state: 'refused', code, detail };
    }
  }
}

const grants = new Map<string, Grant>();

/** The page's grant for a wall: however often it is asked for, the secret goes out once. */
export function grantOf(wall: string): Grant {
  const known = grants.get(wall);
  if (known) return known;
  const grant = new Grant({
    ...PAGE_PORTS,
    secret: () => linkSecret(location.hash),
    exchange: (secret) => exchangeSecret(wall, secret),
    hideSecret: () => history.replaceState(null, '', location.pathname + location.search),
  });
  grants.set(wall, grant);
  return grant;
}
