import { crc32 } from 'node:zlib';
import { isDocumentName, type DocumentName } from '../../../shared/access/rights.ts';
import { joinLines, splitLines } from '../snapshotPieces.ts';
import { LeaseLost } from '../storageError.ts';
import {
  DamagedRow,
  newestState,
  oldestState,
  parseJson,
  parseRecord,
  parseSnapshot,
  updatesAfter,
  type Row,
} from '../storedRows.ts';
import {
  COMPACTED_AT_ONCE,
  type LinkSecrets,
  type LogSize,
  type NewWallRow,
  type SnapshotRow,
  type StoredDocument,
  type StoredLog,
  type StoredWall,
  type WallBatch,
  type WallStore,
} from '../wallStore.ts';
import { commitStatement, FENCE, fenceValues } from './commitStatement.ts';
import type { Database, Query } from './database.ts';
import type { Lease } from './postgresOwners.ts';
import { WALL_TABLES } from './postgresSchema.ts';

/** One state of the database for all that is asked. */
const ONE_STATE = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';
const encoder = new TextEncoder();

const STATEMENTS = {
  addWall: 'INSERT INTO weavewall.walls (id, join_code, secrets) VALUES ($1, $2, $3)',
  addOwner:
    'INSERT INTO weavewall.owners (wall, node, epoch, expires_at) VALUES ($1, $2, $3, clock_timestamp())',
  readWall: 'SELECT secrets FROM weavewall.walls WHERE id = $1',
  readRecords: 'SELECT kind, id, value, sum FROM weavewall.records WHERE wall = $1',
  readClientIds: 'SELECT client, person FROM weavewall.client_ids WHERE wall = $1',
  checkpoints:
    'SELECT document, sequence, body, sum FROM weavewall.checkpoints WHERE wall = $1 ORDER BY document, sequence DESC',
  // Of each document those after the sequence that its state has.
  tails: `SELECT log.document, log.sequence, log.body, log.sum FROM weavewall.updates log
    LEFT JOIN unnest($2::text[], $3::bigint[]) AS base (document, sequence) ON base.document = log.document
    WHERE log.wall = $1 AND log.sequence > coalesce(base.sequence, 0) ORDER BY log.document, log.sequence`,
  checkpointsOf:
    'SELECT sequence, body, sum FROM weavewall.checkpoints WHERE wall = $1 AND document = $2 ORDER BY sequence DESC',
  updatesOf:
    'SELECT sequence, body, sum FROM weavewall.updates WHERE wall = $1 AND document = $2 ORDER BY sequence',
  byCode: 'SELECT id FROM weavewall.walls WHERE join_code = $1',
  byRenewedCode: 'SELECT wall FROM weavewall.renewed_codes WHERE code = $1',
  readGrant: 'SELECT wall, person FROM weavewall.grants WHERE token_hash = $1',
  putCheckpoint: `INSERT INTO weavewall.checkpoints (wall, document, sequence, body, sum) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (wall, document, sequence) DO UPDATE SET body = excluded.body, sum = excluded.sum`,
  checkpointBefore:
    'SELECT max(sequence) AS sequence FROM weavewall.checkpoints WHERE wall = $1 AND document = $2 AND sequence < $3',
  dropCheckpoints:
    'DELETE FROM weavewall.checkpoints WHERE wall = $1 AND document = $2 AND sequence < $3',
  // The oldest, as many as one compaction may remove, and one at least.
  compact: `WITH old AS (SELECT sequence, row_number() OVER by_age AS place, sum(octet_length(body)) OVER by_age AS bytes
      FROM weavewall.updates WHERE wall = $1 AND document = $2 AND sequence <= $3
      WINDOW by_age AS (ORDER BY sequence) ORDER BY sequence LIMIT ${COMPACTED_AT_ONCE.rows}),
    gone AS (DELETE FROM weavewall.updates log USING old WHERE log.wall = $1 AND log.document = $2
      AND log.sequence = old.sequence AND (old.place = 1 OR old.bytes <= ${COMPACTED_AT_ONCE.bytes}) RETURNING octet_length(log.body) AS bytes)
    SELECT count(*) AS rows, coalesce(sum(bytes), 0) AS bytes FROM gone`,
  logSizeOf:
    'SELECT count(*) AS rows, coalesce(sum(octet_length(body)), 0) AS bytes FROM weavewall.updates WHERE wall = $1',
  logSize:
    'SELECT count(*) AS rows, coalesce(sum(octet_length(body)), 0) AS bytes FROM weavewall.updates',
  // Held against another snapshot of the same wall, so that both are counted.
  holdOwner: 'SELECT 1 FROM weavewall.owners WHERE wall = $1 FOR NO KEY UPDATE',
  addSnapshot: `INSERT INTO weavewall.snapshots (wall, id, name, at, by, sequences, content)
    SELECT $1, $2, $3, $4, $5, $6, $7 WHERE (SELECT count(*) FROM weavewall.snapshots WHERE wall = $1) < $8 RETURNING 1`,
  listSnapshots:
    'SELECT id, name, at, by, sequences FROM weavewall.snapshots WHERE wall = $1 ORDER BY at, id',
  readSnapshot:
    'SELECT id, name, at, by, sequences, content FROM weavewall.snapshots WHERE wall = $1 AND id = $2',
  dropSnapshot: 'DELETE FROM weavewall.snapshots WHERE wall = $1 AND id = $2 RETURNING 1',
} as const;
type StatementName = keyof typeof STATEMENTS;

