import type { DatabaseSync, StatementSync } from 'node:sqlite';

/**
 * Tables that deleted walls leave rows in, and how many of them one step deletes: a snapshot may
 * weigh megabytes, a record next to nothing.
 */
const STEPS = [
  ['snapshots', 'id', 1],
  ['checkpoints', 'document, sequence', 1],
  ['updates', 'document, sequence', 200],
  ['records', 'kind, id', 500],
  ['client_ids', 'client', 1_000],
] as const;
/** Pages that one step gives back to the disk, of 4 KiB: 1 MiB. */
const PAGES_AT_ONCE = 256;
/** Free pages that the file keeps for what is written next: 1 MiB. */
const PAGES_KEPT = 256;
/** Pause between two steps, ms: other users of the database get their turn. */
const PAUSE_MS = 2;

/**
 * Removes the rows of deleted walls, and gives their room and that of deleted snapshots back to the
 * disk, in steps of a few milliseconds between the server's other work. After a restart it goes on:
 * `deleted_walls` lists the walls that are still to be removed. When the disk fails, it tries again
 * after the next deletion or start.
 */
export class Reclaimer {
  readonly #database: DatabaseSync;
  readonly #committed: () => void;
  /** The file was created, or rewritten, so that it can shrink (`auto_vacuum`). */
  readonly #canShrink: boolean;
  #timer: NodeJS.Timeout | null = null;
  #isClosed = false;
  readonly #statements = new Map<string, StatementSync>();

  /** `committed` is called after each step, as after any commit. */
  constructor(database: DatabaseSync, committed: () => void) {
    this.#database = database;
    this.#committed = committed;
    this.#canShrink = this.#number('PRAGMA auto_vacuum') === 2;
    if (this.#next() !== null || this.#free() > PAGES_KEPT) this.start();
  }

  /** Call when a wall or a snapshot was deleted. */
  start(): void {
    if (this.#isClosed) return;
    this.#timer ??= setTimeout(() => this.#go(), PAUSE_MS).unref();
  }

  close(): void {
    this.#isClosed = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#statements.clear();
  }

  #go(): void {
    this.#timer = null;
    try {
      if (this.#step()) this.start();
    } catch {
      // The disk failed; whoever writes next is told.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
    }
  }

  /** One step. False: there is nothing left to do. */
  #step(): boolean {
    const wall = this.#next();
    if (wall !== null) {
      for (const [table, key, rows] of STEPS) {
        const { changes } = this.#statement(
          `DELETE FROM ${table} WHERE wall = ?1 AND (${key}) IN (SELECT ${key} FROM ${table} WHERE wall = ?1 LIMIT ${rows})`,
        ).run(wall);
        if (Number(changes) === 0) continue;
        this.#committed();
        return true;
      }
      this.#statement('DELETE FROM deleted_walls WHERE wall = ?').run(wall);
      this.#committed();
      return true;
    }
    const free = this.#canShrink ? this.#free() : 0;
    if (free <= PAGES_KEPT) return false;
    this.#database.exec(`PRAGMA incremental_vacuum(${Math.min(PAGES_AT_ONCE, free - PAGES_KEPT)})`);
    this.#committed();
    return this.#free() < free;
  }

  #next(): string | null {
    const row = this.#statement('SELECT wall FROM deleted_walls LIMIT 1').get();
    return row ? String(row['wall']) : null;
  }

  #free(): number {
    return this.#number('PRAGMA freelist_count');
  }

  #number(sql: string): number {
    return Number(Object.values(this.#statement(sql).get() ?? {})[0] ?? 0);
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}
