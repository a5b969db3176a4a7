import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { afterAll, expect, it, vi } from 'vitest';
import type { RecordChange } from '../../../shared/commands/wallState.ts';
import { wallStoreContract } from '../wallStoreContract.ts';
import { DATABASE_FILE, openSqliteStore } from './openSqliteStore.ts';
import { IN_ONE_PIECE, type StoredPiece } from './storedPieces.ts';
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

it('a full wall leaves the thread in pieces, each of which is soon taken over', async () => {
  const store = await ThreadedWallStore.open(freshFolder());
  const record = (index: number): RecordChange => ({
    kind: 'origin',
    id: `person ${index}`,
    value: { network: 'venue' },
  });
  const count = 2 * IN_ONE_PIECE.records + 500;
  const update = Uint8Array.of(0, 0);
  const row = {
    wallId: 'wall00000001',
    joinCode: 'ABCDEF',
    secrets: { facilitator: 'f', volunteer: 'v', projector: 'p' },
  };
  await store.createWall(row, {
    records: Array.from({ length: count }, (_, index) => record(index)),
    updates: Array.from({ length: 450 }, (_, at) => ({
      document: 'notes',
      sequence: at + 1,
      update,
    })),
    clientIds: Array.from({ length: 2_500 }, (_, clientId) => ({ clientId, personId: 'ana' })),
    grants: [],
  });
  const messages = vi.spyOn(Worker.prototype, 'emit');
  const wall = await store.loadWall('wall00000001');
  const pieces = messages.mock.calls.flatMap(
    ([, answer]) => (answer as { value?: StoredPiece }).value ?? [],
  );
  messages.mockRestore();
  expect(wall?.records).toHaveLength(count);
  expect(wall?.clientIds.size).toBe(2_500);
  expect(wall?.documents.notes).toMatchObject({ sequence: 450, updates: Array(450).fill(update) });
  expect(pieces.length).toBeGreaterThan(8);
  for (const { records, clientIds, document } of pieces) {
    expect(records?.length ?? 0).toBeLessThanOrEqual(IN_ONE_PIECE.records);
    expect(clientIds?.length ?? 0).toBeLessThanOrEqual(IN_ONE_PIECE.clientIds);
    expect(document?.updates.length ?? 0).toBeLessThanOrEqual(IN_ONE_PIECE.updates);
  }
  await store.close();
});

it('lets one process use a DATA_DIR and says so to the second', async () => {
  const folder = freshFolder();
  const store = openSqliteStore(folder);
  expect(() => openSqliteStore(folder)).toThrow(/Another Weavewall is using DATA_DIR/);
  await store.close();
  const again = openSqliteStore(folder);
  await again.close();
});
