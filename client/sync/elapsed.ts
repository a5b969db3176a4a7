/**
 * ms since some moment; never goes back. Every duration is measured by it: the clock on the wall may jump while a page is open, by an
 * hour and more. In some browsers it stands still while the machine sleeps, so what it says of the server's time is renewed with every
 * word of the server's ({@link renewedOffset}), and `wakes.ts` looks at both clocks.
 */
export const elapsed = (): number => performance.now();

/** This device's clock, ms since 1970: to order what was written here and to say when; never to measure. */
export const deviceTime = (): number => Date.now();

/** A word that came this much later than the best one, ms, was not slow: one of the two clocks jumped. */
const JUMP_MS = 2_000;

/**
 * The server's time minus {@link elapsed}, ms, after it said `now`. A word can only be late, so the greatest is the truest; one that says
 * much less is believed all the same, for then a clock was set. `known`: what was believed before.
 */
export function renewedOffset(known: number | null, now: number, at: number = elapsed()): number {
  const offset = now - at;
  return known === null || offset > known || known - offset > JUMP_MS ? offset : known;
}
