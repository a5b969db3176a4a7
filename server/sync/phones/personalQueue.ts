import { BetweenTicks, TURN_MS } from '../time/betweenTicks.ts';
import type { WallTime } from '../time/wallTime.ts';

/**
 * People whose own part of the live view has to be sent again. A few are told at once; the others
 * between ticks, a few milliseconds' worth at a time, each once however much changed for her
 * meanwhile: a change of the step changes it for a whole plenary.
 */
export class PersonalQueue {
  readonly #time: Pick<WallTime, 'elapsed' | 'later'>;
  readonly #send: (personId: string) => void;
  readonly #turns: BetweenTicks;
  readonly #waiting = new Set<string>();

  /** `settled` resolves when no tick is under way; `send` sends a person her part as committed. */
  constructor(
    time: Pick<WallTime, 'elapsed' | 'later'>,
    settled: () => Promise<void>,
    send: (personId: string) => void,
  ) {
    this.#time = time;
    this.#send = send;
    this.#turns = new BetweenTicks(time, settled);
  }

  /** Tells these people. Call while everything is committed. */
  tell(people: Iterable<string>): void {
    const end = this.#time.elapsed() + TURN_MS;
    for (const personId of people) {
      if (this.#waiting.has(personId)) continue;
      if (this.#waiting.size === 0 && this.#time.elapsed() < end) this.#send(personId);
      else this.#wait(personId);
    }
  }

  /** Tells those who wait nothing more. */
  clear(): void {
    this.#waiting.clear();
  }

  #wait(personId: string): void {
    this.#waiting.add(personId);
    void this.#turns.turn(() => {
      if (this.#waiting.delete(personId)) this.#send(personId);
    });
  }
}
