/** Longest wait between ticks, ms: a plenary's readers cost one write each per tick. */
const LONGEST_MS = 50;
/** Up to this many readers a tick runs at once; two people alone feel no wait. */
const AT_ONCE_UP_TO = 10;

/** Pause after a tick before the next may run, ms, for this many readers: the wait grows with what a tick costs. */
export const tickDelayMs = (readers: number): number => (readers <= AT_ONCE_UP_TO ? 0 : Math.min(LONGEST_MS, readers / 20));
