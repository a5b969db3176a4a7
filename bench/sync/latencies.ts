import { percentile } from '../percentiles.ts';

/** Of a set of times, ms. */
export interface Percentiles {
  count: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

const ROUND_TO = 100;

/** Times of arrival, as many as come. */
export class Latencies {
  #samples = new Float32Array(65_536);
  #count = 0;

  add(ms: number): void {
    if (this.#count === this.#samples.length) {
      const larger = new Float32Array(this.#samples.length * 2);
      larger.set(this.#samples);
      this.#samples = larger;
    }
    this.#samples[this.#count] = ms;
    this.#count += 1;
  }

  get count(): number {
    return this.#count;
  }

  percentiles(): Percentiles {
    const sorted = this.#samples.slice(0, this.#count).sort();
    const at = (share: number): number =>
      Math.round(percentile(sorted, share) * ROUND_TO) / ROUND_TO;
    return { count: this.#count, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
  }
}
