import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../shared/model/limits.ts';
import type { DocumentSession } from '../sessions/documentSession.ts';
import { SeededRandom } from '../../seededRandom.ts';
import { SimulatedTime } from '../simulation/simulatedTime.ts';
import { JobQueue, type Job, type UpdateJob } from './jobQueue.ts';

/** The queue does not look into sessions. */
const session = {} as DocumentSession;
const flush = (id: number): Job => ({ kind: 'flush', session, id });
const update = (bytes: number): Job => ({
  kind: 'update',
  session,
  update: new Uint8Array(bytes),
  isAnswer: false,
});

/**
 * A queue on a clock that stands still; its ticks record the flushes they took, `msEach` apart, and
 * end when told to.
 */
function setUp({
  msEach = 0,
  sessions = 0,
  split,
}: { msEach?: number; sessions?: number; split?: (job: UpdateJob) => Job[] } = {}) {
  const clock = new SimulatedTime(new SeededRandom(1));
  const time = clock.forServer();
  const ticks: { at: number; took: number[]; end: () => void }[] = [];
  let updates = 0;
  const queue = new JobQueue(
    time,
    () => sessions,
    () => {
      const at = time.elapsed();
      const took: number[] = [];
      for (const job of queue.take()) {
        clock.pass(msEach);
        if (job.kind === 'flush') took.push(job.id);
        if (job.kind === 'update') updates += 1;
      }
      return new Promise<void>((end) => void ticks.push({ at, took, end }));
    },
    split,
  );
  const endTick = async (): Promise<void> => {
    const running = queue.ticking;
    ticks.at(-1)?.end();
    await running;
  };
  return { clock, queue, ticks, endTick, updates: () => updates };
}

describe('the job queue', () => {
  it('7.4 is bounded in jobs and in bytes; there is room again once a tick has taken what waits', async () => {
    const { clock, queue, endTick } = setUp();
    for (let id = 0; id < LIMITS.queuedJobs; id += 1) expect(queue.add(flush(id))).toBe(true);
    expect(queue.add(flush(-1))).toBe(false);
    clock.runOne();
    expect(queue.length).toBe(0);
    expect([
      queue.add(update(LIMITS.queuedBytes)),
      queue.add(flush(1)),
      queue.add(update(1)),
    ]).toEqual([true, true, false]);
    await endTick();
    clock.runOne();
    // An update larger than the whole limit is taken when nothing else waits: the size of single
    // frames is limited elsewhere.
    expect([queue.add(update(LIMITS.queuedBytes + 1)), queue.add(update(1))]).toEqual([
      true,
      false,
    ]);
  });

  it('leaves the rest of a long update to the next tick, before all that came after it', async () => {
    const parts = (): Job[] => Array.from({ length: 6 }, (_, id) => flush(id));
    const { clock, queue, ticks, endTick } = setUp({ msEach: 10, split: parts });
    queue.add(update(1_000));
    queue.add(flush(6));
    for (let tick = 0; tick < 3; tick += 1) {
      clock.runOne();
      await endTick();
    }
    expect(ticks.map(({ took }) => took)).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
    expect(queue.length).toBe(0);
  });

  it('leaves none of the parts that belong together, however long they take', async () => {
    const whole = { isJoined: true, isTaken: false, hasGap: false, isRefused: false };
    const parts = (job: UpdateJob): Job[] =>
      Array.from({ length: 6 }, (_, at) => ({ ...job, part: { whole, isLast: at === 5 } }));
    const { clock, queue, ticks, endTick, updates } = setUp({ msEach: 10, split: parts });
    queue.add(update(1_000));
    queue.add(flush(6));
    clock.runOne();
    await endTick();
    expect([updates(), queue.length]).toEqual([6, 1]);
    clock.runOne();
    expect(ticks.map(({ took }) => took)).toEqual([[], [6]]);
  });

  it('hands a tick what it can do in 25 ms and the rest to the next, in order, and never runs two at once', async () => {
    const { clock, queue, ticks, endTick } = setUp({ msEach: 10 });
    for (let id = 0; id < 7; id += 1) queue.add(flush(id));
    clock.runOne();
    expect(ticks.map(({ took }) => took)).toEqual([[0, 1, 2]]);
    queue.add(flush(7));
    expect(clock.isWaiting).toBe(false);
    for (const rest of [
      [3, 4, 5],
      [6, 7],
    ]) {
      await endTick();
      clock.runOne();
      expect(ticks.at(-1)?.took).toEqual(rest);
    }
    await endTick();
    expect([clock.isWaiting, queue.ticking]).toEqual([false, null]);
  });

  it('waits between ticks as long as so many readers cost, and not at all after a pause', async () => {
    const { clock, queue, ticks, endTick } = setUp({ sessions: 1_000 });
    for (let id = 0; id < 2; id += 1) {
      queue.add(flush(id));
      clock.runOne();
      await endTick();
    }
    clock.pass(1_000);
    queue.add(flush(2));
    clock.runOne();
    expect(ticks.map(({ at }) => at)).toEqual([0, 50, 1_050]);
  });

  it('gives back what waits when it is closed, and has no more ticks', () => {
    const { clock, queue, ticks } = setUp();
    queue.add(flush(1));
    expect(queue.close()).toEqual([flush(1)]);
    queue.add(flush(2));
    expect([clock.isWaiting, ticks.length]).toEqual([false, 0]);
  });
});
