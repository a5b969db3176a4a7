import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { DamagedRow, type Row } from './storedRows.ts';

/** The columns of each table, the same in both stores; `wall` says whose a row is, in `walls` `id` does. */
export const WALL_COLUMNS = {
  walls: { id: 'text', join_code: 'text', secrets: 'text' },
  renewed_codes: { code: 'text', wall: 'text' },
  grants: { token_hash: 'text', wall: 'text', person: 'text' },
  records: { wall: 'text', kind: 'text', id: 'text', value: 'text', sum: 'number' },
  updates: { wall: 'text', document: 'text', sequence: 'number', body: 'bytes', sum: 'number' },
  checkpoints: {
    wall: 'text',
    document: 'text',
    sequence: 'number',
    body: 'bytes',
    sum: 'number',
  },
  client_ids: { wall: 'text', client: 'number', person: 'text' },
  snapshots: {
    wall: 'text',
    id: 'text',
    name: 'text',
    at: 'number',
    by: 'text',
    sequences: 'text',
    content: 'bytes',
  },
} as const satisfies Record<string, Record<string, ColumnKind>>;
export type ColumnKind = 'text' | 'number' | 'bytes';
export type WallTable = keyof typeof WALL_COLUMNS;
export const TABLES = Object.keys(WALL_COLUMNS) as WallTable[];
export const keyOf = (table: WallTable): 'id' | 'wall' => (table === 'walls' ? 'id' : 'wall');

export type Cell = string | number | Uint8Array;
/** Every row of a wall, by table; cells in the order of {@link WALL_COLUMNS}. */
export type WholeWall = Record<WallTable, Cell[][]>;

/** Walls with all that is kept of them, for taking them from one store to another. */
export interface WallShelf {
  wallIds(): Promise<string[]>;
  /** `null`: there is no such wall. Throws `DamagedRow`. */
  read(wallId: string): Promise<WholeWall | null>;
  /** All of it, or nothing. */
  write(wall: WholeWall): Promise<void>;
  close(): Promise<void>;
}

/** A row as both stores keep it. Throws `DamagedRow` where its sum says that it is damaged. */
export function readCells(table: WallTable, row: Row): Cell[] {
  const content = row['value'] ?? row['body'];
  const sum = content === undefined ? null : crc32(content as string | Uint8Array);
  // Rows from before there were sums have none.
  if (sum !== null && row['sum'] !== null && Number(row['sum']) !== sum)
    throw new DamagedRow(`a row of ${table} is damaged`);
  return Object.entries<ColumnKind>(WALL_COLUMNS[table]).map(([name, kind]) => {
    const cell = name === 'sum' ? sum : row[name];
    if (kind === 'number') return Number(cell);
    if (kind === 'text') return String(cell);
    return cell instanceof Uint8Array ? cell : Buffer.from(String(cell));
  });
}

/** The same for the same wall, whatever the order in which a store gives its rows. */
export function digestOf(wall: WholeWall): string {
  const whole = createHash('sha256');
  for (const table of TABLES) {
    const rows = wall[table].map((cells) => {
      const row = createHash('sha256');
      for (const cell of cells) {
        const bytes = typeof cell === 'object' ? cell : Buffer.from(String(cell));
        row.update(`${bytes.length} `).update(bytes);
      }
      return row.digest('hex');
    });
    whole.update(`${table} ${rows.toSorted().join(' ')} `);
  }
  return whole.digest('hex');
}

export interface Taken {
  /** Walls that were written, and such that were there already, the same. */
  taken: number;
  before: number;
  /** Why a wall was left where it is. */
  left: { wallId: string; why: string }[];
}

/**
 * Writes all walls of one store into another, one transaction each, reads each again and compares.
 * Nothing is changed in `from`. Called again it goes on where it was; a wall that is in `to` and
 * not the same is left alone and named.
 */
export async function takeWalls(
  from: WallShelf,
  to: WallShelf,
  tell: (done: number, of: number) => void = () => undefined,
): Promise<Taken> {
  const result: Taken = { taken: 0, before: 0, left: [] };
  const ids = await from.wallIds();
  for (const [index, wallId] of ids.entries()) {
    try {
      const wall = await from.read(wallId);
      if (!wall) continue;
      const there = await to.read(wallId);
      const digest = digestOf(wall);
      if (there) {
        if (digestOf(there) !== digest) throw new Error('it is there already, and not the same');
        result.before += 1;
        continue;
      }
      await to.write(wall);
      const written = await to.read(wallId);
      if (!written || digestOf(written) !== digest)
        throw new Error('what was written is not what was read');
      result.taken += 1;
    } catch (error) {
      result.left.push({ wallId, why: error instanceof Error ? error.message : String(error) });
    } finally {
      tell(index + 1, ids.length);
    }
  }
  return result;
}
