import type { WallTime } from './wallTime.ts';

/**
 * How long such work goes on before everything else gets a turn, ms: a whole room that comes at
 * once keeps nobody's cursor waiting.
 */
export const TURN_MS = 5;

/**
 * Runs tasks that read committed state (answers to newcomers, live views) between ticks, so many at
 * a time that the next tick is at most one turn late.
 */
export class BetweenTicks {
  readonly #time: Pick<WallTime, 'elapsed' | 'later'>;
  readonly #settled: () => Promise<void>;
  #tasks: (() => void)[] = [];
  #isSet = false;

  /** `settled` resolves when no tick is under way. */
  constructor(time: Pick<WallTime, 'elapsed' | 'later'>, settled: () => Promise<void>) {
    this.#time = time;
    this.#settled = settled;
  }

  /**
   * Runs `serve` when its turn comes and everything applied is committed, and resolves with its
   * result.
   */
  turn<Result>(serve: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#tasks.push(() => {
        try {
          resolve(serve());
        } catch (error) {
          reject(error);
        }
      });
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#isSet || this.#tasks.length === 0) return;
    this.#isSet = true;
    this.#time.later(0, () => void this.#serve());
  }

  async #serve(): Promise<void> {
    // When the wall was closed meanwhile the tasks run all the same, and find nobody to answer.
    await this.#settled().catch(() => undefined);
    const end = this.#time.elapsed() + TURN_MS;
    let served = 0;
    do this.#tasks[served++]?.();
    while (served < this.#tasks.length && this.#time.elapsed() < end);
    this.#tasks = this.#tasks.slice(served);
    this.#isSet = false;
    this.#schedule();
  }
}
