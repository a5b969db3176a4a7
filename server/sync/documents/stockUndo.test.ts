import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { startEngine, until } from '../wall/testWall.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
beforeEach(async () => {
  engine = await startEngine();
});
afterEach(() => engine.stop());

const clusters = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('clusters');
const placements = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('placements');
const json = (doc: Y.Doc): unknown => [clusters(doc).toJSON(), placements(doc).toJSON()];

function addCluster(doc: Y.Doc, id: string): void {
  doc.transact(() =>
    clusters(doc).set(
      id,
      new Y.Map<unknown>(Object.entries({ name: 'Trains', color: 'blue', pos: [1, 2] })),
    ),
  );
}

async function twoVolunteers() {
  const { wall, come } = await engine.newWall();
  const [ana, ben] = [await come('volunteer'), await come('volunteer')];
  const a = engine.open(wall.wallId, 'arrangement', ana.token);
  const b = engine.open(wall.wallId, 'arrangement', ben.token);
  await until('both are synced', () => a.provider.synced && b.provider.synced);
  return { a, b, wall, ben };
}

test('4.6 a stock undo of a new cluster dissolves it for everyone, and what follows is taken, online and after offline work', async () => {
  const { a, b, wall, ben } = await twoVolunteers();
  const undo = new Y.UndoManager(clusters(a.doc), { captureTimeout: 0 });
  addCluster(a.doc, 'trains');
  await until('the other sees the cluster', () => clusters(b.doc).has('trains'));
  undo.undo();
  const dissolved = { name: 'Trains', color: 'blue', pos: [1, 2], state: 'dissolved' };
  await until('it is dissolved for both', () =>
    [a, b].every(
      ({ doc }) => JSON.stringify(clusters(doc).toJSON()['trains']) === JSON.stringify(dissolved),
    ),
  );
  placements(a.doc).set('online', { pos: [1, 1] });
  await until('later work arrives', () => placements(b.doc).has('online'));
  a.provider.disconnect();
  placements(a.doc).set('offline', { pos: [1, 1] });
  a.provider.connect();
  await until('offline work arrives', () => placements(b.doc).has('offline'));
  expect(json(a.doc)).toEqual(json(b.doc));
  const again = engine.open(wall.wallId, 'arrangement', ben.token);
  await until('a newcomer sees the same', () => again.provider.synced);
  expect(json(again.doc)).toEqual(json(b.doc));
});

test('a cluster made and undone offline leaves no trace and refuses nothing else', async () => {
  const { a, b } = await twoVolunteers();
  a.provider.disconnect();
  const undo = new Y.UndoManager(clusters(a.doc), { captureTimeout: 0 });
  addCluster(a.doc, 'brief');
  undo.undo();
  placements(a.doc).set('kept', { pos: [1, 1] });
  a.provider.connect();
  await until('the rest arrives', () => placements(b.doc).has('kept'));
  expect(clusters(b.doc).size).toBe(0);
});

test('a cluster written field by field shows once it is whole', async () => {
  const { a, b } = await twoVolunteers();
  const cluster = new Y.Map<unknown>();
  clusters(a.doc).set('slow', cluster);
  // Somebody else writes in between, so that each field reaches the server in an update of its own.
  for (const [key, value] of Object.entries({ name: 'Slow', color: 'pink', pos: [5, 6] })) {
    const sent = placements(b.doc).size;
    placements(b.doc).set(`${key}-before`, { pos: [0, 0] });
    await until('a round trip', () => placements(a.doc).size > sent);
    cluster.set(key, value);
  }
  await until(
    'the other sees it whole',
    () => (clusters(b.doc).get('slow') as Y.Map<unknown> | undefined)?.has('pos') === true,
  );
  expect(json(a.doc)).toEqual(json(b.doc));
});
