import type { ProblemCode } from '../../shared/model/problems.ts';
import type { StorageFault } from '../storage/storageError.ts';

/**
 * A Prometheus histogram: how many values fell into each bucket. Adding a value is a loop over a
 * dozen numbers and allocates nothing.
 */
export class Histogram {
  /** Upper bounds, seconds, rising. */
  readonly bounds: readonly number[];
  /**
   * How many values are at or under each bound and over the one before; the last counts values over
   * all bounds.
   */
  readonly counts: number[];
  sum = 0;

  constructor(bounds: readonly number[]) {
    this.bounds = bounds;
    this.counts = Array.from({ length: bounds.length + 1 }, () => 0);
  }

  observe(seconds: number): void {
    let at = 0;
    while (at < this.bounds.length && seconds > (this.bounds[at] as number)) at += 1;
    this.counts[at] = (this.counts[at] as number) + 1;
    this.sum += seconds;
  }
}

/** Counts by a label from a fixed list: never by words that people sent, nor by a wall's id. */
export class LabelledCounter<Label extends string = string> {
  readonly counts = new Map<Label, number>();

  add(label: Label): void {
    this.counts.set(label, (this.counts.get(label) ?? 0) + 1);
  }
}

const SHORT = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5] as const;

/**
 * What this process counted since it started. One object for the whole process, because Prometheus
 * scrapes processes, and so that code anywhere can count without being given it.
 */
export const MEASURES = {
  ticks: new Histogram(SHORT),
  commits: new Histogram(SHORT),
  /** Seconds from a command's entry into the job queue to its answer. */
  acknowledgements: new Histogram(SHORT),
  commitFailures: new LabelledCounter<StorageFault | 'other'>(),
  refusals: new LabelledCounter<ProblemCode>(),
  frames: { in: 0, out: 0 },
  bytes: { in: 0, out: 0 },
};
