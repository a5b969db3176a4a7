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

/** What one address may do: a venue's hundreds of people share one, so these are generous. */
export class AddressCeilings {
  readonly #buckets: Buckets<Ceiling>;

  /** `now` in ms. */
  constructor(now: () => number) {
    this.#buckets = new Buckets(CEILINGS, now);
  }

  /** Counts one. `about`: what it is counted for by itself (one wall's code). Throws `Refusal('rate-limited')` when the ceiling is reached. */
  count(ceiling: Ceiling, address: string, about = ''): void {
    if (!this.#buckets.of(ceiling, `${networkOf(address)} ${about}`).take())
      throw new Refusal('rate-limited');
  }

  /** Is there room below the ceiling? Counts nothing. */
  has(ceiling: Ceiling, address: string): boolean {
    return this.#buckets.of(ceiling, `${networkOf(address)} `).has();
  }
}