/** More than the room that its last pages have left, so that a full disk shows. Bytes. */
const PROBE_BYTES = 8 * 1024;
/** One transaction, because it is one message. */
const PROBE = `INSERT INTO weavewall.probes (body) VALUES (convert_to(repeat('x', ${PROBE_BYTES}), 'UTF8'));
  DELETE FROM weavewall.probes`;

/**
 * Walls in Postgres. What writes a wall proves in the same transaction that this process owns it:
 * that is for stores that {@link PostgresWallStore.under} gives out; the store without a lease reads,
 * and creates walls.
 */
export class PostgresWallStore implements WallStore {
  readonly #database: Database;
  /** Counted by this process; what others wrote since it started is not in it. */
  readonly #size: LogSize;
  readonly #lease: Lease | null;

  private constructor(database: Database, size: LogSize, lease: Lease | null) {
    this.#database = database;
    this.#size = size;
    this.#lease = lease;
  }

  /** Owns `database`, whose schema is up to date. */
  static async open(database: Database): Promise<PostgresWallStore> {
    const [row] = await database.patiently((query) => ask(query, 'logSize'));
    return new PostgresWallStore(database, sizeIn(row), null);
  }

  /** The same store for one wall, with the right to write it as long as the lease holds. */
  under(lease: Lease): PostgresWallStore {
    return new PostgresWallStore(this.#database, this.#size, lease);
  }

  async createWall(row: NewWallRow, batch: WallBatch): Promise<void> {
    await this.#database.transaction(async (query) => {
      await ask(query, 'addWall', row.wallId, row.joinCode, JSON.stringify(row.secrets));
      // Its first owner is nobody, whose lease is over: whoever opens it takes it.
      const nobody = { wallId: row.wallId, node: '', epoch: 0 };
      await ask(query, 'addOwner', ...fenceValues(nobody));
      await query(commitStatement(nobody, batch));
    });
    this.#grow(batch);
  }

  async loadWall(wallId: string): Promise<StoredWall | null> {
    if (this.#lease?.wallId === wallId && !(await this.#lease.take())) return null;
    return this.#read(async (query) => {
      const [wall] = await ask(query, 'readWall', wallId);
      if (!wall) return null;
      const records = (await ask(query, 'readRecords', wallId)).map(parseRecord);
      const clientIds = new Map(
        (await ask(query, 'readClientIds', wallId)).map((row) => [
          Number(row['client']),
          String(row['person']),
        ]),
      );
      const notices: string[] = [];
      const documents = await readDocuments(query, wallId, notices);
      const secrets = parseJson(String(wall['secrets'])) as LinkSecrets;
      return { wallId, secrets, records, documents, clientIds, notices };
    });
  }

  async findByCode(joinCode: string): Promise<string | null> {
    const [row] = await this.#find('byCode', joinCode);
    return row ? String(row['id']) : null;
  }

  async findRenewedCode(joinCode: string): Promise<string | null> {
    const [row] = await this.#find('byRenewedCode', joinCode);
    return row ? String(row['wall']) : null;
  }

  async findGrant(tokenHash: string): Promise<{ wallId: string; personId: string } | null> {
    const [row] = await this.#find('readGrant', tokenHash);
    return row ? { wallId: String(row['wall']), personId: String(row['person']) } : null;
  }

  async commit(wallId: string, batch: WallBatch): Promise<void> {
    const lease = this.#leaseOf(wallId);
    const [row] = await this.#database.query(commitStatement(lease.fence, batch));
    if (Number(row?.['owns']) !== 1) throw this.#lost(lease);
    this.#grow(batch);
  }

  async writeCheckpoint(
    wallId: string,
    document: DocumentName,
    sequence: number,
    state: Uint8Array,
  ): Promise<void> {
    const dropped = await this.#fenced(wallId, async (query) => {
      await ask(query, 'putCheckpoint', wallId, document, sequence, state, crc32(state));
      const [row] = await ask(query, 'checkpointBefore', wallId, document, sequence);
      const before = row?.['sequence'] ?? null;
      if (before === null) return null;
      await ask(query, 'dropCheckpoints', wallId, document, before);
      return (await ask(query, 'compact', wallId, document, before))[0];
    });
    this.#shrink(sizeIn(dropped ?? undefined));
  }

  readLog(wallId: string, name: DocumentName): Promise<StoredLog> {
    return this.#read(async (query) => {
      const checkpoints = await ask(query, 'checkpointsOf', wallId, name);
      const rows = await ask(query, 'updatesOf', wallId, name);
      const base = Number(rows[0]?.['sequence']) === 1 ? null : oldestState(checkpoints);
      const after = base?.sequence ?? 0;
      return {
        base: base && { sequence: base.sequence, state: base.body },
        updates: updatesAfter(
          name,
          after,
          rows.filter((row) => Number(row['sequence']) > after),
        ),
      };
    });
  }

  async deleteWall(wallId: string): Promise<void> {
    const dropped = await this.#fenced(wallId, async (query) => {
      // Waits for what is under way; whatever comes later finds no owner.
      await query({ text: 'DELETE FROM weavewall.owners WHERE wall = $1', values: [wallId] });
      const [size] = await ask(query, 'logSizeOf', wallId);
      for (const table of WALL_TABLES)
        await query({ text: `DELETE FROM weavewall.${table} WHERE wall = $1`, values: [wallId] });
      await query({ text: 'DELETE FROM weavewall.walls WHERE id = $1', values: [wallId] });
      return size;
    });
    this.#shrink(sizeIn(dropped));
  }

  addSnapshot(
    wallId: string,
    row: SnapshotRow,
    content: readonly Uint8Array[],
    most: number,
  ): Promise<boolean> {
    return this.#fenced(wallId, async (query) => {
      await ask(query, 'holdOwner', wallId);
      const { id, name, at, by, sequences } = row;
      const body = encoder.encode(joinLines(content));
      const about = [wallId, id, name, at, by, JSON.stringify(sequences)];
      return (await ask(query, 'addSnapshot', ...about, body, most)).length > 0;
    });
  }

  async listSnapshots(wallId: string): Promise<SnapshotRow[]> {
    return this.#read(async (query) =>
      (await ask(query, 'listSnapshots', wallId)).map(parseSnapshot),
    );
  }

  readSnapshot(
    wallId: string,
    id: string,
  ): Promise<{ row: SnapshotRow; content: readonly Uint8Array[] } | null> {
    return this.#read(async (query) => {
      const [row] = isText(id) ? await ask(query, 'readSnapshot', wallId, id) : [];
      return row
        ? { row: parseSnapshot(row), content: splitLines(row['content'] as Uint8Array) }
        : null;
    });
  }

  async deleteSnapshot(wallId: string, id: string): Promise<boolean> {
    // Nobody owns a wall that is not there.
    if (!isText(id) || (await this.#find('readWall', wallId)).length === 0) return false;
    return this.#fenced(
      wallId,
      async (query) => (await ask(query, 'dropSnapshot', wallId, id)).length > 0,
    );
  }

  async probe(): Promise<void> {
    await this.#database.query({ text: PROBE });
  }

  logSize(): LogSize {
    return { ...this.#size };
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  async #find(name: StatementName, key: string): Promise<Row[]> {
    return isText(key) ? ask(this.#database.query, name, key) : [];
  }

  /** Reads one state of the database. */
  async #read<Result>(read: (query: Query) => Promise<Result>): Promise<Result> {
    return this.#database.transaction(read, ONE_STATE);
  }

  /** A transaction that holds the wall's owner to be this process until it ends. */
  async #fenced<Result>(wallId: string, work: (query: Query) => Promise<Result>): Promise<Result> {
    const lease = this.#leaseOf(wallId);
    return this.#database.transaction(async (query) => {
      const [owner] = await query({ name: 'fence', text: FENCE, values: fenceValues(lease.fence) });
      if (!owner) throw this.#lost(lease);
      return work(query);
    });
  }

  #leaseOf(wallId: string): Lease {
    if (this.#lease?.wallId !== wallId) throw new LeaseLost();
    return this.#lease;
  }

  #lost(lease: Lease): LeaseLost {
    lease.lose();
    return new LeaseLost();
  }

  /** Counted after the commit, so that a failed one counts nothing. */
  #grow({ updates }: WallBatch): void {
    for (const { update } of updates) {
      this.#size.rows += 1;
      this.#size.bytes += update.length;
    }
  }

  #shrink({ rows, bytes }: LogSize): void {
    // Some of it may be what others wrote since this process counted.
    this.#size.rows = Math.max(0, this.#size.rows - rows);
    this.#size.bytes = Math.max(0, this.#size.bytes - bytes);
  }
}

