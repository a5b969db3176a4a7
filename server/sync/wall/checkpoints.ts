import type { DocumentName } from '../../../shared/access/rights.ts';
import type { WallStore } from '../../storage/wallStore.ts';
import type { Logger } from '../../logger.ts';
import type { WallContent } from './wallContent.ts';
import type { WallTime } from '../time/wallTime.ts';
import type { JobQueue } from './jobQueue.ts';

/** A checkpoint is written after this many updates, so that a restart reads one state and a short tail. */
const CHECKPOINT_EVERY = 500;

export interface CheckpointOptions {
  wallId: string;
  content: Pick<WallContent, 'document' | 'hasDocument'>;
  store: Pick<WallStore, 'writeCheckpoint'>;
  logger: Pick<Logger, 'warn'>;
  time: Pick<WallTime, 'later'>;
  /** Where ticks are made: none is under way while a document is encoded. */
  queue: Pick<JobQueue, 'ticking'>;
  /** Updates of a document between checkpoints. */
  every?: number | undefined;
}

/**
 * Writes a wall's checkpoints, between its ticks: encoding a large document and handing it over take some thirty milliseconds, and
 * whoever waits comes in between.
 */
export class Checkpoints {
  readonly #options: CheckpointOptions;
  readonly #every: number;
  readonly #due = new Set<DocumentName>();
  #writing: Promise<void> | null = null;
  #isClosed = false;

  constructor(options: CheckpointOptions) {
    this.#options = options;
    this.#every = options.every ?? CHECKPOINT_EVERY;
  }

  get isWriting(): boolean {
    return this.#writing !== null;
  }

  /** After a tick that wrote these documents. */
  follow(names: Iterable<DocumentName>): void {
    for (const name of names)
      if (this.#options.content.document(name).tail >= this.#every) this.#due.add(name);
    if (this.#due.size > 0)
      this.#writing ??= this.#write().finally(() => {
        this.#writing = null;
      });
  }

  close(): void {
    this.#isClosed = true;
  }

  async #write(): Promise<void> {
    const { content, store, wallId, queue } = this.#options;
    for (const name of this.#due) {
      await this.#pause();
      while (queue.ticking) await queue.ticking;
      if (this.#isClosed) return;
      this.#due.delete(name);
      // Read anew after a failed commit, it may not be due any more, nor there.
      if (!content.hasDocument(name)) continue;
      const document = content.document(name);
      if (document.tail < this.#every) continue;
      document.tail = 0;
      const { sequence } = document;
      try {
        const state = document.encode();
        await this.#pause();
        if (this.#isClosed) return;
        await store.writeCheckpoint(wallId, name, sequence, state);
      } catch (error) {
        // The log still holds everything; only the next start reads more of it.
        this.#options.logger.warn(
          { wall: wallId, document: name, error: String(error) },
          'checkpoint not written',
        );
      }
    }
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => void this.#options.time.later(0, resolve));
  }
}
