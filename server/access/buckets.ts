import { TokenBucket } from './tokenBucket.ts';

/** Ceilings by kind: a burst, then a steady rate. */
export type Rates<Kind extends string> = Readonly<
  Record<Kind, { burst: number; perSecond: number }>
>;

/** Buckets remembered at once; past it, those that are full again are forgotten. */
const REMEMBERED = 10_000;

/** A token bucket for each kind of doing and whoever does it. Forgetting a full bucket changes nothing, so memory follows what is going on. */
export class Buckets<Kind extends string> {
  readonly #rates: Rates<Kind>;
  readonly #now: () => number;
  readonly #buckets = new Map<string, TokenBucket>();
  #forgetAt = REMEMBERED;

  /** `now` in ms. */
  constructor(rates: Rates<Kind>, now: () => number) {
    this.#rates = rates;
    this.#now = now;
  }

  get size(): number {
    return this.#buckets.size;
  }

  of(kind: Kind, who: string): TokenBucket {
    const key = `${kind} ${who}`;
    const known = this.#buckets.get(key);
    if (known) return known;
    if (this.#buckets.size >= this.#forgetAt) this.#forget();
    const bucket = new TokenBucket({ ...this.#rates[kind], now: this.#now });
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #forget(): void {
    for (const [key, bucket] of this.#buckets) if (bucket.full) this.#buckets.delete(key);
    // Where all of them are in use, looking through them again at every newcomer would be a flood's best friend.
    this.#forgetAt = Math.max(REMEMBERED, this.#buckets.size * 2);
  }
}
