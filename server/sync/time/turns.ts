/** How long one task works before others get their turn, ms. */
const WORK_MS = 5;

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
export function pauses(
  elapsed: () => number,
  ready?: () => Promise<void>,
): () => Promise<void> | undefined {
  let started = elapsed();
  return () => {
    if (elapsed() - started < WORK_MS) return undefined;
    return turn()
      .then(ready)
      .then(() => {
        started = elapsed();
      });
  };
}
