import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, it, vi } from 'vitest';
import type { RecordChange } from '../../../shared/commands/wallState.ts';
import { wallStoreContract } from '../wallStoreContract.ts';
import { DATABASE_FILE, openSqliteStore } from './openSqliteStore.ts';
import { addPiece, IN_ONE_PIECE } from './storedPieces.ts';
import { ThreadedWallStore } from './threadedWallStore.ts';

vi.mock(import('./storedPieces.ts'), async (original) => {
  const actual = await original();
  return { ...actual, addPiece: vi.fn<typeof actual.addPiece>(actual.addPiece) };
});

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
    updates: Array.from({ length: 850 }, (_, at) => ({
      document: 'notes',
      sequence: at + 1,
      update,
    })),
    clientIds: Array.from({ length: 5_500 }, (_, clientId) => ({ clientId, personId: 'ana' })),
    grants: [],
  });
  vi.mocked(addPiece).mockClear();
  const wall = await store.loadWall('wall00000001');
  const pieces = vi.mocked(addPiece).mock.calls.map(([, piece]) => piece);
  expect(wall?.records).toHaveLength(count);
  expect(wall?.clientIds.size).toBe(5_500);
  expect(wall?.documents.notes).toMatchObject({ sequence: 850, updates: Array(850).fill(update) });
  expect(pieces.length).toBeGreaterThan(8);
  for (const { records, clientIds, documents = [] } of pieces) {
    expect(records?.length ?? 0).toBeLessThanOrEqual(IN_ONE_PIECE.records);
    expect(clientIds?.length ?? 0).toBeLessThanOrEqual(IN_ONE_PIECE.clientIds);
    const updates = documents.flatMap((document) => document.updates);
    expect(updates.length).toBeLessThanOrEqual(IN_ONE_PIECE.updates);
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
