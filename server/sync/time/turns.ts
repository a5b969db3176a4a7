/** How long one task works before others get their turn, ms. */
const WORK_MS = 5;

type Pause = () => Promise<void> | undefined;

const waiting: (() => void)[] = [];

function next(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(next);
}

/**
 * Resolves when it is the caller's turn to work for a few milliseconds. Each round of the event
 * loop gives one turn, however many wait, so that presence, ticks and requests come in between.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(next);
  });
}

/**
 * Returns a function to await between the steps of long work: when the steps took long enough,
 * others get their turn, and then `ready` is awaited.
 */
export const pauses = (elapsed: () => number, ready?: () => Promise<void>): Pause =>
  pausesOf(elapsed, () => turn().then(ready));

/**
 * The same for work that a tick waits for: others get their turn, but it does not queue with all
 * that is in no hurry.
 */
export const shortPauses = (elapsed: () => number): Pause =>
  pausesOf(elapsed, () => new Promise((resolve) => setImmediate(resolve)));

function pausesOf(elapsed: () => number, wait: () => Promise<void>): Pause {
  let started = elapsed();
  return () => {
    if (elapsed() - started < WORK_MS) return undefined;
    return wait().then(() => {
      started = elapsed();
    });
  };
}
