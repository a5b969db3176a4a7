import { elapsed } from './elapsed.ts';

/** How messages travel: on WebSockets, or in requests where the network lets none through. */
export type Way = 'socket' | 'requests';

/** Kept for the pages that this browser window opens next in the same network. */
const KEPT = 'ww-way';
/** The server speaks every 15 s. ms. */
const HEARD_RECENTLY_MS = 20_000;

/**
 * Which way new sockets take. A first failure is bad luck; one that began after it, or a socket that says nothing for seconds, is worth
 * a try by requests. That these come through proves nothing yet (the server may have just come back): a WebSocket is tried beside them,
 * and only when that fails too it is the network (`isBlocked`), and people are told.
 */
export class SocketWay {
  way: Way = 'socket';
  isBlocked = false;
  #failedAt: number | null = null;
  #heardAt = -Infinity;
  readonly #listeners = new Set<() => void>();
  readonly #now: () => number;

  constructor(now: () => number = elapsed) {
    this.#now = now;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly blocked = (): boolean => this.isBlocked;

  /** A socket ended without a word. `startedAt`: when it was opened, by the same clock; `hung`: it was waited for. */
  failed(way: Way, startedAt: number, hung: boolean): void {
    if (way !== this.way) return;
    if (way === 'requests') {
      // Neither way: no network, or no server.
      if (!this.isBlocked) this.#take('socket', false);
    } else if (this.#now() - this.#heardAt < HEARD_RECENTLY_MS) {
      // Others of this page's may come through: that one is then the server's. Unless requests are answered (`answered`).
      if (this.#heardAt <= startedAt) this.#failedAt ??= this.#now();
    } else if (hung || (this.#failedAt !== null && startedAt >= this.#failedAt))
      this.#take('requests', false);
    else this.#failedAt ??= this.#now();
  }

  heard(way: Way): void {
    if (way !== 'socket') return;
    this.#failedAt = null;
    this.#heardAt = this.#now();
  }

  /** A request was answered while no live view comes: after a failed WebSocket that is reason enough to try by requests. */
  answered(): void {
    if (this.way === 'socket' && this.#failedAt !== null) this.#take('requests', false);
  }

  /** What the WebSocket beside the requests said. */
  probed(works: boolean): void {
    if (this.way === 'requests') this.#take(works ? 'socket' : 'requests', !works);
  }

  /** As the page before found it. */
  restore(kept: boolean): void {
    if (kept) this.#take('requests', true);
  }

  #take(way: Way, isBlocked: boolean): void {
    this.#failedAt = null;
    if (way === this.way && isBlocked === this.isBlocked) return;
    this.way = way;
    this.isBlocked = isBlocked;
    for (const listener of this.#listeners) listener();
  }
}

/** The page's. */
export const socketWay = new SocketWay();
try {
  socketWay.restore(sessionStorage.getItem(KEPT) !== null);
  socketWay.subscribe(() => {
    try {
      if (socketWay.isBlocked) sessionStorage.setItem(KEPT, '1');
      else sessionStorage.removeItem(KEPT);
    } catch {
      // Full: the next page finds out for itself.
    }
  });
} catch {
  // No storage, or no browser: nothing is kept.
}
