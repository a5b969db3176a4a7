import { LIMITS } from '../../shared/model/limits.ts';
import { Refusal } from '../../shared/model/problems.ts';
import { Buckets } from './buckets.ts';

const RATES = {
  /** Whatever changes something over HTTP. */
  command: { burst: LIMITS.commandBurst, perSecond: LIMITS.commandsPerSecond },
  read: { burst: LIMITS.readBurst, perSecond: LIMITS.readsPerSecond },
  export: { burst: LIMITS.exportBurst, perSecond: LIMITS.exportsPerSecond },
  /** Messages on sockets, pings included; and below it their bytes. */
  frame: { burst: LIMITS.framesBurst, perSecond: LIMITS.framesPerSecond },
  'frame-bytes': { burst: LIMITS.frameBytesBurst, perSecond: LIMITS.frameBytesPerSecond },
  /** Changes that stay in documents. */
  change: { burst: LIMITS.changesBurst, perSecond: LIMITS.changesPerSecond },
  /** Sockets opened. */
  opening: { burst: LIMITS.openingsBurst, perSecond: LIMITS.openingsPerSecond },
} as const;
export type PersonRate = keyof typeof RATES;

/** What one person may do, on all her pages and sockets together; a person belongs to one wall. */
export class PersonRates {
  readonly #buckets: Buckets<PersonRate>;

  /** `now` in ms. */
  constructor(now: () => number) {
    this.#buckets = new Buckets(RATES, now);
  }

  /** Counts `n`. False: they are too many, and none was counted. */
  take(rate: PersonRate, personId: string, n = 1): boolean {
    return this.#buckets.of(rate, personId).take(n);
  }

  /**
   * Whether she may write into documents, after all that she wrote. {@link countChanges} counts
   * once it is known how much it was.
   */
  mayChange(personId: string): boolean {
    return this.#buckets.of('change', personId).has();
  }

  countChanges(personId: string, changes: number): void {
    if (changes > 0) this.#buckets.of('change', personId).charge(changes);
  }

  /** Counts one. Throws `Refusal('rate-limited')` at the ceiling. */
  count(rate: PersonRate, personId: string): void {
    if (!this.take(rate, personId)) throw new Refusal('rate-limited');
  }

  /** Counts a message of `bytes` bytes. False: there were too many messages or too many bytes. */
  takeFrame(personId: string, bytes: number): boolean {
    return this.take('frame', personId) && this.take('frame-bytes', personId, bytes);
  }
}
