import type { DatabaseSync } from 'node:sqlite';
import {
  keyOf,
  readCells,
  TABLES,
  WALL_COLUMNS,
  type WallShelf,
  type WallTable,
  type WholeWall,
} from '../wholeWalls.ts';
import { openAlone } from './openSqliteStore.ts';
import { asStorageError } from './sqliteFault.ts';

/** The walls of a `DATA_DIR`, which no server may have open meanwhile. Throws a sentence. */
export function openSqliteShelf(dataDir: string): WallShelf {
  const { database, close } = openAlone(dataDir);
  return {
    wallIds: async () =>
      database
        .prepare('SELECT id FROM walls ORDER BY id')
        .all()
        .map(({ id }) => String(id)),
    read: async (wallId) => readWall(database, wallId),
    write: async (wall) => writeWall(database, wall),
    close: async () => close(),
  };
}

function readWall(database: DatabaseSync, wallId: string): WholeWall | null {
  const read = (table: WallTable) =>
    database
      .prepare(`SELECT * FROM ${table} WHERE ${keyOf(table)} = ?`)
      .all(wallId)
      .map((row) => readCells(table, row));
  const wall = Object.fromEntries(TABLES.map((table) => [table, read(table)])) as WholeWall;
  return wall.walls.length === 0 ? null : wall;
}

function writeWall(database: DatabaseSync, wall: WholeWall): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const table of TABLES) {
      const columns = Object.keys(WALL_COLUMNS[table]);
      const add = database.prepare(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      );
      // A snapshot is text here and bytes there.
      for (const cells of wall[table])
        add.run(
          ...(table === 'snapshots'
            ? cells.map((cell) =>
                typeof cell === 'object' ? Buffer.from(cell).toString('utf8') : cell,
              )
            : cells),
        );
    }
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw asStorageError(error);
  }
}
