import Piscina from 'piscina';
import { LIMITS } from '../../shared/model/limits.ts';
import { Refusal } from '../../shared/model/problems.ts';
import type { ExportResult, ExportTask } from './exportThread.ts';
import { FairQueue, type Asker } from './fairQueue.ts';

/** A file that somebody waits for. */
export interface ExportRequest extends Pick<ExportTask, 'file' | 'options'> {
  /** Whose line it waits in. */
  asker: Asker;
  /** Asked for when its turn comes: whatever waits holds no copy of a meeting, and what is made shows what may be shown by then. */
  content: () => Promise<ExportTask['content']>;
  /** Whoever asked is gone: what is not begun is not made, what is being made is dropped. */
  signal: AbortSignal;
}

/** A thread that nobody needs goes, and its fonts with it. Milliseconds. */
const IDLE_MS = 60_000;
/** How far making files stands back behind the server's own thread where both want a processor. */
const NICENESS = 10;

/** Those that take seconds, and those that take as long as their content takes to read. They do not wait for each other. */
const LANES = {
  drawn: new Set<ExportTask['file']>(['wall.png', 'wall.svg', 'wall.pdf', 'report.pdf']),
} as const;

/**
 * Makes files in threads beside the server's: one drawn file and one of text at a time, addresses and their people in turn. Bounded in what waits, in time and
 * in memory; one that fails takes its thread with it and nothing else.
 */
export class ExportRunner {
  readonly #lanes: Record<'drawn' | 'text', ExportLane>;

  /** `bounds` where they differ from the product's; for tests. */
  constructor(bounds: Partial<ExportBounds> = {}) {
    const all = { ms: LIMITS.exportMs, memoryMb: LIMITS.exportMemoryMb, ...bounds };
    this.#lanes = { drawn: new ExportLane(all), text: new ExportLane(all) };
  }

  /** The file's bytes. Throws `Refusal('busy')` when too many wait, `Refusal('export-too-large')`, and whatever `content` throws. */
  run(request: ExportRequest): Promise<Uint8Array> {
    return this.#lanes[LANES.drawn.has(request.file) ? 'drawn' : 'text'].run(request);
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.#lanes).map((lane) => lane.close()));
  }
}

/** Of one file. */
interface ExportBounds {
  ms: number;
  memoryMb: number;
}

interface Waiting {
  request: ExportRequest;
  resolve(bytes: Uint8Array): void;
  reject(error: unknown): void;
}

class ExportLane {
  readonly #queue = new FairQueue<Waiting>({
    perPerson: LIMITS.exportsWaitingPerPerson,
    perAddress: LIMITS.exportsWaitingPerAddress,
    kept: LIMITS.exportsWaitingKept,
    all: LIMITS.exportsWaiting,
  });
  readonly #closing = new AbortController();
  #pool: Piscina<ExportTask, ExportResult> | null = null;
  #isBusy = false;
  readonly #bounds: ExportBounds;

  constructor(bounds: ExportBounds) {
    this.#bounds = bounds;
  }

  run(request: ExportRequest): Promise<Uint8Array> {
    return new Promise<Uint8Array>((resolve, reject) => {
      const waiting = { request, resolve, reject };
      if (!this.#queue.add(request.asker, waiting))
        return reject(
          new Refusal('busy', 'Many files are being made just now. Ask again in a moment.'),
        );
      request.signal.addEventListener(
        'abort',
        () => {
          if (this.#queue.remove(request.asker, waiting))
            reject(new Refusal('busy', 'Whoever asked for this file is gone.'));
        },
        { once: true },
      );
      void this.#work();
    });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    for (let next = this.#queue.take(); next; next = this.#queue.take())
      next.reject(new Refusal('busy'));
    await this.#pool?.destroy();
  }

  async #work(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    for (let next = this.#queue.take(); next; next = this.#queue.take()) {
      try {
        next.resolve(await this.#make(next.request));
      } catch (error) {
        next.reject(error);
      }
    }
    this.#isBusy = false;
  }

  async #make({ file, options, content, signal }: ExportRequest): Promise<Uint8Array> {
    const task = { file, options, content: await content() };
    const late = AbortSignal.timeout(this.#bounds.ms);
    this.#pool ??= new Piscina<ExportTask, ExportResult>({
      filename: new URL('exportThread.ts', import.meta.url).href,
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: IDLE_MS,
      niceIncrement: NICENESS,
      resourceLimits: { maxOldGenerationSizeMb: this.#bounds.memoryMb },
    });
    let result: ExportResult;
    try {
      result = await this.#pool.run(task, {
        transferList: task.content.map((piece) => piece.buffer as ArrayBuffer),
        signal: AbortSignal.any([signal, late, this.#closing.signal]),
      });
    } catch (error) {
      if (late.aborted || isOutOfMemory(error)) throw new Refusal('export-too-large');
      if (signal.aborted || this.#closing.signal.aborted)
        throw new Refusal('busy', 'This file was not made: nobody waits for it any more.');
      throw error;
    }
    if (result instanceof Uint8Array) return result;
    throw new Refusal(result.refused, result.detail);
  }
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
