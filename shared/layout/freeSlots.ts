import type { Point } from '../model/arrangement.ts';
import { AIR, clusterSlot, HEADER, NOTE, STEP, tidyColumns } from './noteGrid.ts';

/** A note on a group's grid hides a slot that it is nearer to than this, wall units. */
const HIDES = { x: NOTE.width * 0.6, y: NOTE.height * 0.6 } as const;
/** Columns up to which a group grows to where a note of it lies; beyond, it grows as it is tidied. */
const MOST_REACHED = 24;
/** More notes than this at once take the first free slots in reading order: nobody let go of each of them by itself. */
const MANY = 40;

/** Whole numbers `at` for which `first + at × step` is nearer to `to` than `hides`, from 0 on. */
function hidden(to: number, first: number, step: number, hides: number): number[] {
  const found: number[] = [];
  for (
    let at = Math.max(0, Math.floor((to - first - hides) / step));
    first + at * step < to + hides;
    at += 1
  )
    if (Math.abs(first + at * step - to) < hides) found.push(at);
  return found;
}

/** The slots of one group's grid that no note hides. Points are relative to the group's `pos`. */
export class FreeSlots {
  /** By row, the columns that are taken. */
  readonly #taken = new Map<number, Set<number>>();
  #count = 0;
  #reach = 0;

  constructor(taken: Iterable<Point>) {
    for (const point of taken) this.take(point);
  }

  take([x, y]: Point): void {
    this.#count += 1;
    this.#reach = Math.max(this.#reach, Math.round((x - AIR) / STEP.x) + 1);
    const columns = hidden(x, AIR, STEP.x, HIDES.x);
    for (const row of hidden(y, HEADER, STEP.y, HIDES.y)) {
      const before = this.#taken.get(row);
      if (before) for (const column of columns) before.add(column);
      else this.#taken.set(row, new Set(columns));
    }
  }

  /** The free one nearest to `drop` (top left corner of the held note); taken from now on. A full group grows to the right while three rows are readable. */
  takeNearest(drop: Point): Point {
    const columns = this.#columns(1);
    const first = this.#rows(1, columns);
    let best = this.#nearest(drop, columns, 0, first);
    for (let row = first; !best; row += 1) best = this.#nearest(drop, columns, row, row + 1);
    this.take(best);
    return best;
  }

  /** For each of them a free one, taken from now on: the nearest one each, or for many the first ones in reading order. */
  takeFor(drops: readonly Point[]): Point[] {
    if (drops.length <= MANY) return drops.map((drop) => this.takeNearest(drop));
    const columns = this.#columns(drops.length);
    const slots: Point[] = [];
    for (let row = 0; slots.length < drops.length; row += 1) {
      const taken = this.#taken.get(row);
      for (let column = 0; column < columns && slots.length < drops.length; column += 1)
        if (!taken?.has(column)) slots.push(clusterSlot(row * columns + column, columns));
    }
    for (const slot of slots) this.take(slot);
    return slots;
  }

  #columns(more: number): number {
    return Math.max(tidyColumns(this.#count + more), Math.min(this.#reach, MOST_REACHED));
  }

  #rows(more: number, columns: number): number {
    return Math.max(1, Math.ceil((this.#count + more) / columns));
  }

  #nearest(drop: Point, columns: number, from: number, to: number): Point | null {
    let best: Point | null = null;
    let bestDistance = Infinity;
    for (let row = from; row < to; row += 1) {
      const taken = this.#taken.get(row);
      for (let column = 0; column < columns; column += 1) {
        if (taken?.has(column)) continue;
        const slot = clusterSlot(row * columns + column, columns);
        const distance = (slot[0] - drop[0]) ** 2 + (slot[1] - drop[1]) ** 2;
        // The first one where no distance is less: of a place so far off that all are endless.
        if (best && !(distance < bestDistance)) continue;
        best = slot;
        bestDistance = distance;
      }
    }
    return best;
  }
}

/** The free slot of a group nearest to where the hand let go. `taken` and `drop` are relative to the group's `pos`. */
export const freeSlotIn = (taken: readonly Point[], drop: Point): Point =>
  new FreeSlots(taken).takeNearest(drop);
