import type { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';

/** Pages in the write-ahead log, and how many of them are in the database already. */
export interface WalState {
  pages: number;
  copied: number;
}

/** The log is copied when nothing was written for so long, ms: a sync of the database holds up the commits' own, also from a thread. */
const QUIET_MS = 3_000;
/** Or after so many commits, some 12 MiB: the log is kept at 16 MiB, and a file that grows is slow to sync. */
const MOST_COMMITS = 400;
/** A log that never came to its end, because somebody wrote all the time, is copied whole at this size, pages of 4 KiB: 64 MiB. */
const MOST_PAGES = 16_384;
/** The log is kept at so many pages, 16 MiB (`journal_size_limit`). */
const KEPT_PAGES = 4_096;
/** SQLite's own way, where there is no thread: at so many pages inside the commit that reaches them. */
const OWN_PAGES = 1_000;

/**
 * Copies the write-ahead log into the database beside the server's work. SQLite by itself does it inside every thousandth page's commit,
 * which then took 50 to 250 ms here while everybody waited (docs/ARCHITECTURE.md). What is committed is in the log and stays there until
 * it is copied, so nothing hangs on this thread: without it SQLite goes back to its own way.
 */
export class WalCheckpointer {
  readonly #file: string;
  readonly #database: DatabaseSync;
  #worker: Worker | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isAsked = false;
  /** Since the log was copied last. */
  #commits = 0;
  #isOver = false;

  /** `database` writes; the thread opens `file` for itself. */
  constructor(file: string, database: DatabaseSync) {
    this.#file = file;
    this.#database = database;
    database.exec('PRAGMA wal_autocheckpoint = 0');
  }

  /** Something is new in the log. */
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
        // The disk says no; the next commit says so to whoever asked for it.
      }
    }
    if (copied < pages) this.committed();
    else if (pages > KEPT_PAGES) this.#startLogAnew();
  }

  /** What a large deletion left goes back to the disk now, and not at somebody's next word: a write starts the copied log anew, cut to what is kept. */
  #startLogAnew(): void {
    try {
      const version = Number(
        this.#database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0,
      );
      this.#database.exec(`PRAGMA user_version = ${version}`);
    } catch {
      // The disk says no; the next commit says so to whoever asked for it.
    }
  }

  #giveUp(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#database.exec(`PRAGMA wal_autocheckpoint = ${OWN_PAGES}`);
  }
}
