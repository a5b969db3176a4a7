/** Longest time from one tick to the next, ms: a plenary's readers cost one write each per tick. */
const LONGEST_MS = 50;
/** Shortest for more than a handful, ms: what a screen shows in one frame may come in one frame. */
const SHORTEST_MS = 16;
/** Up to this many readers a tick runs at once; two people alone feel no wait. */
const AT_ONCE_UP_TO = 10;
/** Readers per ms: some 20,000 frames a second, a quarter of what one core writes here. */
const SESSIONS_PER_MS = 20;
/** After a tick at least this share of its own length is left to everything else: newcomers, requests, sockets. */
const PAUSE_SHARE = 0.5;

/**
 * When the next tick may begin, ms, counted from the beginning of the last one, which took `tookMs`, for so many readers. A wall where
 * nothing happened for longer than that begins at once.
 */
export function tickDelayMs(sessions: number, tookMs: number): number {
  const wanted =
    sessions <= AT_ONCE_UP_TO
      ? 0
      : Math.min(LONGEST_MS, Math.max(SHORTEST_MS, sessions / SESSIONS_PER_MS));
  return Math.max(wanted, tookMs * (1 + PAUSE_SHARE));
}
