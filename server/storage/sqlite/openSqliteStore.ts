import { existsSync, mkdirSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StorageError } from '../storageError.ts';
import { asStorageError } from './sqliteFault.ts';
import { MIGRATIONS, SCHEMA, SCHEMA_VERSION } from './sqliteSchema.ts';
import { SqliteWallStore } from './sqliteWallStore.ts';
import { WalCheckpointer } from './walCheckpointer.ts';

export const DATABASE_FILE = 'weavewall.sqlite';
/** Locked, never written: it holds nothing. */
const LOCK_FILE = 'weavewall.lock';
/** The write-ahead log goes back to this after it was larger (a long reader, a large wall deleted). Bytes. */
const WAL_KEPT_BYTES = 16 * 1024 * 1024;
/** Larger files would keep a server from starting for too long. */
const MADE_OVER_BYTES = 2 * 1024 * 1024 * 1024;
const MADE_OVER_SHARE = 3;
const PAD_BYTES = 256 * 1024;
/** Made so large at once only where so many of it would fit. */
const WAL_DISK_SHARE = 8;

/**
 * Opens (or creates) the embedded database under `dataDir`. A second server on the same folder stops with a clear sentence: the lock
 * lasts as long as the process, so after kill -9 it is gone with it and the write-ahead log is replayed. The lock is a file of its own,
 * so that others (`npm run inspect`, backups) may read the database while the server runs. Throws an `Error` whose message is for
 * whoever starts the server. `maxPages` bounds the database as a small disk would.
 */
export function openSqliteStore(
  dataDir: string,
  { maxPages }: { maxPages?: number } = {},
): SqliteWallStore {
  makeFolder(dataDir);
  const lock = takeLock(dataDir);
  let database: DatabaseSync | undefined;
  try {
    const file = join(dataDir, DATABASE_FILE);
    database = new DatabaseSync(file, { timeout: 500 });
    // Takes effect in a file that is empty yet.
    database.exec('PRAGMA auto_vacuum = INCREMENTAL');
    database.exec(
      `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA journal_size_limit = ${WAL_KEPT_BYTES};`,
    );
    bringUpToDate(database);
    makeShrinkable(database, file);
    growWal(database, file);
    if (maxPages !== undefined) database.exec(`PRAGMA max_page_count = ${maxPages}`);
    return new SqliteWallStore(database, lock, new WalCheckpointer(file, database));
  } catch (error) {
    database?.close();
    lock.close();
    throw inPlainWords(error, dataDir);
  }
}

/**
 * Makes a file from before there was `deleted_walls` over, once, so that it can give room back: it is written anew as a whole, about a second
 * for 100 MB on a laptop's disk, and needs its own size twice over meanwhile. A file too large for that, or a disk too small or read-only,
 * stays as it is: deleted walls then make room for others in the file, which does not shrink.
 */
function makeShrinkable(database: DatabaseSync, file: string): void {
  try {
    if (Number(database.prepare('PRAGMA auto_vacuum').get()?.['auto_vacuum']) === 2) return;
    const bytes =
      statSync(file).size + (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0);
    const { bavail, bsize } = statfsSync(file);
    if (bytes > MADE_OVER_BYTES || bavail * bsize < bytes * MADE_OVER_SHARE) return;
    database.exec('PRAGMA auto_vacuum = INCREMENTAL; VACUUM; PRAGMA wal_checkpoint(TRUNCATE);');
  } catch {
    // Nothing is lost: VACUUM is one transaction.
  }
}

/**
 * Makes the write-ahead log as large as it is kept, by a transaction that is rolled back. A commit then writes into a file whose size does
 * not change, so that its sync waits for its own pages only and not for whatever else the machine is writing. A full disk is no reason not
 * to start.
 */
function growWal(database: DatabaseSync, file: string): void {
  try {
    if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) >= WAL_KEPT_BYTES) return;
    // What is left of a small disk is for words.
    const { bavail, bsize } = statfsSync(file);
    if (bavail * bsize < WAL_KEPT_BYTES * WAL_DISK_SHARE) return;
    // Pages that do not fit into so small a cache go to the log before the end.
    database.exec('PRAGMA cache_size = 10; BEGIN IMMEDIATE; CREATE TABLE pad (body BLOB);');
    const pad = database.prepare('INSERT INTO pad VALUES (zeroblob(?))');
    for (let bytes = 0; bytes < WAL_KEPT_BYTES; bytes += PAD_BYTES) pad.run(PAD_BYTES);
  } catch {
    // Said by whoever has something to write.
  } finally {
    if (database.isTransaction) database.exec('ROLLBACK');
    database.exec('PRAGMA cache_size = -2000');
  }
}

/** Only to read, also while a server writes. Throws when there is no database or it is of another version. */
export function openToRead(dataDir: string): DatabaseSync {
  const file = join(dataDir, DATABASE_FILE);
  if (!existsSync(file)) throw new Error(`There is no ${DATABASE_FILE} in ${dataDir}.`);
  const database = new DatabaseSync(file, { readOnly: true, timeout: 2_000 });
  try {
    const version = versionOf(database);
    if (version !== SCHEMA_VERSION)
      throw new Error(
        `The database has schema ${version}; this Weavewall reads ${SCHEMA_VERSION}. Start its server once to bring it up to date.`,
      );
    return database;
  } catch (error) {
    database.close();
    throw asStorageError(error);
  }
}

function takeLock(dataDir: string): DatabaseSync {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(join(dataDir, LOCK_FILE), { timeout: 500 });
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock?.close();
    throw inPlainWords(error, dataDir);
  }
}

const versionOf = (database: DatabaseSync): number =>
  Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);

/** Writes nothing where nothing has to change: walls can be read from a disk that is full. */
function bringUpToDate(database: DatabaseSync): void {
  if (versionOf(database) === SCHEMA_VERSION) return;
  database.exec('BEGIN IMMEDIATE');
  let version = versionOf(database);
  if (version > SCHEMA_VERSION)
    throw new Error(
      `DATA_DIR was written by a newer Weavewall (schema ${version}); this one knows ${SCHEMA_VERSION}.`,
    );
  if (version === 0) database.exec(SCHEMA);
  else for (; version < SCHEMA_VERSION; version += 1) database.exec(MIGRATIONS[version] ?? '');
  database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT;`);
}

function inPlainWords(thrown: unknown, dataDir: string): unknown {
  const error = asStorageError(thrown);
  if (!(error instanceof StorageError)) return error;
  if (error.fault === 'in-use') {
    return new Error(
      `Another Weavewall is using DATA_DIR ${dataDir}. One server per folder: stop it, or choose another DATA_DIR.`,
      { cause: error },
    );
  }
  return error.fault === 'read-only' || error.fault === 'io'
    ? new Error(
        `The folder ${dataDir}, which DATA_DIR names, cannot be written to (${error.message}) Choose a folder this user may write to.`,
        { cause: error },
      )
    : error;
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
    throw new Error(
      `The folder ${path}, which DATA_DIR asks for, cannot be created (${code}). Choose a folder this user may write to.`,
      { cause: error },
    );
  }
}
