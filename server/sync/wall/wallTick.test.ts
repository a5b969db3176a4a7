import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startEngine } from './testWall.ts';
import { realTime } from '../time/wallTime.ts';
import { Walls } from './walls.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
beforeEach(async () => {
  engine = await startEngine();
});
afterEach(() => engine.stop());

it.each([
  ['a long tick lets others have their turn before it writes what follows', 10, ['turn', 'commit']],
  ['a short one does not', 0, ['commit', 'turn']],
])('%s', async (_what, stepMs, order) => {
  const { wallId } = await engine.walls.create({ title: 'A wall', settings: {} });
  let now = 0;
  const time = { ...realTime(), elapsed: () => (now += stepMs) };
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const walls = new Walls({ store: engine.store, logger: quiet, time });
  const wall = await walls.get(wallId);
  const seen: string[] = [];
  const commit = engine.store.commit.bind(engine.store);
  vi.spyOn(engine.store, 'commit').mockImplementation((...batch) => {
    seen.push('commit');
    return commit(...batch);
  });
  await wall.command('', ({ session }) => {
    setImmediate(() => seen.push('turn'));
    return { changes: [{ kind: 'session', value: { ...session, title: 'Another' } }], reply: null };
  });
  await vi.waitUntil(() => seen.length === 2);
  expect(seen).toEqual(order);
  await walls.close();
});
