import { mkdtempSync, rmSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Latencies } from './latencies.ts';

const EVERY_MS = 100;
const PAGE_BYTES = 4_096;
const PAGES = 64;

/** What one sync of one page takes on the disk the databases are on, ten times a second: nobody who waits for a disk is quicker. */
export class DiskProbe {
  readonly #folder = mkdtempSync(join(tmpdir(), 'bench-disk-'));
  readonly #latencies = new Latencies();
  #file: FileHandle | null = null;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> | null = null;

  async begin(): Promise<void> {
    this.#file = await open(join(this.#folder, 'page'), 'w');
    await this.#file.write(Buffer.alloc(PAGE_BYTES * PAGES));
    await this.#file.sync();
    let page = 0;
    this.#timer = setInterval(() => {
      if (this.#writing || !this.#file) return;
      page = (page + 1) % PAGES;
      this.#writing = this.#sync(this.#file, page).finally(() => {
        this.#writing = null;
      });
    }, EVERY_MS);
  }

  async #sync(file: FileHandle, page: number): Promise<void> {
    const start = performance.now();
    await file.write(Buffer.alloc(PAGE_BYTES, page), 0, PAGE_BYTES, page * PAGE_BYTES);
    await file.datasync();
    this.#latencies.add(performance.now() - start);
  }

  /** p50 and p99 so far, ms. */
  end(): { p50: number; p99: number } {
    if (this.#timer) clearInterval(this.#timer);
    void (this.#writing ?? Promise.resolve())
      .then(() => this.#file?.close())
      .then(() => rmSync(this.#folder, { recursive: true, force: true }));
    if (this.#latencies.count === 0) return { p50: Number.NaN, p99: Number.NaN };
    const { p50, p99 } = this.#latencies.percentiles();
    return { p50, p99 };
  }
}
