import { setTimeout as pause } from 'node:timers/promises';
import { StorageError } from '../storageError.ts';
import type { WallOwners } from '../wallOwners.ts';
import type { WallStore } from '../wallStore.ts';
import { Database, WAITS, type DatabaseWaits, type Query } from './database.ts';
import { PostgresOwners } from './postgresOwners.ts';
import { MIGRATIONS, SINCE, VERSION_TABLE } from './postgresSchema.ts';
import { PostgresWallStore } from './postgresWallStore.ts';

/** How long a database that does not answer is waited for at the start: both may start at once. ms */
const START_WITHIN_MS = 15_000;
const START_AGAIN_MS = 500;
/** Any number that no other program is likely to lock, `weavewal` in letters. */
const MIGRATION_LOCK = '8602095263446098284';
/** What has to be so for what is acknowledged to be kept. */
const DEMANDED: readonly (readonly [setting: string, wrong: string, why: string])[] = [
  ['fsync', 'off', 'what it acknowledges may be lost'],
  ['synchronous_commit', 'off', 'what it acknowledges may be lost'],
];

export interface PostgresStore {
  store: WallStore;
  owners: WallOwners;
}

/** Other times than servers need, for tests. */
interface PostgresOptions {
  waits?: DatabaseWaits;
  startWithinMs?: number;
  renewEveryMs?: number;
}

/**
 * Opens the database that `url` (`postgres://…`) names, and brings its schema up to date. Rejects
 * with an `Error` whose message is for whoever starts the server and holds nothing of the URL.
 */
export async function openPostgresStore(
  url: string,
  { waits = WAITS, startWithinMs = START_WITHIN_MS, renewEveryMs }: PostgresOptions = {},
): Promise<PostgresStore> {
  const database = new Database(url, waits);
  try {
    await prepareDatabase(database, startWithinMs);
    const store = await PostgresWallStore.open(database);
    return {
      store,
      owners: new PostgresOwners(database, (lease) => store.under(lease), renewEveryMs),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Waits for the database, demands that it keeps what it says, and brings its schema up to date. */
export async function prepareDatabase(
  database: Database,
  startWithinMs = START_WITHIN_MS,
): Promise<void> {
  await answering(database, startWithinMs);
  await demandDurable(database.query);
  await bringUpToDate(database);
}

/**
 * Opens the database to look into it; nothing is written. Rejects with a sentence where its schema
 * is not of this version.
 */
export async function openPostgresToRead(url: string): Promise<Database> {
  const database = new Database(url);
  try {
    const { version } = await versionIn(database.query);
    if (version !== MIGRATIONS.length)
      throw new Error(
        `The Postgres database has schema ${version}; this Weavewall reads ${MIGRATIONS.length}.`,
      );
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function answering(database: Database, withinMs: number): Promise<void> {
  const end = performance.now() + withinMs;
  for (;;) {
    try {
      await database.query({ text: 'SELECT 1' });
      return;
    } catch (error) {
      // A wrong password or name does not become right.
      const mayCome =
        error instanceof StorageError &&
        error.fault === 'unreachable' &&
        !/SQLSTATE (?:28|3D)/.test(error.message);
      if (!mayCome || performance.now() > end) throw error;
    }
    await pause(START_AGAIN_MS);
  }
}

async function demandDurable(query: Query): Promise<void> {
  for (const [setting, wrong, why] of DEMANDED) {
    const [row] = await query({ text: `SHOW ${setting}` });
    if (row?.[setting] === wrong)
      throw new Error(`The Postgres database has ${setting} = ${wrong}: ${why}. Turn it on.`);
  }
  const [row] = await query({ text: 'SHOW server_encoding' });
  if (row?.['server_encoding'] !== 'UTF8')
    throw new Error('The Postgres database has another encoding than UTF8. Create it with UTF8.');
}

async function versionIn(query: Query): Promise<{ version: number; since: number }> {
  const [table] = await query({
    text: "SELECT to_regclass('weavewall.schema_version') IS NOT NULL AS there",
  });
  if (table?.['there'] !== true) return { version: 0, since: 0 };
  const [row] = await query({ text: 'SELECT version, since FROM weavewall.schema_version' });
  return { version: Number(row?.['version'] ?? 0), since: Number(row?.['since'] ?? 0) };
}

/**
 * Makes the steps that are missing, in one transaction and by one server at a time. Writes nothing
 * where none is, so that walls can be read from a database that cannot be written to.
 */
async function bringUpToDate(database: Database): Promise<void> {
  const { version, since } = await versionIn(database.query);
  if (since > MIGRATIONS.length)
    throw new Error(
      `The Postgres database was written by a newer Weavewall (schema ${version}); this one knows ${MIGRATIONS.length}.`,
    );
  if (version >= MIGRATIONS.length) return;
  await database.patiently(async (query) => {
    await query({ text: `SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})` });
    await query({ text: VERSION_TABLE });
    // Another server may have made them meanwhile.
    const found = (await versionIn(query)).version;
    for (const text of MIGRATIONS.slice(found)) await query({ text });
    if (found >= MIGRATIONS.length) return;
    await query({ text: 'DELETE FROM weavewall.schema_version' });
    await query({
      text: 'INSERT INTO weavewall.schema_version (version, since) VALUES ($1, $2)',
      values: [MIGRATIONS.length, SINCE],
    });
  });
}
