import type { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';

/**
 * How many pages the write-ahead log has, and how many of them were copied into the database
 * already.
 */
export interface WalState {
  pages: number;
  copied: number;
}

/**
 * The log is copied after so long without a commit, ms: syncing the database delays commits, also
 * from another thread.
 */
const QUIET_MS = 3_000;
/**
 * It is copied after so many commits in any case, some 12 MiB: the log is kept at 16 MiB, and a
 * file that grows is slow to sync.
 */
const MOST_COMMITS = 400;
/**
 * While somebody commits all the time, the log is never copied to its end and grows. At this size
 * it is copied whole: pages of 4 KiB, 64 MiB.
 */
const MOST_PAGES = 16_384;
/** The size the log is kept at, pages: 16 MiB (`journal_size_limit`). */
const KEPT_PAGES = 4_096;
/**
 * Where the thread does not work, SQLite copies the log itself, inside the commit that makes it
 * this long. Pages.
 */
const OWN_PAGES = 1_000;

/**
 * Copies the write-ahead log into the database in a thread of its own. SQLite by itself does it
 * inside every thousandth page's commit, which then took 50 to 250 ms here while everybody waited
 * (docs/ARCHITECTURE.md). What is committed stays in the log until it is copied, so nothing is lost
 * when the thread fails: SQLite then copies by itself again.
 */
export class WalCheckpointer {
  readonly #file: string;
  readonly #database: DatabaseSync;
  #worker: Worker | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isAsked = false;
  /** Commits since the log was last copied. */
  #commits = 0;
  #isOver = false;

  /** `database` is the connection that writes; the thread opens `file` for itself. */
  constructor(file: string, database: DatabaseSync) {
    this.#file = file;
    this.#database = database;
    database.exec('PRAGMA wal_autocheckpoint = 0');
  }

  /** Call after each commit. */
  committed(): void {
    if (this.#isOver) return;
    this.#commits += 1;
    if (this.#commits >= MOST_COMMITS) this.#ask();
    else if (this.#timer) this.#timer.refresh();
    else this.#timer = setTimeout(() => this.#ask(), QUIET_MS).unref();
  }

  async close(): Promise<void> {
    this.#isOver = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#worker?.terminate();
  }

  #ask(): void {
    if (this.#isAsked || this.#isOver) return;
    this.#isAsked = true;
    this.#commits = 0;
    this.#thread().postMessage('copy');
  }

  #thread(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('walCheckpointWorker.ts', import.meta.url), {
      workerData: this.#file,
    });
    worker.unref();
    worker.on('message', (state: WalState) => this.#heard(state));
    worker.on('error', () => this.#giveUp());
    this.#worker = worker;
    return worker;
  }

  #heard({ pages, copied }: WalState): void {
    this.#isAsked = false;
    if (this.#isOver) return;
    if (copied < pages && pages > MOST_PAGES) {
      try {
        this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      } catch {
        // The disk failed; whoever commits next is told.
      }
    }
    if (copied < pages) this.committed();
    else if (pages > KEPT_PAGES) this.#startLogAnew();
  }

  /**
   * Gives the room of a large deletion back to the disk at once. SQLite cuts the log to its kept
   * size only when the next write starts it anew, which could be hours later.
   */
  #startLogAnew(): void {
    try {
      const version = Number(
        this.#database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0,
      );
      this.#database.exec(`PRAGMA user_version = ${version}`);
    } catch {
      // The disk failed; whoever commits next is told.
    }
  }

  #giveUp(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#database.exec(`PRAGMA wal_autocheckpoint = ${OWN_PAGES}`);
  }
}
