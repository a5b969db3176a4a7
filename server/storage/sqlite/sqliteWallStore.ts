import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { isDocumentName, type DocumentName } from '../../../shared/access/rights.ts';
import type { RecordChange } from '../../../shared/commands/wallState.ts';
import type { LinkSecrets, NewWallRow, SnapshotContent, SnapshotRow, StoredDocument, StoredWall, WallBatch, WallStore } from '../wallStore.ts';

const STATEMENTS = {
  addWall: 'INSERT INTO walls (id, join_code, secrets) VALUES (?, ?, ?)',
  readWall: 'SELECT secrets FROM walls WHERE id = ?',
  byCode: 'SELECT id FROM walls WHERE join_code = ?',
  readGrant: 'SELECT wall, person FROM grants WHERE token_hash = ?',
  addGrant: 'INSERT INTO grants (token_hash, wall, person) VALUES (?, ?, ?)',
  readRecords: 'SELECT kind, id, value FROM records WHERE wall = ?',
  putRecord: 'INSERT INTO records (wall, kind, id, value) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  readCheckpoints: 'SELECT document, sequence, body FROM checkpoints WHERE wall = ?',
  readTail: 'SELECT sequence, body FROM updates WHERE wall = ? AND document = ? AND sequence > ? ORDER BY sequence',
  documentsOf: 'SELECT DISTINCT document FROM updates WHERE wall = ?',
  addUpdate: 'INSERT INTO updates (wall, document, sequence, body) VALUES (?, ?, ?, ?)',
  putCheckpoint:
    'INSERT INTO checkpoints (wall, document, sequence, body) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET sequence = excluded.sequence, body = excluded.body',
  readClientIds: 'SELECT client, person FROM client_ids WHERE wall = ?',
  addClientId: 'INSERT INTO client_ids (wall, client, person) VALUES (?, ?, ?)',
  addSnapshot: 'INSERT INTO snapshots (wall, id, name, at, by, sequences, content) VALUES (?, ?, ?, ?, ?, ?, ?)',
  listSnapshots: 'SELECT id, name, at, by, sequences FROM snapshots WHERE wall = ? ORDER BY at, id',
  readSnapshot: 'SELECT id, name, at, by, sequences, content FROM snapshots WHERE wall = ? AND id = ?',
} as const;

const TABLES_OF_WALL = ['grants', 'records', 'updates', 'checkpoints', 'client_ids', 'snapshots'] as const;

type Row = Record<string, SQLOutputValue>;

