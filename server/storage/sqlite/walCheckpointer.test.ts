import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { until } from '../../sync/wall/testWall.ts';
import { DATABASE_FILE, openSqliteStore } from './openSqliteStore.ts';
import { WalCheckpointer } from './walCheckpointer.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weavewall-wal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('what is committed is copied into the database while the server runs, the log does not grow, and nothing is missing after', async () => {
  const store = openSqliteStore(folder);
  const file = join(folder, DATABASE_FILE);
  const logSize = statSync(`${file}-wal`).size;
  const before = statSync(file).size;
  const secrets = { facilitator: 'a', volunteer: 'b', projector: 'c' };
  for (let index = 0; index < 900; index += 1) {
    await store.createWall(
      { wallId: `wall${index}`, joinCode: `CODE${index}`, secrets },
      { records: [], updates: [], clientIds: [], grants: [] },
    );
    // Others get their turn in a server, too.
    await new Promise((resolve) => void setImmediate(resolve));
  }
  await until('the database has grown', () => statSync(file).size > before);
  expect(statSync(`${file}-wal`).size).toBe(logSize);
  for (let index = 0; index < 900; index += 1)
    expect(await store.findByCode(`CODE${index}`)).toBe(`wall${index}`);
  await store.close();
  const again = openSqliteStore(folder);
  expect(await again.findByCode('CODE899')).toBe('wall899');
  await again.close();
  // Each of 900 commits waits for the disk, and a busy one takes its time.
}, 120_000);

it('without its thread SQLite goes back to copying by itself', async () => {
  const database = new DatabaseSync(join(folder, 'a.sqlite'));
  database.exec('PRAGMA journal_mode = WAL');
  const checkpointer = new WalCheckpointer(join(folder, 'no such folder', 'a.sqlite'), database);
  const pages = (): unknown =>
    database.prepare('PRAGMA wal_autocheckpoint').get()?.['wal_autocheckpoint'];
  expect(pages()).toBe(0);
  for (let index = 0; index < 400; index += 1) checkpointer.committed();
  await until('it gave up', () => pages() === 1_000);
  await checkpointer.close();
  database.close();
});
