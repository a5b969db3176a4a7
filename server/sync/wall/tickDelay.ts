/**
 * Longest time from one tick to the next, ms. Each tick costs one write per session, so a plenary
 * gets fewer ticks.
 */
const LONGEST_MS = 50;
/** Shortest time with more than a few sessions, ms: screens show one frame in that time. */
const SHORTEST_MS = 16;
/**
 * Up to so many sessions ticks follow each other at once, so that two people alone notice no wait.
 */
const AT_ONCE_UP_TO = 10;
/**
 * Sessions for each ms of delay: some 20,000 frames a second, a quarter of what one core writes
 * here.
 */
const SESSIONS_PER_MS = 20;
/**
 * After a tick at least this share of its own length is left for everything else: newcomers,
 * requests, sockets.
 */
const PAUSE_SHARE = 0.5;

/**
 * When the next tick may begin, ms after the beginning of the last one, which took `tookMs`. A wall
 * where nothing happened for longer begins at once.
 */
export function tickDelayMs(sessions: number, tookMs: number): number {
  const wanted =
    sessions <= AT_ONCE_UP_TO
      ? 0
      : Math.min(LONGEST_MS, Math.max(SHORTEST_MS, sessions / SESSIONS_PER_MS));
  return Math.max(wanted, tookMs * (1 + PAUSE_SHARE));
}
