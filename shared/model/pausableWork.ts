/** Work that lets others have their turn wherever it yields, and goes on where it was. */
export type PausableWork<Result> = Generator<undefined, Result, undefined>;

/** Does all of it at once. */
export function workAtOnce<Result>(work: PausableWork<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
