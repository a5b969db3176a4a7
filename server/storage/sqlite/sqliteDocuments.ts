import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { isDocumentName, type DocumentName } from '../../../shared/access/rights.ts';
import { StorageError } from '../storageError.ts';
import type { StoredDocument, StoredLog } from '../wallStore.ts';

type Row = Record<string, SQLOutputValue>;

const STATEMENTS = {
  names:
    'SELECT document FROM updates WHERE wall = ?1 UNION SELECT document FROM checkpoints WHERE wall = ?1',
  checkpoints:
    'SELECT sequence, body, sum FROM checkpoints WHERE wall = ? AND document = ? ORDER BY sequence DESC',
  tail: 'SELECT sequence, body, sum FROM updates WHERE wall = ? AND document = ? AND sequence > ? ORDER BY sequence',
} as const;

/**
 * Reads a wall's documents from the disk, checkpoint and log. Each row is checked against its sum
 * and its sequence.
 */
export class SqliteDocuments {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<keyof typeof STATEMENTS, ReturnType<DatabaseSync['prepare']>>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  names(wallId: string): DocumentName[] {
    return this.#all('names', wallId).map(({ document }) => {
      if (!isDocumentName(document))
        throw new StorageError('corrupt', 'a document this version does not know');
      return document;
    });
  }

  /**
   * The newest undamaged checkpoint and every update after it. `notices` is told what was damaged
   * and not needed. Throws `StorageError` when the document cannot be read as it was.
   */
  read(wallId: string, name: DocumentName, notices: string[]): StoredDocument {
    const stored: StoredDocument = { sequence: 0, updates: [] };
    for (const row of this.#all('checkpoints', wallId, name)) {
      const state = wholeBody(row);
      if (state) {
        stored.sequence = Number(row['sequence']);
        stored.updates.push(state);
        break;
      }
      notices.push(
        `The checkpoint of ${name} at ${Number(row['sequence'])} is damaged; the document is read from what came before it.`,
      );
    }
    for (const { sequence, update } of this.#tail(wallId, name, stored.sequence)) {
      stored.sequence = sequence;
      stored.updates.push(update);
    }
    return stored;
  }

  /**
   * Everything from the oldest undamaged checkpoint on. Throws `StorageError` on damage or a gap.
   */
  readLog(wallId: string, name: DocumentName): StoredLog {
    const oldest = this.#all('checkpoints', wallId, name).findLast(
      (row) => wholeBody(row) !== null,
    );
    if (this.#all('tail', wallId, name, 0)[0]?.['sequence'] === 1)
      return { base: null, updates: this.#tail(wallId, name, 0) };
    const base = oldest
      ? { sequence: Number(oldest['sequence']), state: wholeBody(oldest) as Uint8Array }
      : null;
    return { base, updates: this.#tail(wallId, name, base?.sequence ?? 0) };
  }

  #tail(
    wallId: string,
    name: DocumentName,
    after: number,
  ): { sequence: number; update: Uint8Array }[] {
    return this.#all('tail', wallId, name, after).map((row, index) => {
      const sequence = Number(row['sequence']);
      // Yjs takes an update whose predecessor is missing, but shows it later, or never.
      if (sequence !== after + index + 1)
        throw new StorageError('corrupt', `${name}: update ${after + index + 1} is missing`);
      const update = wholeBody(row);
      if (!update) throw new StorageError('corrupt', `${name}: update ${sequence} is damaged`);
      return { sequence, update };
    });
  }

  #all(name: keyof typeof STATEMENTS, ...values: (string | number)[]): Row[] {
    let statement = this.#statements.get(name);
    if (!statement) {
      statement = this.#database.prepare(STATEMENTS[name]);
      this.#statements.set(name, statement);
    }
    return statement.all(...values);
  }
}

/** A row's bytes; `null` when the sum says that they are damaged. */
function wholeBody({ body, sum }: Row): Uint8Array | null {
  if (!(body instanceof Uint8Array)) return null;
  return sum === null || sum === crc32(body) ? body : null;
}
