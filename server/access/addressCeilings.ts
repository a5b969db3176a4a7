import { LIMITS } from '../../shared/model/limits.ts';
import { Refusal } from '../../shared/model/problems.ts';
import { TokenBucket } from './tokenBucket.ts';

const CEILINGS = {
  wall: { burst: LIMITS.wallsPerHourPerAddress, perSecond: LIMITS.wallsPerHourPerAddress / 3600 },
  join: { burst: LIMITS.joinsPerMinutePerAddress, perSecond: LIMITS.joinsPerMinutePerAddress / 60 },
  'wrong-code': { burst: LIMITS.wrongCodesPerMinutePerAddress, perSecond: LIMITS.wrongCodesPerMinutePerAddress / 60 },
} as const;
export type Ceiling = keyof typeof CEILINGS;

/** Addresses remembered at once; past it, those whose buckets are full again are forgotten. */
const REMEMBERED = 10_000;

/** What one address may do: a venue's hundreds of people share one, so these are generous. */
export class AddressCeilings {
  readonly #buckets = new Map<string, TokenBucket>();
  readonly #now: () => number;

  /** `now` in ms. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Counts one. Throws `Refusal('rate-limited')` when the ceiling is reached. */
  count(ceiling: Ceiling, address: string): void {
    if (!this.#bucket(ceiling, address).take()) throw new Refusal('rate-limited');
  }

  /** Throws `Refusal('rate-limited')` when the ceiling is reached, without counting. */
  demand(ceiling: Ceiling, address: string): void {
    if (!this.#bucket(ceiling, address).has()) throw new Refusal('rate-limited');
  }

  #bucket(ceiling: Ceiling, address: string): TokenBucket {
    const key = `${ceiling} ${networkOf(address)}`;
    const known = this.#buckets.get(key);
    if (known) return known;
    if (this.#buckets.size >= REMEMBERED) this.#forget();
    const bucket = new TokenBucket({ ...CEILINGS[ceiling], now: this.#now });
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #forget(): void {
    for (const [key, bucket] of this.#buckets) if (bucket.full) this.#buckets.delete(key);
  }
}

/** One household or venue: an IPv4 address, or the /64 that an IPv6 network gives its devices. */
function networkOf(address: string): string {
  const plain = address.startsWith('::ffff:') ? address.slice(7) : address;
  return plain.includes(':') ? plain.split(':').slice(0, 4).join(':') : plain;
}
