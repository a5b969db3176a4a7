import {
  keyOf,
  readCells,
  TABLES,
  WALL_COLUMNS,
  type Cell,
  type ColumnKind,
  type WallShelf,
  type WallTable,
  type WholeWall,
} from '../wholeWalls.ts';
import { Database, type Query } from './database.ts';
import { prepareDatabase } from './openPostgresStore.ts';

const TYPES: Readonly<Record<ColumnKind, string>> = {
  text: 'text[]',
  number: 'bigint[]',
  bytes: 'bytea[]',
};
/** About how much goes into one statement, bytes, and how many rows at most. */
const STATEMENT_BYTES = 4 * 1024 * 1024;
const STATEMENT_ROWS = 5_000;

/**
 * The walls of a Postgres database; its schema is made where there is none. Rejects with a sentence
 * where a server has walls of it open.
 */
export async function openPostgresShelf(url: string): Promise<WallShelf> {
  const database = new Database(url);
  try {
    await prepareDatabase(database);
    const [row] = await database.query({
      text: 'SELECT count(*) AS open FROM weavewall.owners WHERE node IS NOT NULL AND expires_at > clock_timestamp()',
    });
    if (Number(row?.['open']) > 0)
      throw new Error('A Weavewall has walls of the Postgres database open. Stop it first.');
  } catch (error) {
    await database.close();
    throw error;
  }
  return {
    wallIds: async () =>
      (await database.query({ text: 'SELECT id FROM weavewall.walls ORDER BY id' })).map(({ id }) =>
        String(id),
      ),
    read: (wallId) => database.patiently((query) => readWall(query, wallId)),
    write: (wall) => database.patiently((query) => writeWall(query, wall)),
    close: () => database.close(),
  };
}

async function readWall(query: Query, wallId: string): Promise<WholeWall | null> {
  const wall = {} as WholeWall;
  for (const table of TABLES) {
    const text = `SELECT * FROM weavewall.${table} WHERE ${keyOf(table)} = $1`;
    const rows = await query({ text, values: [wallId] });
    wall[table] = rows.map((row) => readCells(table, row));
  }
  return wall.walls.length === 0 ? null : wall;
}

async function writeWall(query: Query, wall: WholeWall): Promise<void> {
  for (const table of TABLES)
    for (const rows of inStatements(wall[table])) await addRows(query, table, rows);
  // Its first owner is nobody, whose lease is over: whoever opens it takes it.
  await query({
    text: "INSERT INTO weavewall.owners (wall, node, epoch, expires_at) VALUES ($1, '', 0, clock_timestamp())",
    values: [wall.walls[0]?.[0]],
  });
}

async function addRows(query: Query, table: WallTable, rows: readonly Cell[][]): Promise<void> {
  const columns = Object.entries<ColumnKind>(WALL_COLUMNS[table]);
  const lists = columns.map(([, kind], at) => `$${at + 1}::${TYPES[kind]}`);
  await query({
    text: `INSERT INTO weavewall.${table} (${columns.map(([name]) => name).join(', ')}) SELECT * FROM unnest(${lists.join(', ')})`,
    values: columns.map((_column, at) =>
      rows.map((cells) => {
        const cell = cells[at];
        return typeof cell === 'object' ? Buffer.from(cell) : cell;
      }),
    ),
  });
}

function* inStatements(rows: readonly Cell[][]): Generator<Cell[][]> {
  let taken: Cell[][] = [];
  let bytes = 0;
  for (const cells of rows) {
    taken.push(cells);
    for (const cell of cells) bytes += typeof cell === 'number' ? 8 : cell.length;
    if (bytes < STATEMENT_BYTES && taken.length < STATEMENT_ROWS) continue;
    yield taken;
    [taken, bytes] = [[], 0];
  }
  if (taken.length > 0) yield taken;
}
