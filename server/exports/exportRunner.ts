import { LIMITS } from '../../shared/model/limits.ts';
import { Refusal } from '../../shared/model/problems.ts';
import type { Logger } from '../logger.ts';
import { ExportProcess, ProcessGone } from './exportProcess.ts';
import type { ExportTask } from './exportTask.ts';
import { FairQueue, type Asker } from './fairQueue.ts';

/** A file that somebody waits for. */
export interface ExportRequest extends Pick<ExportTask, 'file' | 'options'> {
  /** Who asks, for the order of the queue. */
  asker: Asker;
  /**
   * Called when its turn comes, so that a waiting request holds no copy of a meeting, and the file
   * shows what may be shown by then.
   */
  content: () => Promise<ExportTask['content']>;
  /**
   * Aborted when the person who asked is gone: a file that is not begun is not made, one that is
   * being made is dropped.
   */
  signal: AbortSignal;
}

/**
 * A process that had nothing to do for this long ends, and its fonts leave memory. Milliseconds.
 */
const IDLE_MS = 60_000;
const PROGRAM = new URL('exportChild.ts', import.meta.url);

/**
 * Two queues that do not wait for each other: drawn files, which take seconds, and text files,
 * which take as long as reading the content.
 */
const LANES = {
  drawn: new Set<ExportTask['file']>(['wall.png', 'wall.svg', 'wall.pdf', 'report.pdf']),
} as const;

export interface ExportRunnerOptions {
  /** Logs processes that ended by themselves. */
  logger?: Logger;
  /** Other limits than the product's, for tests. */
  bounds?: Partial<ExportBounds>;
  program?: URL;
}

/**
 * Makes files in processes beside the server's: one drawn file and one text file at a time;
 * addresses, and people at each address, take turns. The queue, the time and the memory are
 * limited, and a file that fails ends its own process and nothing else. Processes and not threads:
 * where a thread runs out of memory at the wrong moment, Node ends the whole process (nodejs/node
 * issue 47224), and so does a fault in native code.
 */
export class ExportRunner {
  readonly #lanes: Record<'drawn' | 'text', ExportLane>;

  constructor({ bounds, program = PROGRAM, logger }: ExportRunnerOptions = {}) {
    const all = {
      ms: LIMITS.exportMs,
      waitMs: LIMITS.exportWaitMs,
      memoryMb: LIMITS.exportMemoryMb,
      ...bounds,
    };
    const lane = (): ExportLane => new ExportLane(all, program, logger);
    this.#lanes = { drawn: lane(), text: lane() };
  }

  /**
   * Makes a file. Throws `Refusal('busy')` when too many wait or it takes too long,
   * `Refusal('export-too-large')`, and whatever `content` throws.
   */
  run(request: ExportRequest): Promise<Uint8Array> {
    return this.#lanes[LANES.drawn.has(request.file) ? 'drawn' : 'text'].run(request);
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.#lanes).map((lane) => lane.close()));
  }
}

/** Time limits of one file, ms. */
interface ExportBounds {
  /** For making it. */
  ms: number;
  /** For waiting before. */
  waitMs: number;
  memoryMb: number;
}

interface Waiting {
  request: ExportRequest;
  resolve(bytes: Uint8Array): void;
  reject(error: unknown): void;
  /** Leaves the queue: its turn has come, or it is not needed any more. */
  leave(): void;
}

class ExportLane {
  readonly #queue = new FairQueue<Waiting>({
    perPerson: LIMITS.exportsWaitingPerPerson,
    perAddress: LIMITS.exportsWaitingPerAddress,
    kept: LIMITS.exportsWaitingKept,
    all: LIMITS.exportsWaiting,
  });
  readonly #closing = new AbortController();
  readonly #bounds: ExportBounds;
  readonly #program: URL;
  readonly #logger: Logger | undefined;
  #process: ExportProcess | null = null;
  #rest: NodeJS.Timeout | undefined;
  #isBusy = false;

  constructor(bounds: ExportBounds, program: URL, logger: Logger | undefined) {
    this.#bounds = bounds;
    this.#program = program;
    this.#logger = logger;
  }

  run(request: ExportRequest): Promise<Uint8Array> {
    return new Promise<Uint8Array>((resolve, reject) => {
      const leaveFor = (why: string) => (): void => {
        if (!this.#queue.remove(request.asker, waiting)) return;
        waiting.leave();
        reject(new Refusal('busy', { why }));
      };
      const giveUp = leaveFor('unasked');
      const late = setTimeout(leaveFor('late'), this.#bounds.waitMs).unref();
      const waiting: Waiting = {
        request,
        resolve,
        reject,
        leave: () => {
          clearTimeout(late);
          request.signal.removeEventListener('abort', giveUp);
        },
      };
      if (!this.#queue.add(request.asker, waiting)) {
        waiting.leave();
        return reject(new Refusal('busy', { why: 'exports' }));
      }
      request.signal.addEventListener('abort', giveUp);
      void this.#work();
    });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    clearTimeout(this.#rest);
    for (let next = this.#queue.take(); next; next = this.#queue.take()) {
      next.leave();
      next.reject(new Refusal('busy'));
    }
    await this.#process?.kill();
  }

  async #work(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    for (let next = this.#queue.take(); next; next = this.#queue.take()) {
      next.leave();
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
    const stop = AbortSignal.any([signal, late, this.#closing.signal]);
    const gone = new Refusal('busy', { why: 'unmade' });
    if (stop.aborted) throw gone;
    const maker = this.#maker();
    const kill = (): void => void maker.kill();
    stop.addEventListener('abort', kill);
    try {
      const { head, bytes } = await maker.make(task);
      if ('bytes' in head) return bytes;
      if ('refused' in head) throw new Refusal(head.refused, head.values);
      throw Object.assign(new Error(head.failed.message), head.failed);
    } catch (error) {
      if (late.aborted) throw new Refusal('busy', { why: 'late' });
      if (stop.aborted) throw gone;
      throw error instanceof ProcessGone ? this.#lost(file, error) : error;
    } finally {
      stop.removeEventListener('abort', kill);
      this.#rest = setTimeout(() => void this.#process?.kill(), IDLE_MS).unref();
    }
  }

  /** The process that exists, or a new one. */
  #maker(): ExportProcess {
    clearTimeout(this.#rest);
    if (!this.#process || this.#process.isOver)
      this.#process = new ExportProcess(this.#program, this.#bounds.memoryMb);
    return this.#process;
  }

  /** The error to answer when the process ended by itself. */
  #lost(file: ExportTask['file'], error: ProcessGone): Error {
    this.#logger?.warn({ file, why: error.message, memory: error.isOutOfMemory }, 'file not made');
    if (error.isOutOfMemory) return new Refusal('export-too-large');
    // Killed by the system, mostly because memory ran out, whatever used it.
    if (error.signal === 'SIGKILL') return new Refusal('busy', { why: 'broken' });
    return error;
  }
}
