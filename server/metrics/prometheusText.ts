import type { Histogram } from './measures.ts';

/** Prometheus' text format 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/). Names are ours and need no escaping. */
export class PrometheusText {
  readonly #lines: string[] = [];

  /** One value, or one per labels (`{kind="live"}` …). */
  add(
    name: string,
    type: 'counter' | 'gauge',
    help: string,
    values: number | Iterable<readonly [labels: string, value: number]>,
  ): void {
    this.#head(name, type, help);
    for (const [labels, value] of typeof values === 'number' ? [['', values] as const] : values)
      this.#lines.push(`${name}${labels} ${value}`);
  }

  addHistogram(name: string, help: string, { bounds, counts, sum }: Histogram): void {
    this.#head(name, 'histogram', help);
    let total = 0;
    for (const [index, count] of counts.entries()) {
      total += count;
      this.#lines.push(`${name}_bucket{le="${bounds[index] ?? '+Inf'}"} ${total}`);
    }
    this.#lines.push(`${name}_sum ${sum}`, `${name}_count ${total}`);
  }

  toString(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  #head(name: string, type: string, help: string): void {
    this.#lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
  }
}
