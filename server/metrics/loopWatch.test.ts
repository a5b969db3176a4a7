import { afterEach, expect, it } from 'vitest';
import { HELD_MS, LoopWatch } from './loopWatch.ts';

let watch: LoopWatch;
afterEach(() => watch.stop());

/** Nothing else happens in this thread for so long. */
const hold = (ms: number): unknown =>
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
const turn = (): Promise<void> => new Promise((done) => setTimeout(done, 60));

async function held(ms: number): Promise<void> {
  await turn();
  hold(ms);
  await turn();
}

it('tells of a thread that was held, in figures and in the log, and of the same again only in another minute', async () => {
  const lines: { ms: number }[] = [];
  watch = new LoopWatch({ warn: (fields) => lines.push(fields as { ms: number }) });
  const long = 5 * HELD_MS;
  await held(long);
  watch.look();
  expect(lines).toHaveLength(1);
  expect(lines[0]?.ms).toBeGreaterThan(long - 50);
  expect(watch.delays.max * 1_000).toBeGreaterThan(long - 50);
  expect(watch.delays.p50).toBeLessThan(watch.delays.max);
  await held(HELD_MS);
  for (let look = 0; look < 11; look += 1) watch.look();
  expect(lines).toHaveLength(1);
  // A new minute has begun.
  await held(long);
  watch.look();
  expect(lines).toHaveLength(2);
});
