import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { setLocked } from '../../../shared/commands/session.ts';
import { placementsRoot } from '../../../shared/documents/arrangement.ts';
import { DocumentGate } from '../documents/gate/documentGate.ts';
import { realTime } from '../time/wallTime.ts';
import { startEngine, until } from './testWall.ts';
import { Walls } from './walls.ts';
import { ENGLISH } from '../../../locales/englishWords.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
beforeEach(async () => {
  engine = await startEngine();
});
afterEach(() => {
  vi.restoreAllMocks();
  return engine.stop();
});

it.each([
  ['a long tick lets others have their turn before it writes what follows', 10, ['turn', 'commit']],
  ['a short one does not', 0, ['commit', 'turn']],
])('%s', async (_what, stepMs, order) => {
  const { wallId } = await engine.walls.create(ENGLISH, { title: 'A wall', settings: {} });
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

it('T12 who first writes in a full document that rested waits for its gate, which is made in steps', async () => {
  const { wall, facilitatorId, come } = await engine.newWall();
  const lock = (locked: boolean) =>
    wall.command(facilitatorId, (state, actor) => setLocked(state, actor, locked));
  const { token } = await come('volunteer');
  wall.content.rest(() => false);
  wall.content.rest(() => false);
  await lock(true);
  // She may not write yet: no gate is made for her coming.
  const { doc, provider } = engine.open(wall.wallId, 'arrangement', token);
  await until('here', () => provider.synced && wall.documentSessions.size === 1);
  expect(wall.content.hasGate('arrangement')).toBe(false);
  const atOnce = vi.spyOn(DocumentGate, 'of');
  const inSteps = vi.spyOn(DocumentGate, 'make');
  await lock(false);
  placementsRoot(doc).set('note', { pos: [1, 1] });
  placementsRoot(doc).set('other', { pos: [2, 2] });
  const live = (): Y.Doc => wall.content.document('arrangement').doc;
  await until('written', () => placementsRoot(live()).size === 2);
  expect(atOnce).not.toHaveBeenCalled();
  expect(inSteps).toHaveBeenCalledTimes(1);
});
