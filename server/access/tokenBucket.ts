export interface TokenBucketOptions {
  /** Tokens in a full bucket: what may be taken at once. */
  burst: number;
  /** Tokens that come back each second. */
  perSecond: number;
  /** The clock, ms. An argument, so that a ceiling can be tested without waiting. */
  now: () => number;
}

/**
 * A rate limit that allows a burst: starts full, refills steadily, never holds more than `burst`.
 */
export class TokenBucket {
  readonly #options: TokenBucketOptions;
  #tokens: number;
  #at: number;

  constructor(options: TokenBucketOptions) {
    this.#options = options;
    this.#tokens = options.burst;
    this.#at = options.now();
  }

  /** Takes `n` tokens. False: they were not there, and none was taken. */
  take(n = 1): boolean {
    this.#refill();
    if (this.#tokens < n) return false;
    this.#tokens -= n;
    return true;
  }

  /** Whether `n` tokens are there. Takes none. */
  has(n = 1): boolean {
    this.#refill();
    return this.#tokens >= n;
  }

  /**
   * Takes `n` tokens, also more than there are, for what is known only afterwards: the debt has to
   * refill before anything else is allowed.
   */
  charge(n: number): void {
    this.#refill();
    this.#tokens -= n;
  }

  /** Whether the bucket is full again, so that it can be forgotten. */
  get full(): boolean {
    this.#refill();
    return this.#tokens >= this.#options.burst;
  }

  #refill(): void {
    const now = this.#options.now();
    // Where the clock was set back, no tokens are taken away.
    const seconds = Math.max(0, now - this.#at) / 1000;
    this.#at = now;
    this.#tokens = Math.min(this.#options.burst, this.#tokens + seconds * this.#options.perSecond);
  }
}
