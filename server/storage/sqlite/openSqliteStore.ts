import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { WallStore } from '../wallStore.ts';
import { SCHEMA, SCHEMA_VERSION } from './sqliteSchema.ts';
import { SqliteWallStore } from './sqliteWallStore.ts';

/**
 * Opens (or creates) the embedded database under `dataDir`. The exclusive lock lasts as long as the process, so a second server on the
 * same folder stops with a clear sentence; after kill -9 the lock is gone with the process and the write-ahead log is replayed.
 */
export function openSqliteStore(dataDir: string): WallStore {
  makeFolder(dataDir);
  const file = join(dataDir, 'weavewall.sqlite');
  const database = new DatabaseSync(file, { timeout: 500 });
  try {
    // Exclusive before WAL: then the index lives in memory and the lock is held for good.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
    database.exec('BEGIN IMMEDIATE');
    const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
    if (version === 0) database.exec(`${SCHEMA}; PRAGMA user_version = ${SCHEMA_VERSION};`);
    database.exec('COMMIT');
    if (version > SCHEMA_VERSION) throw new Error(`DATA_DIR was written by a newer Weavewall (schema ${version}); this one knows ${SCHEMA_VERSION}.`);
  } catch (error) {
    database.close();
    if (error instanceof Error && /locked|busy/i.test(error.message)) {
      throw new Error(`Another Weavewall is using DATA_DIR ${dataDir}. One server per folder: stop it, or choose another DATA_DIR.`, { cause: error });
    }
    throw error;
  }
  return new SqliteWallStore(database);
}

/** `mkdir -p`. Node's own `recursive` never ends where a folder exists and yet takes none (`/proc`). Throws a sentence. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  try {
    mkdirSync(path);
  } catch (error) {
    if (existsSync(path)) return;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new Error(`The folder ${path}, which DATA_DIR asks for, cannot be created (${code}). Choose a folder this user may write to.`, { cause: error });
  }
}
