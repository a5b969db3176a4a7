import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { wallStoreContract } from '../wallStoreContract.ts';
import { openSqliteStore } from './openSqliteStore.ts';

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

it('lets one process use a DATA_DIR and says so to the second', async () => {
  const folder = freshFolder();
  const store = openSqliteStore(folder);
  expect(() => openSqliteStore(folder)).toThrow(/Another Weavewall is using DATA_DIR/);
  await store.close();
  const again = openSqliteStore(folder);
  await again.close();
});
