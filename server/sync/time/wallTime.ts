import { randomInt } from 'node:crypto';
import { uptime } from 'node:os';

/** What a wall takes from outside itself besides its store: time, waiting and chance. Given, so that one seed can drive a whole wall. */
export interface WallTime {
  /** ms since 1970 UTC, as records say it. */
  now(): number;
  /** ms since some moment; never goes back. In some systems it stands still while the machine sleeps. */
  elapsed(): number;
  /** ms, to about a second, that the machine slept and `elapsed` does not count, plus some constant. */
  slept(): number;
  /** Runs `task` after `ms`; with 0 as soon as what runs now is done. Returns how to call it off. */
  later(ms: number, task: () => void): () => void;
  /** A Yjs client id for a document of the server's own: 32 random bits. */
  clientId(): number;
}

/** The clock on the wall, ms since 1970 UTC: what records say. It may jump, so nothing is measured by it. */
export const wallClock = (): number => Date.now();
/** ms since some moment; never goes back. */
export const steadyClock = (): number => performance.now();

/** `uptime` is set by nobody and counts sleep where the steady clock does not. */
const sleptMs = (): number => uptime() * 1000 - performance.now();

/** Real time; the clocks as the server was told them. */
export const realTime = (
  now: () => number = wallClock,
  elapsed: () => number = steadyClock,
): WallTime => ({
  now,
  elapsed,
  slept: sleptMs,
  later(ms, task) {
    if (ms <= 0) {
      const soon = setImmediate(task);
      return () => clearImmediate(soon);
    }
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
  clientId: () => randomInt(2 ** 32),
});