/** Postgres' text holds no NUL: nothing has it in its key. */
const isText = (key: string): boolean => !key.includes('\0');

const ask = (query: Query, name: StatementName, ...values: unknown[]): Promise<Row[]> =>
  query({ name, text: STATEMENTS[name], values });

function sizeIn(row: Row | undefined): LogSize {
  return { rows: Number(row?.['rows'] ?? 0), bytes: Number(row?.['bytes'] ?? 0) };
}

/** All documents of a wall: of each the newest undamaged checkpoint and every update after it. */
async function readDocuments(
  query: Query,
  wallId: string,
  notices: string[],
): Promise<StoredWall['documents']> {
  const documents: StoredWall['documents'] = {};
  const add = (name: unknown, stored: StoredDocument): StoredDocument => {
    if (!isDocumentName(name)) throw new DamagedRow('a document this version does not know');
    return (documents[name] ??= stored);
  };
  const checkpoints = Map.groupBy(
    await ask(query, 'checkpoints', wallId),
    ({ document }) => document as DocumentName,
  );
  for (const [name, rows] of checkpoints) {
    const state = newestState(name, rows, notices);
    add(
      name,
      state ? { sequence: state.sequence, updates: [state.body] } : { sequence: 0, updates: [] },
    );
  }
  const bases = Object.entries(documents);
  const tails = await ask(
    query,
    'tails',
    wallId,
    bases.map(([name]) => name),
    bases.map(([, stored]) => stored?.sequence),
  );
  for (const [name, rows] of Map.groupBy(tails, ({ document }) => document as DocumentName)) {
    const stored = add(name, { sequence: 0, updates: [] });
    for (const { sequence, update } of updatesAfter(name, stored.sequence, rows)) {
      stored.sequence = sequence;
      stored.updates.push(update);
    }
  }
  return documents;
}
