import { expect, it } from 'vitest';
import { TURN_MS } from '../time/betweenTicks.ts';
import { PersonalQueue } from './personalQueue.ts';
import { realTime } from '../time/wallTime.ts';

/** A room whose clock goes on by a millisecond for each person that is told. */
function room() {
  let now = 0;
  const due: (() => void)[] = [];
  const told: string[] = [];
  const time = {
    ...realTime(),
    elapsed: () => now,
    later: (_ms: number, task: () => void) => (due.push(task), () => undefined),
  };
  const queue = new PersonalQueue(
    time,
    () => Promise.resolve(),
    (personId) => {
      now += 1;
      told.push(personId);
    },
  );
  const turn = async (): Promise<boolean> => {
    const task = due.shift();
    task?.();
    await new Promise((done) => setImmediate(done));
    return task !== undefined;
  };
  return { queue, told, turn };
}

const plenary = Array.from({ length: 300 }, (_, index) => `person ${index}`);

it('3.2 a few are told at once; of a plenary as many as fit a turn, and the others turn by turn, each once and in order', async () => {
  const { queue, told, turn } = room();
  queue.tell(['one']);
  expect(told.splice(0)).toEqual(['one']);
  queue.tell(plenary);
  expect(told).toHaveLength(TURN_MS);
  // More becomes news to everybody before they were told of the first.
  queue.tell(plenary.slice(100));
  let most = 0;
  for (let before = told.length; await turn(); before = told.length)
    most = Math.max(most, told.length - before);
  expect(told).toEqual(plenary);
  expect(most).toBeLessThanOrEqual(TURN_MS);
});

it('3.2 whoever waits when the wall closes is told nothing more', async () => {
  const { queue, told, turn } = room();
  queue.tell(plenary);
  const before = told.length;
  queue.clear();
  while (await turn());
  expect(told).toHaveLength(before);
});