/** The embedded store. SQLite commits synchronously, so each promise is settled when it is returned. */
export class SqliteWallStore implements WallStore {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<keyof typeof STATEMENTS, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  async createWall(row: NewWallRow, batch: WallBatch): Promise<void> {
    this.#transaction(() => {
      this.#statement('addWall').run(row.wallId, row.joinCode, JSON.stringify(row.secrets));
      this.#write(row.wallId, batch);
    });
  }

  async loadWall(wallId: string): Promise<StoredWall | null> {
    const wall = this.#statement('readWall').get(wallId);
    if (!wall) return null;
    const records = this.#statement('readRecords').all(wallId).map((row) => parseRecord(row));
    const clientIds = new Map(this.#statement('readClientIds').all(wallId).map((row) => [Number(row['client']), String(row['person'])]));
    return { wallId, secrets: JSON.parse(String(wall['secrets'])) as LinkSecrets, records, documents: this.#documents(wallId), clientIds };
  }

  async findByCode(joinCode: string): Promise<string | null> {
    const row = this.#statement('byCode').get(joinCode);
    return row ? String(row['id']) : null;
  }

  async findGrant(tokenHash: string): Promise<{ wallId: string; personId: string } | null> {
    const row = this.#statement('readGrant').get(tokenHash);
    return row ? { wallId: String(row['wall']), personId: String(row['person']) } : null;
  }

  async commit(wallId: string, batch: WallBatch): Promise<void> {
    this.#transaction(() => this.#write(wallId, batch));
  }

  async writeCheckpoint(wallId: string, document: DocumentName, sequence: number, state: Uint8Array): Promise<void> {
    this.#statement('putCheckpoint').run(wallId, document, sequence, state);
  }

  async deleteWall(wallId: string): Promise<void> {
    this.#transaction(() => {
      for (const table of TABLES_OF_WALL) this.#database.prepare(`DELETE FROM ${table} WHERE wall = ?`).run(wallId);
      this.#database.prepare('DELETE FROM walls WHERE id = ?').run(wallId);
    });
  }

  async addSnapshot(wallId: string, row: SnapshotRow, content: SnapshotContent): Promise<void> {
    this.#statement('addSnapshot').run(wallId, row.id, row.name, row.at, row.by, JSON.stringify(row.sequences), JSON.stringify(content));
  }

  async listSnapshots(wallId: string): Promise<SnapshotRow[]> {
    return this.#statement('listSnapshots').all(wallId).map((row) => parseSnapshot(row));
  }

  async readSnapshot(wallId: string, id: string): Promise<{ row: SnapshotRow; content: SnapshotContent } | null> {
    const row = this.#statement('readSnapshot').get(wallId, id);
    return row ? { row: parseSnapshot(row), content: JSON.parse(String(row['content'])) as SnapshotContent } : null;
  }

  async close(): Promise<void> {
    this.#statements.clear();
    this.#database.close();
  }

  #statement(name: keyof typeof STATEMENTS): StatementSync {
    let statement = this.#statements.get(name);
    if (!statement) {
      statement = this.#database.prepare(STATEMENTS[name]);
      this.#statements.set(name, statement);
    }
    return statement;
  }

  #transaction(work: () => void): void {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#database.exec('COMMIT');
    } catch (error) {
      // SQLite may have rolled back by itself (full disk); a second rollback would hide the cause.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  #write(wallId: string, batch: WallBatch): void {
    for (const change of batch.records) {
      const id = change.kind === 'session' ? '' : change.id;
      this.#statement('putRecord').run(wallId, change.kind, id, JSON.stringify(change.value));
    }
    for (const { document, sequence, update } of batch.updates) this.#statement('addUpdate').run(wallId, document, sequence, update);
    for (const { clientId, personId } of batch.clientIds) this.#statement('addClientId').run(wallId, clientId, personId);
    for (const { tokenHash, personId } of batch.grants) this.#statement('addGrant').run(tokenHash, wallId, personId);
  }

  #documents(wallId: string): StoredWall['documents'] {
    const documents: Partial<Record<DocumentName, StoredDocument>> = {};
    for (const row of this.#statement('readCheckpoints').all(wallId)) {
      documents[documentName(row)] = { sequence: Number(row['sequence']), updates: [bytes(row['body'])] };
    }
    for (const row of this.#statement('documentsOf').all(wallId)) {
      const name = documentName(row);
      const document = (documents[name] ??= { sequence: 0, updates: [] });
      for (const update of this.#statement('readTail').all(wallId, name, document.sequence)) {
        document.sequence = Number(update['sequence']);
        document.updates.push(bytes(update['body']));
      }
    }
    return documents;
  }
}

function documentName(row: Row): DocumentName {
  const name = row['document'];
  if (!isDocumentName(name)) throw new Error('The database holds a document this version does not know.');
  return name;
}

function bytes(value: SQLOutputValue | undefined): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new Error('The database holds an update that is not bytes.');
  return value;
}

function parseRecord(row: Row): RecordChange {
  const value: unknown = JSON.parse(String(row['value']));
  const kind = String(row['kind']);
  return (kind === 'session' ? { kind, value } : { kind, id: String(row['id']), value }) as RecordChange;
}

function parseSnapshot(row: Row): SnapshotRow {
  return {
    id: String(row['id']), name: String(row['name']), at: Number(row['at']), by: String(row['by']),
    sequences: JSON.parse(String(row['sequences'])) as SnapshotRow['sequences'],
  };
}
