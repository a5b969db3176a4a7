import type { Point } from '../model/arrangement.ts';
import { rectContains, rectsTouch, type Rect } from './noteGrid.ts';

/** Side of a cell, wall units: more than a note, so that a note lies in four cells at most. */
const CELL_SIDE = 256;
/** Cells from the middle to any edge; more than coordinates can reach. */
const REACH = 2 ** 25;

const cellOf = (coordinate: number): number => Math.floor(coordinate / CELL_SIDE);
const keyOf = (column: number, row: number): number => (column + REACH) * 2 * REACH + row + REACH;

/** Finds what lies at a point or in a rectangle without looking at everything: a grid of cells with what touches each. */
export class NoteIndex<T extends { id: string; rect: Rect }> {
  readonly #cells = new Map<number, T[]>();

  add(item: T): void {
    this.#eachCell(item.rect, (key) => {
      const cell = this.#cells.get(key);
      if (cell) cell.push(item);
      else this.#cells.set(key, [item]);
    });
  }

  /** `item` with the rectangle it was added with. */
  remove(item: T): void {
    this.#eachCell(item.rect, (key) => {
      const cell = this.#cells.get(key);
      const at = cell?.findIndex((each) => each.id === item.id) ?? -1;
      if (!cell || at < 0) return;
      cell[at] = cell.at(-1) as T;
      cell.pop();
      if (cell.length === 0) this.#cells.delete(key);
    });
  }

  clear(): void {
    this.#cells.clear();
  }

  /** All that touch `rect`, each once, in no order. */
  touching(rect: Rect): T[] {
    const found: T[] = [];
    const [fromColumn, fromRow] = [cellOf(rect.x), cellOf(rect.y)];
    this.#eachCell(rect, (key, column, row) => {
      for (const item of this.#cells.get(key) ?? []) {
        // Told in the first of the cells that it shares with `rect`.
        const isFirst = column === Math.max(fromColumn, cellOf(item.rect.x)) && row === Math.max(fromRow, cellOf(item.rect.y));
        if (isFirst && rectsTouch(item.rect, rect)) found.push(item);
      }
    });
    return found;
  }

  /** All whose rectangle holds the point, edges included, in no order. */
  at(point: Point): T[] {
    return (this.#cells.get(keyOf(cellOf(point[0]), cellOf(point[1]))) ?? []).filter((item) => rectContains(item.rect, point));
  }

  #eachCell(rect: Rect, visit: (key: number, column: number, row: number) => void): void {
    const [right, bottom] = [cellOf(rect.x + rect.width), cellOf(rect.y + rect.height)];
    for (let column = cellOf(rect.x); column <= right; column += 1) {
      for (let row = cellOf(rect.y); row <= bottom; row += 1) visit(keyOf(column, row), column, row);
    }
  }
}
