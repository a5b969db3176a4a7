import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { DocumentName } from '../../../shared/access/rights.ts';
import { joinLines, splitLines } from '../snapshotPieces.ts';
import { StorageError } from '../storageError.ts';
import { parseJson, parseRecord, parseSnapshot, type Row } from '../storedRows.ts';
import {
  COMPACTED_AT_ONCE,
  type LinkSecrets,
  type LogSize,
  type NewWallRow,
  type SnapshotRow,
  type StoredLog,
  type StoredWall,
  type WallBatch,
  type WallStore,
} from '../wallStore.ts';
import { Reclaimer } from './reclaimer.ts';
import { SqliteDocuments } from './sqliteDocuments.ts';
import { withStorageErrors } from './sqliteFault.ts';
import type { WalCheckpointer } from './walCheckpointer.ts';

const STATEMENTS = {
  addWall: 'INSERT INTO walls (id, join_code, secrets) VALUES (?, ?, ?)',
  hasWall: 'SELECT 1 FROM walls WHERE id = ?',
  readWall: 'SELECT secrets FROM walls WHERE id = ?',
  byCode: 'SELECT id FROM walls WHERE join_code = ?',
  byRenewedCode: 'SELECT wall FROM renewed_codes WHERE code = ?',
  keepCode:
    'INSERT OR IGNORE INTO renewed_codes (code, wall) SELECT join_code, id FROM walls WHERE id = ?',
  setCode: 'UPDATE walls SET join_code = ? WHERE id = ?',
  dropRenewedCode: 'DELETE FROM renewed_codes WHERE code = ? AND wall = ?',
  setSecrets: 'UPDATE walls SET secrets = ? WHERE id = ?',
  dropRecord: 'DELETE FROM records WHERE wall = ? AND kind = ? AND id = ?',
  dropGrants: 'DELETE FROM grants WHERE wall = ? AND person IN (SELECT value FROM json_each(?))',
  readGrant: 'SELECT wall, person FROM grants WHERE token_hash = ?',
  addGrant: 'INSERT INTO grants (token_hash, wall, person) VALUES (?, ?, ?)',
  readRecords: 'SELECT kind, id, value, sum FROM records WHERE wall = ?',
  putRecord:
    'INSERT INTO records (wall, kind, id, value, sum) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value, sum = excluded.sum',
  addUpdate: 'INSERT INTO updates (wall, document, sequence, body, sum) VALUES (?, ?, ?, ?, ?)',
  logSize:
    'SELECT count(*) AS rows, coalesce(sum(length(body)), 0) AS bytes FROM updates WHERE wall NOT IN (SELECT wall FROM deleted_walls)',
  logSizeOf:
    'SELECT count(*) AS rows, coalesce(sum(length(body)), 0) AS bytes FROM updates WHERE wall = ?1 AND wall IN (SELECT id FROM walls)',
  putCheckpoint:
    'INSERT INTO checkpoints (wall, document, sequence, body, sum) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body, sum = excluded.sum',
  checkpointBefore:
    'SELECT max(sequence) AS sequence FROM checkpoints WHERE wall = ? AND document = ? AND sequence < ?',
  dropCheckpoints: 'DELETE FROM checkpoints WHERE wall = ? AND document = ? AND sequence < ?',
  compactable:
    'SELECT sequence, length(body) AS bytes FROM updates WHERE wall = ? AND document = ? AND sequence <= ? ORDER BY sequence LIMIT ?',
  dropUpdates: 'DELETE FROM updates WHERE wall = ? AND document = ? AND sequence <= ?',
  readClientIds: 'SELECT client, person FROM client_ids WHERE wall = ?',
  addClientId: 'INSERT INTO client_ids (wall, client, person) VALUES (?, ?, ?)',
  addSnapshot:
    'INSERT INTO snapshots (wall, id, name, at, by, sequences, content) VALUES (?, ?, ?, ?, ?, ?, ?)',
  countSnapshots: 'SELECT count(*) AS count FROM snapshots WHERE wall = ?',
  listSnapshots:
    'SELECT id, name, at, by, sequences FROM snapshots WHERE wall = ?1 AND wall IN (SELECT id FROM walls) ORDER BY at, id',
  readSnapshot:
    'SELECT id, name, at, by, sequences, CAST(content AS BLOB) AS content FROM snapshots WHERE wall = ?1 AND id = ?2 AND wall IN (SELECT id FROM walls)',
  dropSnapshot:
    'DELETE FROM snapshots WHERE wall = ?1 AND id = ?2 AND wall IN (SELECT id FROM walls)',
} as const;

const WAYS_TO_A_WALL = ['grants', 'renewed_codes'] as const;

/** What {@link SqliteWallStore.probe} writes: as much as a tick of a busy wall. Bytes. */
const PROBE_BYTES = 64 * 1024;

/**
 * The embedded store. SQLite commits synchronously, so every promise is settled when it is
 * returned.
 */
