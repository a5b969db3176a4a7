export interface TokenBucketOptions {
  /** Tokens in a full bucket: what may be taken at once. */
  burst: number;
  /** Tokens that come back each second. */
  perSecond: number;
  /** Clock, ms. Given from outside so that a ceiling can be tested without waiting. */
  now: () => number;
}

/** A rate ceiling that forgives a burst: starts full, refills steadily, never above `burst`. */
export class TokenBucket {
  readonly #options: TokenBucketOptions;
  #tokens: number;
  #at: number;

  constructor(options: TokenBucketOptions) {
    this.#options = options;
    this.#tokens = options.burst;
    this.#at = options.now();
  }

  /** Takes `n` tokens, or none of them and says `false`. */
  take(n = 1): boolean {
    this.#refill();
    if (this.#tokens < n) return false;
    this.#tokens -= n;
    return true;
  }

  /** Are `n` tokens there? Takes none. */
  has(n = 1): boolean {
    this.#refill();
    return this.#tokens >= n;
  }

  /** Takes `n` tokens, also more than there are: what was done is done, and is paid for before the next. */
  charge(n: number): void {
    this.#refill();
    this.#tokens -= n;
  }

  /** Is the bucket full again, so that forgetting it changes nothing? */
  get full(): boolean {
    this.#refill();
    return this.#tokens >= this.#options.burst;
  }

  #refill(): void {
    const now = this.#options.now();
    // A clock that was set back must not take tokens away.
    const seconds = Math.max(0, now - this.#at) / 1000;
    this.#at = now;
    this.#tokens = Math.min(this.#options.burst, this.#tokens + seconds * this.#options.perSecond);
  }
}
