import type { SeededRandom } from '../seededRandom.ts';
import type { Carrier } from './bus.ts';

/** How often, of a hundred messages, each fault happens. */
export interface Faults {
  lost: number;
  doubled: number;
  late: number;
}

export const NO_FAULTS: Faults = { lost: 0, doubled: 0, late: 0 };

/** For tests: a carrier that loses, doubles and delays what it carries, from a seed. */
export class LossyCarrier implements Carrier {
  readonly #carrier: Carrier;
  readonly #random: SeededRandom;
  #faults: Faults;
  #concerns: (bytes: Uint8Array) => boolean = () => true;
  #late: (() => void)[] = [];

  constructor(carrier: Carrier, random: SeededRandom, faults: Faults) {
    this.#carrier = carrier;
    this.#random = random;
    this.#faults = faults;
  }

  get isUp(): boolean {
    return this.#carrier.isUp;
  }

  send(channel: string, bytes: Uint8Array): Promise<number> {
    return this.#carrier.send(channel, bytes);
  }

  listen(channel: string): Promise<void> {
    return this.#carrier.listen(channel);
  }

  unlisten(channel: string): Promise<void> {
    return this.#carrier.unlisten(channel);
  }

  start(hear: (channel: string, bytes: Uint8Array) => void, cameBack: () => void): void {
    this.#carrier.start((channel, bytes) => {
      const { lost, doubled, late } = this.#faults;
      const hears = (): void => hear(channel, bytes);
      const fate = this.#concerns(bytes) ? this.#random.below(100) : 100;
      if (fate < lost) return;
      if (fate < lost + late) return void this.#late.push(hears);
      hears();
      if (fate < lost + late + doubled) hears();
      for (const held of this.#late.splice(0)) held();
    }, cameBack);
  }

  /**
   * From now on these happen to what they concern; what is late stays so until something else comes.
   */
  suffer(faults: Faults, concerns: (bytes: Uint8Array) => boolean = () => true): void {
    this.#faults = faults;
    this.#concerns = concerns;
  }

  close(): Promise<void> {
    return this.#carrier.close();
  }
}
