import { TokenBucket } from './tokenBucket.ts';

/** Ceilings by kind: a burst, then a steady rate. */
export type Rates<Kind extends string> = Readonly<
  Record<Kind, { burst: number; perSecond: number }>
>;

/** Above this many buckets, those that are full again are forgotten. */
const REMEMBERED = 10_000;

/**
 * One token bucket for each kind of action and each key (a person, an address). A full bucket is
 * the same as none, so it can be forgotten: memory follows what is in use.
 */
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
    // When all are in use, the limit doubles: looking through all of them for each newcomer would
    // help whoever floods the server.
    this.#forgetAt = Math.max(REMEMBERED, this.#buckets.size * 2);
  }
}
