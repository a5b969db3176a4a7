import { randomInt } from 'node:crypto';
import { uptime } from 'node:os';

/**
 * Time, waiting and chance, as a wall needs them. An argument everywhere, so that a simulation can
 * drive a whole wall from one seed.
 */
export interface WallTime {
  /** ms since 1970 UTC, for records. */
  now(): number;
  /**
   * ms since some moment; never goes back. On some systems it stands still while the machine
   * sleeps.
   */
  elapsed(): number;
  /**
   * How long the machine slept while `elapsed` stood still, ms, to about a second, plus some
   * constant.
   */
  slept(): number;
  /**
   * Runs `task` after `ms`; with 0 as soon as the current work is done. Returns a function that
   * cancels it.
   */
  later(ms: number, task: () => void): () => void;
  /** A random Yjs client id, 32 bits, for a document of the server. */
  clientId(): number;
}

/**
 * The system's clock, ms since 1970 UTC, for records. It may be set, so nothing is measured by it.
 */
export const wallClock = (): number => Date.now();
/** ms since some moment; never goes back. */
export const steadyClock = (): number => performance.now();

/** The system's uptime cannot be set, and counts sleep where the steady clock does not. */
const sleptMs = (): number => uptime() * 1000 - performance.now();

/** Real time, with these clocks. */
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
