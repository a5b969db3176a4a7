import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { until } from '../../sync/wall/testWall.ts';
import { decodeContent, encodeContent } from '../snapshotPieces.ts';
import type { SnapshotContent } from '../wallStore.ts';
import { DATABASE_FILE, openSqliteStore } from './openSqliteStore.ts';
import type { SqliteWallStore } from './sqliteWallStore.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weavewall-reclaim-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const MB = 1024 * 1024;
const SNAPSHOTS = 30;
const file = (): string => join(folder, DATABASE_FILE);
const bytesOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
const onDisk = (): number => bytesOf(file()) + bytesOf(`${file()}-wal`);
const read = <T>(ask: (database: DatabaseSync) => T): T => {
  const database = new DatabaseSync(file(), { readOnly: true, timeout: 2_000 });
  try {
    return ask(database);
  } finally {
    database.close();
  }
};
const numberOf = (database: DatabaseSync, sql: string): number =>
  Number(Object.values(database.prepare(sql).get() ?? {})[0]);
/** Words that no page size or compression makes small. */
const content = (letter: string): SnapshotContent =>
  ({
    session: {},
    notes: {},
    clusters: { one: { name: letter.repeat(MB), color: 'blue', pos: [0, 0] } },
    placements: {},
  }) as unknown as SnapshotContent;
const secrets = { facilitator: 'f', volunteer: 'v', projector: 'p' };

async function fill(
  store: SqliteWallStore,
  wallId: string,
  joinCode: string,
  snapshots: number,
): Promise<void> {
  await store.createWall(
    { wallId, joinCode, secrets },
    {
      records: [],
      clientIds: [{ clientId: 7, personId: 'p' }],
      grants: [{ tokenHash: `hash of ${wallId}`, personId: 'p' }],
      updates: [{ document: 'notes', sequence: 1, update: new Uint8Array(MB) }],
    },
  );
  for (let index = 0; index < snapshots; index += 1) {
    expect(
      await store.addSnapshot(
        wallId,
        { id: `s${index}`, name: 'One', at: index, by: 'p', sequences: {} },
        encodeContent(content('a')),
        100,
      ),
    ).toBe(true);
  }
}

test('a deleted wall gives the disk back, with its snapshots, while others are read and written', async () => {
  const store = openSqliteStore(folder);
  await fill(store, 'wall00000001', 'AAAAAA', SNAPSHOTS);
  await fill(store, 'wall00000002', 'BBBBBB', 2);
  await until('it is in the file', () => bytesOf(file()) > SNAPSHOTS * MB);
  const before = onDisk();
  await store.deleteWall('wall00000001');
  expect([
    await store.loadWall('wall00000001'),
    await store.findByCode('AAAAAA'),
    await store.findGrant('hash of wall00000001'),
    await store.listSnapshots('wall00000001'),
    await store.readSnapshot('wall00000001', 's1'),
  ]).toEqual([null, null, null, [], null]);
  expect(store.logSize()).toEqual({ rows: 1, bytes: MB });
  await store.commit('wall00000002', {
    records: [],
    clientIds: [],
    grants: [],
    updates: [{ document: 'notes', sequence: 2, update: Uint8Array.of(1) }],
  });
  await until('the file is small', () => bytesOf(file()) < 8 * MB, 60_000);
  await until(
    'the log as well, with nobody writing',
    () => bytesOf(`${file()}-wal`) <= 17 * MB,
    60_000,
  );
  expect(onDisk()).toBeLessThan(before - (SNAPSHOTS - 8) * MB);
  expect(decodeContent((await store.readSnapshot('wall00000002', 's1'))?.content ?? [])).toEqual(
    content('a'),
  );
  expect((await store.readLog('wall00000002', 'notes')).updates).toHaveLength(2);
  expect(
    read((database) =>
      numberOf(database, "SELECT count(*) FROM snapshots WHERE wall = 'wall00000001'"),
    ),
  ).toBe(0);
  await store.close();
}, 150_000);

test('a deleted snapshot gives its room back to the disk; what is left can be read', async () => {
  const store = openSqliteStore(folder);
  await fill(store, 'wall00000001', 'AAAAAA', 12);
  const bytes = (): number => read((database) => numberOf(database, 'PRAGMA page_count')) * 4_096;
  expect(bytes()).toBeGreaterThan(12 * MB);
  for (let index = 1; index < 12; index += 1)
    expect(await store.deleteSnapshot('wall00000001', `s${index}`)).toBe(true);
  await until('the room is given back', () => bytes() < 4 * MB, 60_000);
  expect(decodeContent((await store.readSnapshot('wall00000001', 's0'))?.content ?? [])).toEqual(
    content('a'),
  );
  await store.close();
}, 90_000);

test('what a restart interrupts goes on after it', async () => {
  const store = openSqliteStore(folder);
  await fill(store, 'wall00000001', 'AAAAAA', SNAPSHOTS);
  await store.deleteWall('wall00000001');
  await store.close();
  expect(read((database) => numberOf(database, 'SELECT count(*) FROM snapshots'))).toBeGreaterThan(
    0,
  );
  const again = openSqliteStore(folder);
  expect(again.logSize()).toEqual({ rows: 0, bytes: 0 });
  expect(await again.listSnapshots('wall00000001')).toEqual([]);
  await until(
    'nothing of it is left',
    () =>
      read((database) =>
        numberOf(
          database,
          'SELECT (SELECT count(*) FROM deleted_walls) + (SELECT count(*) FROM snapshots) + (SELECT count(*) FROM updates) + (SELECT count(*) FROM client_ids)',
        ),
      ) === 0,
    60_000,
  );
  await until(
    'and the room is given back',
    () => read((database) => numberOf(database, 'PRAGMA page_count')) * 4_096 < 4 * MB,
    60_000,
  );
  await again.close();
}, 90_000);

test('a database from before is made over once, with all that is in it', async () => {
  const store = openSqliteStore(folder);
  await fill(store, 'wall00000001', 'AAAAAA', 3);
  await store.close();
  const old = new DatabaseSync(file());
  old.exec('DROP TABLE deleted_walls; PRAGMA user_version = 3; PRAGMA auto_vacuum = NONE; VACUUM;');
  expect(numberOf(old, 'PRAGMA auto_vacuum')).toBe(0);
  old.close();
  const again = openSqliteStore(folder);
  expect(read((database) => numberOf(database, 'PRAGMA auto_vacuum'))).toBe(2);
  expect(decodeContent((await again.readSnapshot('wall00000001', 's2'))?.content ?? [])).toEqual(
    content('a'),
  );
  await again.deleteWall('wall00000001');
  await until(
    'it can shrink',
    () => read((database) => numberOf(database, 'PRAGMA page_count')) * 4_096 < 2 * MB,
    60_000,
  );
  await again.close();
}, 90_000);
