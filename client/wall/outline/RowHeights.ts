/** Rows with room left free for the others. CSS pixels. */
export interface LaidRows {
  rows: { index: number; /** Before it. */ gap: number }[];
  /** After the last. */
  after: number;
}

/**
 * How tall the rows of a list are, one by one: as measured where a row has been on the screen, guessed from its words elsewhere. What
 * changes in the list costs what changed, not the list.
 */
export class RowHeights {
  #ids: readonly string[] = [];
  #heights = new Float32Array(0);
  readonly #measured: Map<string, number>;
  readonly #guess: (id: string) => number;

  /** `measured` may be shared: a row that goes to another list is as tall there. */
  constructor(measured: Map<string, number>, guess: (id: string) => number) {
    this.#measured = measured;
    this.#guess = guess;
  }

  /** Takes the list as it is now. */
  follow(ids: readonly string[]): void {
    const before = this.#ids;
    if (ids === before) return;
    const most = Math.min(ids.length, before.length);
    let head = 0;
    while (head < most && ids[head] === before[head]) head += 1;
    let tail = 0;
    while (tail < most - head && ids[ids.length - 1 - tail] === before[before.length - 1 - tail])
      tail += 1;
    const heights = new Float32Array(ids.length);
    heights.set(this.#heights.subarray(0, head));
    heights.set(this.#heights.subarray(before.length - tail), ids.length - tail);
    for (let index = head; index < ids.length - tail; index += 1)
      heights[index] = this.#heightOf(ids[index] ?? '');
    this.#ids = ids;
    this.#heights = heights;
  }

  #heightOf(id: string): number {
    return this.#measured.get(id) ?? this.#guess(id);
  }

  /** A row on the screen, CSS pixels. */
  measure(id: string, height: number): void {
    if (this.#measured.get(id) === height) return;
    this.#measured.set(id, height);
    const index = this.#ids.indexOf(id);
    if (index >= 0) this.#heights[index] = height;
  }

  /** Forgets what was measured, for another width. */
  reset(): void {
    this.#measured.clear();
    this.#heights = Float32Array.from(this.#ids, (id) => this.#heightOf(id));
  }

  /** From the top of row `from` to the top of row `to`. */
  between(from: number, to: number): number {
    let sum = 0;
    for (let index = from; index < to; index += 1) sum += this.#heights[index] ?? 0;
    return sum;
  }

  /** These rows, and how much room the others take between them. */
  layOut(indices: readonly number[]): LaidRows {
    const rows = indices.map((index, at) => ({
      index,
      gap: this.between(at === 0 ? 0 : (indices[at - 1] ?? 0) + 1, index),
    }));
    return { rows, after: this.between((indices.at(-1) ?? -1) + 1, this.#ids.length) };
  }

  /** The rows that touch what lies between two heights of the list: from the first to before the second. */
  rowsIn(top: number, bottom: number): [number, number] {
    let from = 0;
    let above = 0;
    while (from < this.#heights.length && above + (this.#heights[from] ?? 0) <= top)
      above += this.#heights[from++] ?? 0;
    let to = from;
    while (to < this.#heights.length && above < bottom) above += this.#heights[to++] ?? 0;
    return [from, to];
  }
}

/** The rows of several stretches, each once and in order; what lies outside of the list is left out. */
export function rowsOf(count: number, stretches: readonly (readonly [number, number])[]): number[] {
  const rows: number[] = [];
  for (const [from, to] of [...stretches].sort((a, b) => a[0] - b[0])) {
    for (
      let index = Math.max(from, (rows.at(-1) ?? -1) + 1, 0);
      index < Math.min(to, count);
      index += 1
    )
      rows.push(index);
  }
  return rows;
}
