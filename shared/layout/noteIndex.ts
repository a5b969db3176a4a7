import type { Point } from '../model/arrangement.ts';
import { rectContains, rectsTouch, type Rect } from './noteGrid.ts';

/** Side of the smallest cells, wall units: more than a note, so that a note lies in four cells at most. */
const CELL_SIDE = 256;
/** Cells from the middle to any edge; more than coordinates can reach. */
const REACH = 2 ** 25;
/** In a cell with more than this, who is to be removed is looked up. */
const CROWD = 32;

const keyOf = (column: number, row: number): number => (column + REACH) * 2 * REACH + row + REACH;

/** How many times the smallest side is doubled for cells at least as long as this. */
const doublings = (length: number): number => Math.max(0, Math.ceil(Math.log2(length / CELL_SIDE)));

interface Cell<T> {
  items: T[];
  /** Place by id, once there is a crowd. */
  places: Map<string, number> | null;
}

/** Cells as wide and as high as what is in them, or a little more: nothing lies in more than four. */
class Grid<T extends { id: string; rect: Rect }> {
  readonly #cells = new Map<number, Cell<T>>();
  readonly #width: number;
  readonly #height: number;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
  }

  get isEmpty(): boolean {
    return this.#cells.size === 0;
  }

  add(item: T): void {
    this.#eachCell(item.rect, (key) => {
      const cell = this.#cells.get(key);
      if (!cell) this.#cells.set(key, { items: [item], places: null });
      else {
        cell.items.push(item);
        cell.places?.set(item.id, cell.items.length - 1);
        if (cell.items.length > CROWD) cell.places ??= new Map(cell.items.map(({ id }, index) => [id, index]));
      }
    });
  }

  remove(item: T): void {
    this.#eachCell(item.rect, (key) => {
      const cell = this.#cells.get(key);
      const at = cell?.places ? (cell.places.get(item.id) ?? -1) : (cell?.items.findIndex((each) => each.id === item.id) ?? -1);
      if (!cell || at < 0) return;
      const last = cell.items.at(-1) as T;
      cell.items[at] = last;
      cell.items.pop();
      cell.places?.set(last.id, at);
      cell.places?.delete(item.id);
      if (cell.items.length === 0) this.#cells.delete(key);
    });
  }

  /** Visits what touches `rect`, each once, until one says `true`. */
  some(rect: Rect, visit: (item: T) => boolean): boolean {
    const { fromColumn, fromRow, toColumn, toRow } = this.#range(rect);
    const look = ({ items }: Cell<T>, column: number, row: number): boolean => {
      for (const item of items) {
        // Told in the first of the cells that it shares with `rect`.
        const isFirst = column === Math.max(fromColumn, Math.floor(item.rect.x / this.#width)) && row === Math.max(fromRow, Math.floor(item.rect.y / this.#height));
        if (isFirst && rectsTouch(item.rect, rect) && visit(item)) return true;
      }
      return false;
    };
    // From far away most cells are empty: then those that are not are fewer.
    if ((toColumn - fromColumn + 1) * (toRow - fromRow + 1) > this.#cells.size) {
      for (const [key, cell] of this.#cells) {
        const [column, row] = [Math.floor(key / (2 * REACH)) - REACH, (key % (2 * REACH)) - REACH];
        if (column >= fromColumn && column <= toColumn && row >= fromRow && row <= toRow && look(cell, column, row)) return true;
      }
      return false;
    }
    for (let column = fromColumn; column <= toColumn; column += 1) {
      for (let row = fromRow; row <= toRow; row += 1) {
        const cell = this.#cells.get(keyOf(column, row));
        if (cell && look(cell, column, row)) return true;
      }
    }
    return false;
  }

  at([x, y]: Point): readonly T[] {
    return this.#cells.get(keyOf(Math.floor(x / this.#width), Math.floor(y / this.#height)))?.items ?? [];
  }

  #range({ x, y, width, height }: Rect): { fromColumn: number; fromRow: number; toColumn: number; toRow: number } {
    const [fromColumn, fromRow] = [Math.floor(x / this.#width), Math.floor(y / this.#height)];
    return { fromColumn, fromRow, toColumn: Math.floor((x + width) / this.#width), toRow: Math.floor((y + height) / this.#height) };
  }

  #eachCell(rect: Rect, visit: (key: number) => void): void {
    const { fromColumn, fromRow, toColumn, toRow } = this.#range(rect);
    for (let column = fromColumn; column <= toColumn; column += 1) for (let row = fromRow; row <= toRow; row += 1) visit(keyOf(column, row));
  }
}

/**
 * Finds what lies at a point or in a rectangle without looking at everything: grids of cells with what touches each. What is larger than a
 * cell, a group whose notes lie at two ends of the wall, has a grid of larger cells, so that it takes no more of them than a note.
 */
export class NoteIndex<T extends { id: string; rect: Rect }> {
  /** By the doublings of a cell's width and height; few walls have more than two. */
  readonly #grids = new Map<number, Grid<T>>();

  add(item: T): void {
    this.#gridFor(item.rect).add(item);
  }

  /** `item` with the rectangle it was added with. */
  remove(item: T): void {
    this.#gridFor(item.rect).remove(item);
  }

  clear(): void {
    this.#grids.clear();
  }

  /** All that touch `rect`, each once, in no order. */
  touching(rect: Rect): T[] {
    const found: T[] = [];
    this.some(rect, (item) => {
      found.push(item);
      return false;
    });
    return found;
  }

  /** Is there one that touches `rect` of which `is` holds? Looks no further than the first. */
  some(rect: Rect, is: (item: T) => boolean = () => true): boolean {
    for (const grid of this.#grids.values()) if (!grid.isEmpty && grid.some(rect, is)) return true;
    return false;
  }

  /** All whose rectangle holds the point, edges included, in no order. */
  at(point: Point): T[] {
    return [...this.#grids.values()].flatMap((grid) => grid.at(point).filter((item) => rectContains(item.rect, point)));
  }

  #gridFor({ width, height }: Rect): Grid<T> {
    const [wide, high] = [doublings(width), doublings(height)];
    const key = wide * 64 + high;
    let grid = this.#grids.get(key);
    if (!grid) {
      grid = new Grid(CELL_SIDE * 2 ** wide, CELL_SIDE * 2 ** high);
      this.#grids.set(key, grid);
    }
    return grid;
  }
}
