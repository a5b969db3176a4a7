import { LIMITS } from '../../shared/model/limits.ts';
import { Refusal } from '../../shared/model/problems.ts';
import { Buckets } from './buckets.ts';
import { networkOf } from './clientAddress.ts';

const CEILINGS = {
  wall: { burst: LIMITS.wallsPerHourPerAddress, perSecond: LIMITS.wallsPerHourPerAddress / 3600 },
  join: { burst: LIMITS.joinsPerMinutePerAddress, perSecond: LIMITS.joinsPerMinutePerAddress / 60 },
  link: { burst: LIMITS.linksPerMinutePerAddress, perSecond: LIMITS.linksPerMinutePerAddress / 60 },
  'wrong-code': {
    burst: LIMITS.wrongCodesPerMinutePerAddress,
    perSecond: LIMITS.wrongCodesPerMinutePerAddress / 60,
  },
} as const;
export type Ceiling = keyof typeof CEILINGS;

/**
 * How often one address may make walls, join, open links and guess codes. A venue's hundreds of
 * people share one address, so the ceilings are generous.
 */
export class AddressCeilings {
  readonly #buckets: Buckets<Ceiling>;

  /** `now` in ms. */
  constructor(now: () => number) {
    this.#buckets = new Buckets(CEILINGS, now);
  }

  /**
   * Counts one attempt. `about`: what is counted separately, such as one wall's code. Throws
   * `Refusal('rate-limited')` when the ceiling is reached.
   */
  count(ceiling: Ceiling, address: string, about = ''): void {
    if (!this.#buckets.of(ceiling, `${networkOf(address)} ${about}`).take())
      throw new Refusal('rate-limited');
  }

  /** Whether the ceiling is not reached yet. Counts nothing. */
  has(ceiling: Ceiling, address: string): boolean {
    return this.#buckets.of(ceiling, `${networkOf(address)} `).has();
  }
}
