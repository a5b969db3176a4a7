import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Logger } from '../logger.ts';

/** Between two looks of the system's own histogram, ms: finer ones cost more than they tell. A fifth of a percent of a core. */
const RESOLUTION_MS = 20;
/** Whoever waits for longer sees it: twice what any act of one person may hold the server's thread (`npm run bench:thread`). */
export const HELD_MS = 100;
const LOOK_EVERY_MS = 5_000;
/** What is told in the metrics is of so long. */
const LOOKS_TOGETHER = 12;

/** How late the event loop came to what was due, seconds. */
export interface LoopDelays {
  p50: number;
  p99: number;
  max: number;
}

const secondsOf = (nanoseconds: number): number =>
  Math.max(0, nanoseconds / 1e9 - RESOLUTION_MS / 1_000);

/**
 * Watches how long this process's one thread is held by anything at all, its garbage and its neighbours on the machine included. In the
 * log stands what took longer than {@link HELD_MS} and longer than all before it in the same minute: a server that is held up over and over
 * is not held up by writing so.
 */
export class LoopWatch {
  readonly #logger: Pick<Logger, 'warn'>;
  readonly #delays: ReturnType<typeof monitorEventLoopDelay>;
  readonly #timer: NodeJS.Timeout;
  #looks = 0;
  #longest = 0;
  #lastMinute: LoopDelays | null = null;

  constructor(logger: Pick<Logger, 'warn'>) {
    this.#logger = logger;
    this.#delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    this.#delays.enable();
    this.#timer = setInterval(() => this.look(), LOOK_EVERY_MS).unref();
  }

  /** Of the last whole minute; of what there is so far in the first one. */
  get delays(): LoopDelays {
    return this.#lastMinute ?? this.#soFar();
  }

  /** Says what has to be said; after a minute begins anew. */
  look(): void {
    const now = this.#soFar();
    if (now.max * 1_000 > HELD_MS && now.max > this.#longest)
      this.#logger.warn({ ms: Math.round(now.max * 1_000) }, 'everything waited for the server');
    this.#longest = Math.max(this.#longest, now.max);
    this.#looks += 1;
    if (this.#looks < LOOKS_TOGETHER) return;
    this.#lastMinute = now;
    this.#delays.reset();
    [this.#looks, this.#longest] = [0, 0];
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#delays.disable();
  }

  #soFar(): LoopDelays {
    const { max } = this.#delays;
    return {
      p50: secondsOf(this.#delays.percentile(50)),
      p99: secondsOf(this.#delays.percentile(99)),
      max: secondsOf(max),
    };
  }
}