export class SqliteWallStore implements WallStore {
  readonly #database: DatabaseSync;
  readonly #lock: { close(): void } | null;
  readonly #documents: SqliteDocuments;
  readonly #statements = new Map<keyof typeof STATEMENTS, StatementSync>();
  readonly #size: LogSize;
  readonly #checkpointer: WalCheckpointer | null;
  readonly #reclaimer: Reclaimer;

  /** Owns all of its arguments: closing the store closes them. */
  constructor(
    database: DatabaseSync,
    lock: { close(): void } | null,
    checkpointer: WalCheckpointer | null = null,
  ) {
    this.#database = database;
    this.#lock = lock;
    this.#checkpointer = checkpointer;
    this.#documents = new SqliteDocuments(database);
    this.#size = sizeIn(this.#statement('logSize').get());
    this.#reclaimer = new Reclaimer(database, () => checkpointer?.committed());
  }

  async createWall(row: NewWallRow, batch: WallBatch): Promise<void> {
    this.#transaction(() => {
      this.#statement('addWall').run(row.wallId, row.joinCode, JSON.stringify(row.secrets));
      this.#write(row.wallId, batch);
    });
    this.#grow(batch);
  }

  async loadWall(wallId: string): Promise<StoredWall | null> {
    return withStorageErrors(() => {
      const wall = this.#statement('readWall').get(wallId);
      if (!wall) return null;
      const records = this.#statement('readRecords')
        .all(wallId)
        .map((row) => parseRecord(row));
      const clientIds = new Map(
        this.#statement('readClientIds')
          .all(wallId)
          .map((row) => [Number(row['client']), String(row['person'])]),
      );
      const notices: string[] = [];
      const documents: StoredWall['documents'] = {};
      for (const name of this.#documents.names(wallId))
        documents[name] = this.#documents.read(wallId, name, notices);
      return {
        wallId,
        secrets: parseJson(String(wall['secrets'])) as LinkSecrets,
        records,
        documents,
        clientIds,
        notices,
      };
    });
  }

  async findByCode(joinCode: string): Promise<string | null> {
    const row = withStorageErrors(() => this.#statement('byCode').get(joinCode));
    return row ? String(row['id']) : null;
  }

  async findRenewedCode(joinCode: string): Promise<string | null> {
    const row = withStorageErrors(() => this.#statement('byRenewedCode').get(joinCode));
    return row ? String(row['wall']) : null;
  }

  async findGrant(tokenHash: string): Promise<{ wallId: string; personId: string } | null> {
    const row = withStorageErrors(() => this.#statement('readGrant').get(tokenHash));
    return row ? { wallId: String(row['wall']), personId: String(row['person']) } : null;
  }

  async commit(wallId: string, batch: WallBatch): Promise<void> {
    this.#transaction(() => this.#write(wallId, batch));
    this.#grow(batch);
  }

  async writeCheckpoint(
    wallId: string,
    document: DocumentName,
    sequence: number,
    state: Uint8Array,
  ): Promise<void> {
    const dropped = this.#transaction(() => {
      this.#demandWall(wallId);
      this.#statement('putCheckpoint').run(wallId, document, sequence, state, crc32(state));
      return this.#compact(wallId, document, sequence);
    });
    this.#size.rows -= dropped.rows;
    this.#size.bytes -= dropped.bytes;
  }

  async readLog(wallId: string, document: DocumentName): Promise<StoredLog> {
    // The rows of a deleted wall may still be on the disk, so the wall is looked for first.
    return withStorageErrors(() =>
      this.#statement('hasWall').get(wallId)
        ? this.#documents.readLog(wallId, document)
        : { base: null, updates: [] },
    );
  }

  async deleteWall(wallId: string): Promise<void> {
    const dropped = this.#transaction(() => {
      const size = sizeIn(this.#statement('logSizeOf').get(wallId));
      if (!this.#statement('hasWall').get(wallId)) return size;
      // The rows by which a wall can be found go at once; the rest is large and goes in small
      // steps, so that nobody waits.
      for (const table of WAYS_TO_A_WALL)
        this.#database.prepare(`DELETE FROM ${table} WHERE wall = ?`).run(wallId);
      this.#database.prepare('DELETE FROM walls WHERE id = ?').run(wallId);
      this.#database.prepare('INSERT INTO deleted_walls (wall) VALUES (?)').run(wallId);
      return size;
    });
    this.#size.rows -= dropped.rows;
    this.#size.bytes -= dropped.bytes;
    this.#reclaimer.start();
  }

  async addSnapshot(
    wallId: string,
    row: SnapshotRow,
    content: readonly Uint8Array[],
    most: number,
  ): Promise<boolean> {
    return this.#transaction(() => {
      this.#demandWall(wallId);
      if (Number(this.#statement('countSnapshots').get(wallId)?.['count']) >= most) return false;
      this.#statement('addSnapshot').run(
        wallId,
        row.id,
        row.name,
        row.at,
        row.by,
        JSON.stringify(row.sequences),
        joinLines(content),
      );
      return true;
    });
  }

  async listSnapshots(wallId: string): Promise<SnapshotRow[]> {
    return withStorageErrors(() =>
      this.#statement('listSnapshots')
        .all(wallId)
        .map((row) => parseSnapshot(row)),
    );
  }

  async readSnapshot(
    wallId: string,
    id: string,
  ): Promise<{ row: SnapshotRow; content: readonly Uint8Array[] } | null> {
    return withStorageErrors(() => {
      const row = this.#statement('readSnapshot').get(wallId, id);
      return row
        ? { row: parseSnapshot(row), content: splitLines(row['content'] as Uint8Array) }
        : null;
    });
  }

  async deleteSnapshot(wallId: string, id: string): Promise<boolean> {
    const { changes } = this.#transaction(() => this.#statement('dropSnapshot').run(wallId, id));
    if (Number(changes) === 0) return false;
    this.#reclaimer.start();
    return true;
  }

  async probe(): Promise<void> {
    // A table of its own, so that it needs new pages: overwriting a page succeeds on a full disk as
    // well.
    this.#transaction(() =>
      this.#database.exec(
        `CREATE TABLE probe (body BLOB); INSERT INTO probe VALUES (zeroblob(${PROBE_BYTES})); DROP TABLE probe`,
      ),
    );
  }

  logSize(): LogSize {
    return { ...this.#size };
  }

  async close(): Promise<void> {
    this.#reclaimer.close();
    await this.#checkpointer?.close();
    this.#statements.clear();
    this.#database.close();
    this.#lock?.close();
  }

  #statement(name: keyof typeof STATEMENTS): StatementSync {
    let statement = this.#statements.get(name);
    if (!statement) {
      statement = this.#database.prepare(STATEMENTS[name]);
      this.#statements.set(name, statement);
    }
    return statement;
  }

  #transaction<Result>(work: () => Result): Result {
    return withStorageErrors(() => {
      this.#database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        this.#database.exec('COMMIT');
        this.#checkpointer?.committed();
        return result;
      } catch (error) {
        // SQLite may have rolled back by itself (full disk); a second rollback would hide the cause.
        if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
        throw error;
      }
    });
  }

  /** A commit that was under way when the wall was deleted must leave nothing behind. */
  #demandWall(wallId: string): void {
    if (!this.#statement('hasWall').get(wallId))
      throw new StorageError('other', `the wall ${wallId} is not there`);
  }

  #write(wallId: string, batch: WallBatch): void {
    this.#demandWall(wallId);
    const gone: string[] = [];
    for (const change of batch.records) {
      if (change.kind === 'person-gone') {
        for (const kind of ['person', 'origin'])
          this.#statement('dropRecord').run(wallId, kind, change.id);
        gone.push(change.id);
        continue;
      }
      if (change.kind !== 'session' && change.value === null) {
        this.#statement('dropRecord').run(wallId, change.kind, change.id);
        continue;
      }
      const value = JSON.stringify(change.value);
      this.#statement('putRecord').run(
        wallId,
        change.kind,
        change.kind === 'session' ? '' : change.id,
        value,
        crc32(value),
      );
    }
    for (const { document, sequence, update } of batch.updates)
      this.#statement('addUpdate').run(wallId, document, sequence, update, crc32(update));
    for (const { clientId, personId } of batch.clientIds)
      this.#statement('addClientId').run(wallId, clientId, personId);
    if (gone.length > 0) this.#statement('dropGrants').run(wallId, JSON.stringify(gone));
    if (batch.secrets) this.#statement('setSecrets').run(JSON.stringify(batch.secrets), wallId);
    if (batch.joinCode !== undefined) {
      this.#statement('keepCode').run(wallId);
      this.#statement('dropRenewedCode').run(batch.joinCode, wallId);
      this.#statement('setCode').run(batch.joinCode, wallId);
    }
    for (const { tokenHash, personId } of batch.grants)
      this.#statement('addGrant').run(tokenHash, wallId, personId);
  }

  /** Counted after the commit, so that a failed one counts nothing. */
  #grow({ updates }: WallBatch): void {
    for (const { update } of updates) {
      this.#size.rows += 1;
      this.#size.bytes += update.length;
    }
  }

  /**
   * Keeps the checkpoint before the newest and every update after it, removes what is older, and
   * returns how much that was.
   */
  #compact(wallId: string, document: DocumentName, newest: number): LogSize {
    const dropped: LogSize = { rows: 0, bytes: 0 };
    const before = this.#statement('checkpointBefore').get(wallId, document, newest)?.['sequence'];
    if (typeof before !== 'number') return dropped;
    this.#statement('dropCheckpoints').run(wallId, document, before);
    let upTo = 0;
    for (const row of this.#statement('compactable').all(
      wallId,
      document,
      before,
      COMPACTED_AT_ONCE.rows,
    )) {
      if (dropped.rows > 0 && dropped.bytes + Number(row['bytes']) > COMPACTED_AT_ONCE.bytes) break;
      upTo = Number(row['sequence']);
      dropped.rows += 1;
      dropped.bytes += Number(row['bytes']);
    }
    this.#statement('dropUpdates').run(wallId, document, upTo);
    return dropped;
  }
}

function sizeIn(row: Row | undefined): LogSize {
  return { rows: Number(row?.['rows'] ?? 0), bytes: Number(row?.['bytes'] ?? 0) };
}
