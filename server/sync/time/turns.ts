/** How long somebody's work goes on before others have their turn, ms. */
const WORK_MS = 5;

const waiting: (() => void)[] = [];

function next(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(next);
}

/**
 * Resolves when it is one's turn to work for a few milliseconds: one a round of the event loop, however many wait, so that presence, ticks and
 * other requests come between any two of them.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(next);
  });
}

/** To be awaited between the steps of a longer work: where they took long enough, others have their turn, and then `ready` is awaited. */
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
