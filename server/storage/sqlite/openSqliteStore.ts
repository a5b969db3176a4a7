import { existsSync, mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StorageError } from '../storageError.ts';
import { asStorageError } from './sqliteFault.ts';
import { MIGRATIONS, SCHEMA, SCHEMA_VERSION } from './sqliteSchema.ts';
import { SqliteWallStore } from './sqliteWallStore.ts';
import { WalCheckpointer } from './walCheckpointer.ts';

export const DATABASE_FILE = 'weavewall.sqlite';
/** The server holds a lock on this file and writes nothing into it. */
const LOCK_FILE = 'weavewall.lock';
/** Room for what SQLite writes as it opens (lock, index of its log): given up where a disk is so full that it cannot even be read. */
const RESERVE_FILE = 'weavewall.reserve';
const RESERVE_BYTES = 64 * 1024;
/**
 * The write-ahead log is cut to this size after it was larger (a long reader, a large wall
 * deleted). Bytes.
 */
const WAL_KEPT_BYTES = 16 * 1024 * 1024;
/**
 * Larger files are not rewritten (`makeShrinkable`): the server could not start for too long.
 * Bytes.
 */
const MADE_OVER_BYTES = 2 * 1024 * 1024 * 1024;
const MADE_OVER_SHARE = 3;
const PAD_BYTES = 256 * 1024;
/** The log gets its full size at the start only where the disk has room for so many times that. */
const WAL_DISK_SHARE = 8;

/**
 * Opens (or creates) the embedded database under `dataDir`. A second server on the same folder
 * stops with a clear sentence. The lock lasts as long as the process, so after kill -9 it is gone,
 * and SQLite replays the write-ahead log. The lock is on a file of its own, so that others (`npm
 * run inspect`, backups) may read the database while the server runs. Throws an `Error` whose
 * message is for whoever starts the server. `maxPages` limits the database's size, as a small disk
 * would.
 */
export function openSqliteStore(
  dataDir: string,
  limits: { maxPages?: number } = {},
): SqliteWallStore {
  makeFolder(dataDir);
  const reserve = join(dataDir, RESERVE_FILE);
  try {
    const store = open(dataDir, limits);
    keepReserve(reserve);
    return store;
  } catch (error) {
    const isFull = error instanceof StorageError && error.fault === 'full';
    if (!isFull || !existsSync(reserve)) throw error;
    rmSync(reserve);
    return open(dataDir, limits);
  }
}

function keepReserve(file: string): void {
  if (existsSync(file)) return;
  try {
    writeFileSync(file, Buffer.alloc(RESERVE_BYTES), { flag: 'wx' });
  } catch {
    // Full again: what there is belongs to notes.
    rmSync(file, { force: true });
  }
}

function open(dataDir: string, { maxPages }: { maxPages?: number }): SqliteWallStore {
  const lock = takeLock(dataDir);
  let database: DatabaseSync | undefined;
  try {
    const file = join(dataDir, DATABASE_FILE);
    database = new DatabaseSync(file, { timeout: 500 });
    // Only takes effect while the file is still empty.
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
 * Opens (or creates) the database for a script that reads and writes it whole, while no server has
 * it. Throws a sentence.
 */
export function openAlone(dataDir: string): { database: DatabaseSync; close(): void } {
  makeFolder(dataDir);
  const lock = takeLock(dataDir);
  let database: DatabaseSync | undefined;
  try {
    const opened = new DatabaseSync(join(dataDir, DATABASE_FILE), { timeout: 500 });
    database = opened;
    opened.exec('PRAGMA auto_vacuum = INCREMENTAL');
    opened.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    bringUpToDate(opened);
    return {
      database: opened,
      close: () => {
        opened.close();
        lock.close();
      },
    };
  } catch (error) {
    database?.close();
    lock.close();
    throw inPlainWords(error, dataDir);
  }
}

/**
 * Rewrites a file from before there was `deleted_walls`, once, so that it can shrink. That takes
 * about a second for 100 MB on a laptop's disk, and twice its size of free room meanwhile. A file
 * that is too large for that, and one on a disk that is too small or read-only, stays as it is: the
 * room of deleted walls is then used again, but the file does not shrink.
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
    // Nothing is lost when it fails: VACUUM is one transaction.
  }
}

/**
 * Grows the write-ahead log to the size it is kept at, with a transaction that is rolled back.
 * Commits then do not change the file's size, so that their syncs wait for their own pages only and
 * not for what else the machine is writing. A full disk is no reason not to start.
 */
function growWal(database: DatabaseSync, file: string): void {
  try {
    if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) >= WAL_KEPT_BYTES) return;
    // What a small disk has left is for notes.
    const { bavail, bsize } = statfsSync(file);
    if (bavail * bsize < WAL_KEPT_BYTES * WAL_DISK_SHARE) return;
    // With so small a cache, pages are written to the log before the transaction ends.
    database.exec('PRAGMA cache_size = 10; BEGIN IMMEDIATE; CREATE TABLE pad (body BLOB);');
    const pad = database.prepare('INSERT INTO pad VALUES (zeroblob(?))');
    for (let bytes = 0; bytes < WAL_KEPT_BYTES; bytes += PAD_BYTES) pad.run(PAD_BYTES);
  } catch {
    // Whoever writes next is told.
  } finally {
    if (database.isTransaction) database.exec('ROLLBACK');
    database.exec('PRAGMA cache_size = -2000');
  }
}

/**
 * Opens the database read-only, also while a server writes. Throws when there is none, or it has
 * another version.
 */
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

/**
 * Brings the schema up to date. Writes nothing where it is: so walls can be read from a full disk.
 */
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

/**
 * Like `mkdir -p`. Node's own `recursive` never returns for a path under `/proc`. Throws a sentence
 * for whoever starts the server.
 */
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
