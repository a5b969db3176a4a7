import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { putNote } from '../../../shared/commands/notes.ts';
import { newUuid } from '../../access/secrets.ts';
import { startEngine, until } from './testWall.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

it('documents that nobody reads leave memory but for their encoding and come back as they were, for readers, writers and the server', async () => {
  const { wall, come, facilitator } = await engine.newWall();
  const author = await come('participant', 'Ana');
  const id = newUuid();
  await wall.command(author.personId, (state, actor) =>
    putNote(state, actor, { id, text: 'Rivers' }),
  );
  const helper = engine.open(wall.wallId, 'arrangement', facilitator);
  await until('synced', () => helper.provider.synced);
  helper.doc.getMap('placements').set(id, { pos: [1, 2] });
  await until('kept', () => wall.content.document('arrangement').doc.getMap('placements').has(id));
  await wall.settled();
  const before = Y.encodeStateAsUpdate(wall.content.document('arrangement').doc);
  // Nothing is put to rest while a tick is under way.
  await wall.settled();
  wall.rest();
  wall.rest();
  expect(wall.content.document('arrangement').isResting).toBe(false);
  expect(wall.content.document('notes').isResting).toBe(true);
  helper.provider.disconnect();
  await until('gone', () => wall.documentSessions.size === 0);
  await wall.settled();
  wall.rest();
  wall.rest();
  expect(wall.content.document('arrangement').isResting).toBe(true);

  // A reader is served from the encoding.
  const reader = engine.open(wall.wallId, 'notes', facilitator);
  await until('there', () => reader.doc.getMap('notes').has(id));
  expect(wall.content.document('notes').isResting).toBe(true);
  // The server writes.
  await wall.command(author.personId, (state, actor) =>
    putNote(state, actor, { id: newUuid(), text: 'Roads' }),
  );
  await until('shown', () => reader.doc.getMap('notes').size === 2);
  expect(wall.content.document('notes').isResting).toBe(false);
  // Whoever was there comes back with work done meanwhile.
  helper.doc.getMap('placements').set(id, { pos: [3, 4] });
  helper.provider.connect();
  await until(
    'merged',
    () =>
      JSON.stringify(wall.content.document('arrangement').doc.getMap('placements').get(id)) ===
      '{"pos":[3,4]}',
  );
  expect(before.length).toBeGreaterThan(10);
});
