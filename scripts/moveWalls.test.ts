import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { putNote } from '../shared/commands/notes.ts';
import { newUuid } from '../server/access/secrets.ts';
import { openPostgresStore } from '../server/storage/postgres/openPostgresStore.ts';
import { sharedPostgres } from '../server/storage/postgres/testPostgres.ts';
import { openAlone, openSqliteStore } from '../server/storage/sqlite/openSqliteStore.ts';
import { startEngine } from '../server/sync/wall/testWall.ts';
import { inspectWall } from './inspectWall.ts';
import { moveWalls } from './moveWalls.ts';
import { replayDocument } from './replayDocument.ts';

let folder: string;
let url: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weavewall-move-'));
  url = await (await sharedPostgres()).newDatabase();
  vi.stubEnv('DATABASE_URL', url);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** Walls as meetings leave them: a checkpoint, a snapshot, a renewed code. */
async function meet(dataDir: string, walls: number): Promise<string[]> {
  const engine = await startEngine(dataDir);
  const ids: string[] = [];
  for (let n = 0; n < walls; n += 1) {
    const { wall, facilitatorId } = await engine.newWall();
    ids.push(wall.wallId);
    for (const text of ['Clean the river', 'Più alberi, 更多的树 🌳'])
      await wall.command(facilitatorId, (state, actor) =>
        putNote(state, actor, { id: newUuid(), text }),
      );
    await engine.walls.setCode(wall, facilitatorId);
    await wall.snapshots.take(facilitatorId, 'Before lunch');
    const document = wall.content.document('notes');
    await engine.store.writeCheckpoint(wall.wallId, 'notes', document.sequence, document.encode());
  }
  await engine.stop(true);
  return ids;
}

it('walls go to Postgres and back whole; called again nothing is done twice', async () => {
  const ids = await meet(folder, 3);
  expect((await moveWalls([folder, 'postgres'])).join()).toMatch(/^3 walls were taken .* 0 were/);
  expect((await moveWalls([folder, 'postgres'])).join()).toMatch(/^0 walls were taken .* 3 were/);
  // What can be looked into is the same in both.
  for (const args of [[], [ids[0] ?? ''], [ids[0] ?? '', 'notes']])
    expect(await inspectWall(['postgres', ...args])).toEqual(await inspectWall([folder, ...args]));
  expect(await replayDocument(['postgres', ids[0] ?? '', 'notes'])).toEqual(
    await replayDocument([folder, ids[0] ?? '', 'notes']),
  );
  const back = join(folder, 'back');
  expect((await moveWalls(['postgres', back])).join()).toMatch(/^3 walls were taken/);
  const [before, after] = [openSqliteStore(folder), openSqliteStore(back)];
  for (const id of ids) {
    expect(await after.loadWall(id)).toEqual(await before.loadWall(id));
    const [row] = await before.listSnapshots(id);
    expect(await after.readSnapshot(id, row?.id ?? '')).toEqual(
      await before.readSnapshot(id, row?.id ?? ''),
    );
  }
  await before.close();
  await after.close();
});

it('it goes on where it was broken off; a wall that was gone on with there is named and left alone', async () => {
  const [first, second] = await meet(folder, 2);
  await moveWalls([folder, 'postgres']);
  const { store, owners } = await openPostgresStore(url);
  const owned = owners.own(first ?? '');
  await owned.store.loadWall(first ?? '');
  await expect(moveWalls([folder, 'postgres'])).rejects.toThrow('Stop it first');
  await owned.store.commit(first ?? '', {
    records: [],
    updates: [],
    clientIds: [{ clientId: 7, personId: 'p' }],
    grants: [],
  });
  const other = owners.own(second ?? '');
  await other.store.loadWall(second ?? '');
  await other.store.deleteWall(second ?? '');
  await owned.giveBack();
  await owners.close();
  await store.close();
  await expect(moveWalls([folder, 'postgres'])).rejects.toThrow(
    new RegExp(`^1 walls were taken .*\n${first} was left: it is there already, and not the same$`),
  );
});

it('a damaged wall is named and left, the others are taken; a server on the folder is said', async () => {
  const [first] = await meet(folder, 2);
  const { database, close } = openAlone(folder);
  database.prepare("UPDATE records SET value = value || ' ' WHERE wall = ?").run(first ?? '');
  await expect(moveWalls([folder, 'postgres'])).rejects.toThrow('Another Weavewall is using');
  close();
  await expect(moveWalls([folder, 'postgres'])).rejects.toThrow(
    new RegExp(`^1 walls were taken .*\n${first} was left: a row of records is damaged$`),
  );
});

it('what is asked wrongly is answered with how to ask', async () => {
  await expect(moveWalls([folder])).rejects.toThrow('npm run move -- <from> <to>');
  vi.stubEnv('DATABASE_URL', '');
  await expect(moveWalls([folder, 'postgres'])).rejects.toThrow('Set DATABASE_URL');
});
