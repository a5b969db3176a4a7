import * as Y from 'yjs';
import { isDocumentName, tableIdOf, type DocumentName } from '../shared/access/rights.ts';
import { openToRead } from '../server/storage/sqlite/openSqliteStore.ts';
import { SqliteWallStore } from '../server/storage/sqlite/sqliteWallStore.ts';
import type { StoredWall, WallStore } from '../server/storage/wallStore.ts';

/** What a script may ask of where walls are kept; nothing is ever written, and a running server notices nothing. */
export interface WallsOnDisk {
  store: Pick<WallStore, 'loadWall' | 'readLog' | 'logSize'>;
  wallIds(): Promise<string[]>;
  /** Sequences of a document's checkpoints, oldest first. */
  checkpoints(wallId: string, document: DocumentName): Promise<number[]>;
}

/** Whether a script is to look into the database that `DATABASE_URL` names, and not into a folder. */
export const isPostgres = (place: string): boolean => place === 'postgres';

/** Throws a sentence where it is not set. An argument would be in the list of processes, with its password. */
export function postgresUrl(): string {
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('Set DATABASE_URL to the address of the Postgres database.');
  return url;
}

/** `place`: a `DATA_DIR`, or `postgres`. */
export function readFromDisk<Result>(
  place: string,
  read: (disk: WallsOnDisk) => Promise<Result>,
): Promise<Result> {
  return isPostgres(place) ? readPostgres(read) : readSqlite(place, read);
}

async function readPostgres<Result>(read: (disk: WallsOnDisk) => Promise<Result>): Promise<Result> {
  const [{ openPostgresToRead }, { PostgresWallStore }] = await Promise.all([
    import('../server/storage/postgres/openPostgresStore.ts'),
    import('../server/storage/postgres/postgresWallStore.ts'),
  ]);
  const database = await openPostgresToRead(postgresUrl());
  try {
    const rows = (text: string, ...values: string[]) => database.query({ text, values });
    return await read({
      store: await PostgresWallStore.open(database),
      wallIds: async () =>
        (await rows('SELECT id FROM weavewall.walls ORDER BY id')).map(({ id }) => String(id)),
      checkpoints: async (wallId, document) => {
        const text =
          'SELECT sequence FROM weavewall.checkpoints WHERE wall = $1 AND document = $2 ORDER BY sequence';
        return (await rows(text, wallId, document)).map(({ sequence }) => Number(sequence));
      },
    });
  } finally {
    await database.close();
  }
}

/** Reads under one snapshot of the database, so that what is read fits together while a server goes on writing. */
async function readSqlite<Result>(
  dataDir: string,
  read: (disk: WallsOnDisk) => Promise<Result>,
): Promise<Result> {
  const database = openToRead(dataDir);
  try {
    database.exec('BEGIN');
    const column = (sql: string, name: string, ...values: string[]): unknown[] =>
      database
        .prepare(sql)
        .all(...values)
        .map((row) => row[name]);
    return await read({
      store: new SqliteWallStore(database, null),
      wallIds: async () => column('SELECT id FROM walls ORDER BY id', 'id').map(String),
      checkpoints: async (wallId, document) =>
        column(
          'SELECT sequence FROM checkpoints WHERE wall = ? AND document = ? ORDER BY sequence',
          'sequence',
          wallId,
          document,
        ).map(Number),
    });
  } finally {
    database.close();
  }
}

/** Throws a sentence when there is no such wall. */
export async function requireWall(disk: WallsOnDisk, wallId: string): Promise<StoredWall> {
  const wall = await disk.store.loadWall(wallId);
  if (!wall)
    throw new Error(
      `There is no wall ${wallId}. There are: ${(await disk.wallIds()).join(', ') || 'none'}.`,
    );
  return wall;
}

/** Throws a sentence when the wall has no such document. */
export function requireDocument(wall: StoredWall, name: string): DocumentName {
  if (isDocumentName(name) && wall.documents[name]) return name;
  throw new Error(
    `The wall has no document ${name}. There are: ${Object.keys(wall.documents).toSorted().join(', ')}.`,
  );
}

/** A document's roots by their names, as PROTOCOL 4.2 lists them. */
export function rootsOf(
  doc: Y.Doc,
  name: DocumentName,
): Map<string, Y.Map<unknown> | Y.XmlFragment> {
  if (tableIdOf(name) !== null)
    return new Map<string, Y.Map<unknown> | Y.XmlFragment>([
      ['sheet', doc.getXmlFragment('sheet')],
      ['table', doc.getMap('table')],
    ]);
  const maps =
    name === 'arrangement'
      ? ['placements', 'clusters']
      : name === 'gallery'
        ? ['visits', 'connections', 'posters']
        : [name];
  return new Map(maps.map((root) => [root, doc.getMap(root)]));
}

/** Runs a script's `main`; what goes wrong is a sentence and exit code 1. Ends quietly when what reads it has read enough (`| head`). */
export async function runScript(
  main: (args: readonly string[]) => Promise<string[]>,
): Promise<void> {
  process.stdout.on('error', () => process.exit(0));
  try {
    console.log((await main(process.argv.slice(2))).join('\n'));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
