import { LIMITS } from '../../shared/model/limits.ts';
import { Refusal } from '../../shared/model/problems.ts';
import type { Logger } from '../logger.ts';
import { ExportProcess, ProcessGone } from './exportProcess.ts';
import type { ExportTask } from './exportTask.ts';
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

/** A process that nobody needs goes, and its fonts with it. Milliseconds. */
const IDLE_MS = 60_000;
const PROGRAM = new URL('exportChild.ts', import.meta.url);

/** Those that take seconds, and those that take as long as their content takes to read. They do not wait for each other. */
const LANES = {
  drawn: new Set<ExportTask['file']>(['wall.png', 'wall.svg', 'wall.pdf', 'report.pdf']),
} as const;

export interface ExportRunnerOptions {
  /** Told when a process ends that nobody ended. */
  logger?: Logger;
  /** Where it differs from the product's; for tests. */
  bounds?: Partial<ExportBounds>;
  program?: URL;
}

/**
 * Makes files in processes beside the server's: one drawn file and one of text at a time, addresses and their people in turn. Bounded in
 * what waits, in time and in memory; one that fails takes its process with it and nothing else. In processes, not in threads: Node ends
 * the whole process where a thread's memory is at its end at the wrong moment (nodejs/node issue 47224), and so does a fault in native code.
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

  /** The file's bytes. Throws `Refusal('busy')` when too many wait or it takes too long, `Refusal('export-too-large')`, and whatever `content` throws. */
  run(request: ExportRequest): Promise<Uint8Array> {
    return this.#lanes[LANES.drawn.has(request.file) ? 'drawn' : 'text'].run(request);
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.#lanes).map((lane) => lane.close()));
  }
}

/** Of one file. */
interface ExportBounds {
  /** Being made. */
  ms: number;
  /** In line before. */
  waitMs: number;
  memoryMb: number;
}

interface Waiting {
  request: ExportRequest;
  resolve(bytes: Uint8Array): void;
  reject(error: unknown): void;
  /** Its turn has come, or is not needed any more. */
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
      const leaveFor = (reason: string) => (): void => {
        if (!this.#queue.remove(request.asker, waiting)) return;
        waiting.leave();
        reject(new Refusal('busy', reason));
      };
      const giveUp = leaveFor('Whoever asked for this file is gone.');
      const late = setTimeout(leaveFor(TOO_LONG), this.#bounds.waitMs).unref();
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
        return reject(
          new Refusal('busy', 'Many files are being made just now. Ask again in a moment.'),
        );
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
    const gone = new Refusal('busy', 'This file was not made: nobody waits for it any more.');
    if (stop.aborted) throw gone;
    const maker = this.#maker();
    const kill = (): void => void maker.kill();
    stop.addEventListener('abort', kill);
    try {
      const { head, bytes } = await maker.make(task);
      if ('bytes' in head) return bytes;
      if ('refused' in head) throw new Refusal(head.refused, head.detail);
      throw Object.assign(new Error(head.failed.message), head.failed);
    } catch (error) {
      if (late.aborted) throw new Refusal('busy', TOO_LONG);
      if (stop.aborted) throw gone;
      throw error instanceof ProcessGone ? this.#lost(file, error) : error;
    } finally {
      stop.removeEventListener('abort', kill);
      this.#rest = setTimeout(() => void this.#process?.kill(), IDLE_MS).unref();
    }
  }

  /** The process there is, or a new one. */
  #maker(): ExportProcess {
    clearTimeout(this.#rest);
    if (!this.#process || this.#process.isOver)
      this.#process = new ExportProcess(this.#program, this.#bounds.memoryMb);
    return this.#process;
  }

  /** What to answer where the process ended by itself. */
  #lost(file: ExportTask['file'], error: ProcessGone): Error {
    this.#logger?.warn({ file, why: error.message, memory: error.isOutOfMemory }, 'file not made');
    if (error.isOutOfMemory) return new Refusal('export-too-large');
    // From outside: mostly a system that is out of memory, whoever had used it.
    if (error.signal === 'SIGKILL')
      return new Refusal(
        'busy',
        'The file was broken off before it was ready. Ask again in a moment.',
      );
    return error;
  }
}

const TOO_LONG =
  'The server has much to do, and this file was not ready in time. Ask again in a few minutes.';
