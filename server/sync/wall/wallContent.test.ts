import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { WallRecords, type RecordChange } from '../../../shared/commands/wallState.ts';
import { placementsRoot } from '../../../shared/documents/arrangement.ts';
import { DocumentGate } from '../documents/gate/documentGate.ts';
import { startEngine } from './testWall.ts';
import { WallContent } from './wallContent.ts';
import { realTime } from '../time/wallTime.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
beforeEach(async () => {
  engine = await startEngine();
});
afterEach(() => {
  vi.restoreAllMocks();
  return engine.stop();
});

/** A clock on which every step takes so long that others have their turn after it. */
function slowTime() {
  let now = 0;
  return { ...realTime(), elapsed: () => (now += 10) };
}

/** A wall as it is read after a restart, on such a clock. */
async function readAgain() {
  const { wall } = await engine.newWall();
  const stored = await engine.store.loadWall(wall.wallId);
  if (!stored) throw new Error('no wall');
  return WallContent.read(stored, slowTime());
}

it('of ten who come at once to a document that rests, all wait for one gate', async () => {
  const content = await readAgain();
  content.rest(() => false);
  content.rest(() => false);
  const made = vi.spyOn(DocumentGate.prototype, 'catchUp');
  const thrownAway = vi.spyOn(DocumentGate.prototype, 'destroy');
  await Promise.all(Array.from({ length: 10 }, () => content.prepareGate('arrangement')));
  expect(made).toHaveBeenCalledTimes(1);
  expect(thrownAway).not.toHaveBeenCalled();
});

it('T12 a full wall is read a little at a time: records, names, and a document that is one large update', async () => {
  const { wall, facilitatorId } = await engine.newWall();
  const stored = await engine.store.loadWall(wall.wallId);
  if (!stored) throw new Error('no wall');
  const notes = Array.from({ length: 2_500 }, (_, seq): RecordChange => {
    const [prompt, color, rev] = [0, 'yellow', 1] as const;
    const value = { person: facilitatorId, text: 'words', prompt, color, rev, seq, at: 1 };
    return { kind: 'note', id: `note ${seq}`, value: { ...value, state: 'live' } };
  });
  const placed = new Y.Doc();
  for (let at = 0; at < 9_000; at += 1) placementsRoot(placed).set(`note ${at}`, { pos: [at, at] });
  const arrangement = { sequence: 1, updates: [Y.encodeStateAsUpdate(placed)] };
  const applied = vi.spyOn(WallRecords.prototype, 'apply');
  const reading = WallContent.read(
    {
      ...stored,
      records: [...stored.records, ...notes],
      documents: { ...stored.documents, arrangement },
    },
    slowTime(),
  );
  let turns = 0;
  while (await Promise.race([reading.then(() => false), nextTurn()])) turns += 1;
  const content = await reading;
  // Three times for its records, five for the arrangement and five for its copy in the gate, and thirteen to look for names.
  expect(turns).toBeGreaterThan(25);
  for (const [some] of applied.mock.calls) expect(some.length).toBeLessThanOrEqual(1_000);
  expect(content.records.notes.size).toBe(2_500);
  expect(placementsRoot(content.document('arrangement').doc).size).toBe(9_000);
  // And so it is woken, where nobody needs it at once.
  content.rest(() => false);
  content.rest(() => false);
  const live = content.document('arrangement');
  const waking = live.wake(() => nextTurn().then(() => undefined));
  await nextTurn();
  expect(live.isResting).toBe(true);
  const { doc } = live;
  expect(placementsRoot(doc).size).toBe(9_000);
  await waking;
  expect(live.doc).toBe(doc);
});

it('a gate that is made in turns knows what was written meanwhile, and judges as one that was there before', async () => {
  const content = await readAgain();
  content.rest(() => false);
  content.rest(() => false);
  const live = content.document('arrangement');
  expect(live.isResting).toBe(true);
  const preparing = content.prepareGate('arrangement');
  let turns = 0;
  const writer = new Y.Doc();
  const write = (key: string, value: unknown): Uint8Array => {
    const before = Y.encodeStateVector(writer);
    placementsRoot(writer).set(key, value);
    return Y.encodeStateAsUpdate(writer, before);
  };
  while (await Promise.race([preparing.then(() => false), nextTurn()])) {
    Y.applyUpdate(live.doc, write(`meanwhile-${(turns += 1)}`, { pos: [turns, 0] }));
  }
  expect(turns).toBeGreaterThan(1);
  const gate = content.gateOf('arrangement');
  const onTop = write('meanwhile-1', { pos: [7, 7] });
  expect(gate.take(onTop, 'ana', live)).toMatchObject({ kind: 'taken', refused: null });
  expect(placementsRoot(live.doc).get('meanwhile-1')).toEqual({ pos: [7, 7] });
  expect(gate.take(write('wrong', 'no place'), 'ana', live)).toMatchObject({
    refused: 'invalid-shape',
  });
});

const nextTurn = (): Promise<boolean> =>
  new Promise((resolve) => setImmediate(() => resolve(true)));
