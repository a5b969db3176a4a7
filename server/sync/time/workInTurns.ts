import type { PausableWork } from '../../../shared/model/pausableWork.ts';

/** Does it a little at a time; `pause` is awaited between the steps. */
export async function workInTurns<Result>(
  work: PausableWork<Result>,
  pause: () => Promise<void> | undefined,
): Promise<Result> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await pause();
  }
}
