/**
 * How many of something each key holds open. Counted when it is asked for, so that several that
 * open at the same moment cannot pass the limit together.
 */
export class OpenCounts {
  readonly #limit: number;
  readonly #open = new Map<string, number>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /**
   * Counts one more. False: the key has as many as it may. What was counted has to {@link leave}.
   */
  enter(key: string): boolean {
    const open = this.#open.get(key) ?? 0;
    if (open >= this.#limit) return false;
    this.#open.set(key, open + 1);
    return true;
  }

  leave(key: string): void {
    const open = (this.#open.get(key) ?? 0) - 1;
    if (open > 0) this.#open.set(key, open);
    else this.#open.delete(key);
  }
}
