import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, it } from 'vitest';
import { wallStoreContract } from '../wallStoreContract.ts';
import { DATABASE_FILE, openSqliteStore } from './openSqliteStore.ts';
import { ThreadedWallStore } from './threadedWallStore.ts';

const folders: string[] = [];
const freshFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'weavewall-store-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

wallStoreContract('SQLite', async () => {
  const folder = freshFolder();
  return { store: openSqliteStore(folder), reopen: async () => openSqliteStore(folder) };
});

wallStoreContract('SQLite in a thread', async () => {
  const folder = freshFolder();
  return {
    store: await ThreadedWallStore.open(folder),
    reopen: () => ThreadedWallStore.open(folder),
  };
});

it('a thread says what it cannot open in the same words, and what the disk refuses by the same name', async () => {
  const folder = freshFolder();
  const store = await ThreadedWallStore.open(folder);
  await expect(ThreadedWallStore.open(folder)).rejects.toThrow(
    /Another Weavewall is using DATA_DIR/,
  );
  const other = new DatabaseSync(join(folder, DATABASE_FILE));
  other.exec('BEGIN IMMEDIATE');
  const wall = ['wall00000001', { records: [], updates: [], clientIds: [], grants: [] }] as const;
  await expect(
    store.createWall(
      {
        wallId: wall[0],
        joinCode: 'ABCDEF',
        secrets: { facilitator: 'f', volunteer: 'v', projector: 'p' },
      },
      wall[1],
    ),
  ).rejects.toMatchObject({ name: 'StorageError', fault: 'in-use' });
  other.exec('ROLLBACK');
  other.close();
  expect(await store.findByCode('ABCDEF')).toBeNull();
  await store.close();
  await expect(store.findByCode('ABCDEF')).rejects.toThrow(/thread has ended/);
});

it('lets one process use a DATA_DIR and says so to the second', async () => {
  const folder = freshFolder();
  const store = openSqliteStore(folder);
  expect(() => openSqliteStore(folder)).toThrow(/Another Weavewall is using DATA_DIR/);
  await store.close();
  const again = openSqliteStore(folder);
  await again.close();
});
