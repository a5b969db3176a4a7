import type { DocumentName } from '../../../shared/access/rights.ts';
import type { WallStore } from '../../storage/wallStore.ts';
import type { Logger } from '../../logger.ts';
import type { WallContent } from './wallContent.ts';
import type { WallTime } from '../time/wallTime.ts';
import type { JobQueue } from './jobQueue.ts';

/**
 * Updates of a document between two checkpoints, so that loading reads one state and a few updates.
 */
const CHECKPOINT_EVERY = 500;

export interface CheckpointOptions {
  wallId: string;
  content: Pick<WallContent, 'document' | 'hasDocument'>;
  store: Pick<WallStore, 'writeCheckpoint'>;
  logger: Pick<Logger, 'warn'>;
  time: Pick<WallTime, 'later'>;
  /** The wall's queue: no document is encoded while a tick is under way. */
  queue: Pick<JobQueue, 'ticking'>;
  /** Other than {@link CHECKPOINT_EVERY}, for tests. */
  every?: number | undefined;
}

/**
 * Writes a wall's checkpoints between its ticks. Encoding a large document and passing it to the
 * store takes some thirty milliseconds; whoever waits is served in between.
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

  /** Call after a tick that changed these documents. */
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
      // When the wall was read again after a failed commit, the document may not be due any more,
      // or not exist.
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
        // The log still has everything; only the next start reads more of it.
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
