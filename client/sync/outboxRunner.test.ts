import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PutEntry } from './outbox.ts';
import { OutboxRunner, type SendResult } from './outboxRunner.ts';
import type { OutboxShelf } from './outboxShelf.ts';

const note = (id: string): Omit<PutEntry, 'op' | 'progress'> => ({
  id,
  text: id,
  color: 'yellow',
  prompt: 0,
  rev: 1,
  queuedAt: 0,
});

/** A shelf as in a browser that keeps nothing. */
const noShelf: OutboxShelf = { load: () => Promise.resolve([]), save: () => Promise.resolve() };

/** A runner whose server answers by `answer`; `sent` tells which notes it tried, in order. */
function runnerWith(answer: (id: string) => SendResult): { runner: OutboxRunner; sent: string[] } {
  const sent: string[] = [];
  const runner = new OutboxRunner(noShelf, (entry) => {
    sent.push(entry.id);
    return Promise.resolve(answer(entry.id));
  });
  runner.kick();
  return { runner, sent };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

it('makes a new note wait too when the server said to slow down, whatever kicks it', async () => {
  let busy = true;
  const { runner, sent } = runnerWith(() =>
    busy ? { kind: 'busy', afterMs: 2_000 } : { kind: 'done' },
  );
  runner.put(note('a'));
  await pass(0);
  runner.put(note('b'));
  runner.kick();
  await pass(1_900);
  expect(sent).toEqual(['a']);
  busy = false;
  await pass(200);
  expect(sent).toEqual(['a', 'a', 'b']);
  expect(runner.entries()).toEqual([]);
});

it('lets others pass notes the server keeps failing over, and never gives those up', async () => {
  const { runner, sent } = runnerWith((id) =>
    id.startsWith('bad') ? { kind: 'unwell' } : { kind: 'done' },
  );
  for (const id of ['bad-1', 'bad-2', 'good-1', 'good-2']) runner.put(note(id));
  await pass(5_000);
  expect(runner.entries().map(({ id }) => id)).toEqual(['bad-1', 'bad-2']);
  await pass(60_000);
  runner.put(note('good-3'));
  await pass(31_000);
  expect(sent).toContain('good-3');
  expect(sent.filter((id) => id === 'bad-1').length).toBeGreaterThan(3);
  expect(runner.entries()[0]?.progress).toMatchObject({ waitsFor: 'server' });
});

it('lets an unwell server rest, and does not ask it a hundred times', async () => {
  const { runner, sent } = runnerWith(() => ({ kind: 'unwell' }));
  for (let n = 0; n < 10; n += 1) runner.put(note(`n${n}`));
  await pass(60_000);
  expect(sent.length).toBeLessThan(15);
});

it('without a network waits longer each time, and a kick tries at once', async () => {
  const { runner, sent } = runnerWith(() => ({ kind: 'unreachable' }));
  runner.put(note('a'));
  await pass(10_000);
  const before = sent.length;
  expect(before).toBeLessThan(7);
  runner.kick();
  await pass(0);
  expect(sent).toHaveLength(before + 1);
  expect(runner.entries()[0]?.progress).toMatchObject({ state: 'kept', waitsFor: 'network' });
});
