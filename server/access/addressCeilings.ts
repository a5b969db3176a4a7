import { LIMITS } from '../../shared/model/limits.ts';
import { Refusal } from '../../shared/model/problems.ts';
import { Buckets } from './buckets.ts';
import { networkOf } from './clientAddress.ts';

const CEILINGS = {
  wall: { burst: LIMITS.wallsPerHourPerAddress, perSecond: LIMITS.wallsPerHourPerAddress / 3600 },
  join: { burst: LIMITS.joinsPerMinutePerAddress, perSecond: LIMITS.joinsPerMinutePerAddress / 60 },
  link: { burst: LIMITS.linksPerMinutePerAddress, perSecond: LIMITS.linksPerMinutePerAddress / 60 },
  script: {
    burst: LIMITS.scriptsPerMinutePerAddress,
    perSecond: LIMITS.scriptsPerMinutePerAddress / 60,
  },
  'wrong-code': {
    burst: LIMITS.wrongCodesPerMinutePerAddress,
    perSecond: LIMITS.wrongCodesPerMinutePerAddress / 60,
  },
} as const;
export type Ceiling = keyof typeof CEILINGS;

/** What belongs to no wall: every server counts it, whichever of them it was asked. */
const OF_ALL_SERVERS: ReadonlySet<Ceiling> = new Set(['wall', 'wrong-code']);

/** One attempt that every server counts; `network`: the address, as far as it is counted. */
export interface CountedAttempt {
  ceiling: Ceiling;
  network: string;
}

/**
 * How often one address may make walls, join, open links and guess codes. A venue's hundreds of
 * people share one address, so the ceilings are generous.
 */
export class AddressCeilings {
  readonly #buckets: Buckets<Ceiling>;
  #tell: (attempt: CountedAttempt) => void = () => undefined;

  /** `now` in ms. */
  constructor(now: () => number) {
    this.#buckets = new Buckets(CEILINGS, now);
  }

  /**
   * Counts one attempt. `about`: what is counted separately, such as one wall's code. Throws
   * `Refusal('rate-limited')` when the ceiling is reached.
   */
  count(ceiling: Ceiling, address: string, about = ''): void {
    const network = networkOf(address);
    if (!this.#buckets.of(ceiling, `${network} ${about}`).take()) throw new Refusal('rate-limited');
    if (OF_ALL_SERVERS.has(ceiling)) this.#tell({ ceiling, network });
  }

  /** `tell` is given every attempt that was counted here and that other servers have to count. */
  tellOthers(tell: (attempt: CountedAttempt) => void): void {
    this.#tell = tell;
  }

  /** Counts what another server has let pass. */
  countedElsewhere({ ceiling, network }: CountedAttempt): void {
    if (OF_ALL_SERVERS.has(ceiling)) this.#buckets.of(ceiling, `${network} `).charge(1);
  }

  /** Whether the ceiling is not reached yet. Counts nothing. */
  has(ceiling: Ceiling, address: string): boolean {
    return this.#buckets.of(ceiling, `${networkOf(address)} `).has();
  }
}
