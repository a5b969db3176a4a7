import { expect, it } from 'vitest';
import { BetweenTicks } from './betweenTicks.ts';
import { realTime, type WallTime } from './wallTime.ts';

/** A clock that advances only when told to. */
function manualTime(): { time: WallTime; pass: (ms: number) => void; next: () => boolean } {
  let now = 0;
  const due: (() => void)[] = [];
  return {
    time: {
      ...realTime(),
      elapsed: () => now,
      later: (_ms, task) => (due.push(task), () => undefined),
    },
    pass: (ms) => {
      now += ms;
    },
    next: () => {
      const task = due.shift();
      task?.();
      return task !== undefined;
    },
  };
}

it('7.8 of a room that comes at once no more are served in one turn than a turn’s time, in order, and a bad question harms nobody else', async () => {
  const { time, pass, next } = manualTime();
  const line = new BetweenTicks(time, () => Promise.resolve());
  const served: number[] = [];
  const answers = Array.from({ length: 1_000 }, (_, index) =>
    line.turn(() => {
      pass(1);
      served.push(index);
      if (index === 500) throw new RangeError('no state vector');
      return index;
    }),
  );
  const settled = Promise.allSettled(answers);
  let turns = 0;
  let most = 0;
  while (next()) {
    const before = served.length;
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    most = Math.max(most, served.length - before);
    turns += 1;
  }
  const results = await settled;
  expect(served).toEqual(Array.from({ length: 1_000 }, (_, index) => index));
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  expect(most).toBeLessThanOrEqual(5);
  expect(turns).toBeGreaterThanOrEqual(200);
});
