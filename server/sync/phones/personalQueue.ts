import { BetweenTicks, TURN_MS } from '../wall/betweenTicks.ts';
import type { WallTime } from '../time/wallTime.ts';

/**
 * Who is to be sent her own part of the live view. Of few, or where it takes no time, at once; the others when their turn comes, between
 * ticks, and each once however much became news to her meanwhile: a step of the meeting changes what a whole plenary is shown.
 */
export class PersonalQueue {
  readonly #time: Pick<WallTime, 'elapsed' | 'later'>;
  readonly #send: (personId: string) => void;
  readonly #turns: BetweenTicks;
  readonly #waiting = new Set<string>();

  /** `settled` resolves when no tick is under way; `send` tells a person what is committed. */
  constructor(
    time: Pick<WallTime, 'elapsed' | 'later'>,
    settled: () => Promise<void>,
    send: (personId: string) => void,
  ) {
    this.#time = time;
    this.#send = send;
    this.#turns = new BetweenTicks(time, settled);
  }

  /** Call while everything is committed. */
  tell(people: Iterable<string>): void {
    const end = this.#time.elapsed() + TURN_MS;
    for (const personId of people) {
      if (this.#waiting.has(personId)) continue;
      if (this.#waiting.size === 0 && this.#time.elapsed() < end) this.#send(personId);
      else this.#wait(personId);
    }
  }

  /** Whoever waits is told nothing more. */
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
