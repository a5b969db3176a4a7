import type { DatabaseSync } from 'node:sqlite';
import { isDocumentName, type DocumentName } from '../../../shared/access/rights.ts';
import { StorageError } from '../storageError.ts';
import { newestState, oldestState, updatesAfter, type Row } from '../storedRows.ts';
import type { StoredDocument, StoredLog } from '../wallStore.ts';

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
    const state = newestState(name, this.#all('checkpoints', wallId, name), notices);
    const stored: StoredDocument = state
      ? { sequence: state.sequence, updates: [state.body] }
      : { sequence: 0, updates: [] };
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
    if (this.#all('tail', wallId, name, 0)[0]?.['sequence'] === 1)
      return { base: null, updates: this.#tail(wallId, name, 0) };
    const base = oldestState(this.#all('checkpoints', wallId, name));
    return {
      base: base && { sequence: base.sequence, state: base.body },
      updates: this.#tail(wallId, name, base?.sequence ?? 0),
    };
  }

  #tail(
    wallId: string,
    name: DocumentName,
    after: number,
  ): { sequence: number; update: Uint8Array }[] {
    return updatesAfter(name, after, this.#all('tail', wallId, name, after));
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
