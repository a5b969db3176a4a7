import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SCHEMA } from '../../storage/sqlite/sqliteSchema.ts';
import { SqliteWallStore } from '../../storage/sqlite/sqliteWallStore.ts';

const FILE = 'weavewall.sqlite';

/**
 * A database on a real disk whose process can crash: `reopen` leaves the connection open and opens
 * a copy of its files, as a new process finds them after kill -9, with a write-ahead log to replay.
 */
export class CrashedFiles {
  readonly #folder = mkdtempSync(join(tmpdir(), 'weavewall-crashed-'));
  readonly #stores: SqliteWallStore[] = [];
  crashes = 0;

  open(): SqliteWallStore {
    const folder = join(this.#folder, String(this.#stores.length));
    mkdirSync(folder);
    if (this.#stores.length > 0) {
      const before = join(this.#folder, String(this.#stores.length - 1));
      for (const file of [FILE, `${FILE}-wal`])
        if (existsSync(join(before, file))) copyFileSync(join(before, file), join(folder, file));
    }
    const database = new DatabaseSync(join(folder, FILE));
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    if (this.#stores.length === 0) database.exec(SCHEMA);
    const store = new SqliteWallStore(database, null);
    this.#stores.push(store);
    return store;
  }

  reopen(): SqliteWallStore {
    this.crashes += 1;
    return this.open();
  }

  async remove(): Promise<void> {
    for (const store of this.#stores) await store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
