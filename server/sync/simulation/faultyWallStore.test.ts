import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openSqliteStore } from '../../storage/sqlite/openSqliteStore.ts';
import { wallStoreContract } from '../../storage/wallStoreContract.ts';
import { FaultyWallStore } from './faultyWallStore.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

wallStoreContract('the simulation’s store, faults off', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'weavewall-faulty-'));
  folders.push(folder);
  const open = () => new FaultyWallStore(openSqliteStore(folder));
  return { store: open(), reopen: async () => open() };
});
