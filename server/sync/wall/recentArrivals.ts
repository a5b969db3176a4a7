import { LIMITS } from '../../../shared/model/limits.ts';

/** Who came in the last `newcomerGraceMs`: her page may still be on its way, and her place is hers. */
export class RecentArrivals {
  readonly #elapsed: () => number;
  /** When, by person; the first came first. */
  readonly #cameAt = new Map<string, number>();

  constructor(elapsed: () => number) {
    this.#elapsed = elapsed;
  }

  add(personId: string): void {
    this.#cameAt.set(personId, this.#elapsed());
  }

  has(personId: string): boolean {
    return this.#cameAt.has(personId);
  }

  /** Call before anybody is asked for. */
  forgetOld(): void {
    const since = this.#elapsed() - LIMITS.newcomerGraceMs;
    for (const [id, at] of this.#cameAt) {
      if (at > since) return;
      this.#cameAt.delete(id);
    }
  }
}
