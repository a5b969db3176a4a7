import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Logger } from '../logger.ts';

/**
 * How often the event loop's histogram samples, ms: finer costs more and shows no more. This takes
 * a fifth of a percent of a core.
 */
const RESOLUTION_MS = 20;
/**
 * The log names delays longer than this, ms: people notice them. Twice what any act of one person
 * may hold the server's thread (`npm run bench:thread`).
 */
export const HELD_MS = 100;
const LOOK_EVERY_MS = 5_000;
/** So many looks make the period that the metrics show. */
const LOOKS_TOGETHER = 12;

/** How late the event loop came to timers that were due, seconds. */
export interface LoopDelays {
  p50: number;
  p99: number;
  max: number;
}

const secondsOf = (nanoseconds: number): number =>
  Math.max(0, nanoseconds / 1e9 - RESOLUTION_MS / 1_000);

/**
 * Watches how long the event loop of this process was held up, by whatever it was: our own code,
 * garbage collection, or other programs on the machine. The log gets a line for what took longer
 * than {@link HELD_MS} and longer than everything before it in the same minute, so that a busy
 * server does not spend its time on logging.
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

  /** Of the last whole minute; in the first minute, of the time since the start. */
  get delays(): LoopDelays {
    return this.#lastMinute ?? this.#soFar();
  }

  /** Logs the longest delay if it has to be told, and starts over after a minute. */
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
