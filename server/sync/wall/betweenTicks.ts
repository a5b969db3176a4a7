import type { WallTime } from '../time/wallTime.ts';

/** How long such work goes on before everybody else gets a turn, ms: a room that comes at once keeps nobody's cursor waiting. */
export const TURN_MS = 5;

/** What many are told from committed state, newcomers of what there is: so many at a time that the next tick is never late by more than a turn. */
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

  /** Resolves with what `serve` returns, run when its turn comes and everything applied is committed. */
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
    // A wall that was closed meanwhile has no readers any more; those who wait find that out themselves.
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
