import type { Point } from '../model/arrangement.ts';
import { cellKey } from './cellKey.ts';
import { rectContains, rectsTouch, type Rect } from './noteGrid.ts';

/** Side of the smallest cells, wall units: more than a note, so that a note lies in four cells at most. */
const CELL_SIDE = 256;
/** In a cell with more than this, who is to be removed is looked up. */
const CROWD = 32;

/** How many times the smallest side is doubled for cells at least as long as this. */
const doublings = (length: number): number =>
  length <= CELL_SIDE ? 0 : Math.ceil(Math.log2(length / CELL_SIDE));

interface Cell<T> {
  column: number;
  row: number;
  items: T[];
  /** Place by id, since one was first taken from a crowd. */
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
    const { x, y, width, height } = item.rect;
    const [toColumn, toRow] = [this.#column(x + width), this.#row(y + height)];
    for (let column = this.#column(x); column <= toColumn; column += 1)
      for (let row = this.#row(y); row <= toRow; row += 1) this.#put(item, column, row);
  }

  remove(item: T): void {
    const { x, y, width, height } = item.rect;
    const [toColumn, toRow] = [this.#column(x + width), this.#row(y + height)];
    for (let column = this.#column(x); column <= toColumn; column += 1)
      for (let row = this.#row(y); row <= toRow; row += 1) this.#take(item, cellKey(column, row));
  }

  /** Visits what touches `rect`, each once, until one says `true`. Asked thousands of times for one wall: it allocates nothing. */
  some(rect: Rect, visit: (item: T) => boolean): boolean {
    const [fromColumn, fromRow] = [this.#column(rect.x), this.#row(rect.y)];
    const [toColumn, toRow] = [this.#column(rect.x + rect.width), this.#row(rect.y + rect.height)];
    // From far away most cells are empty: then those that are not are fewer.
    if ((toColumn - fromColumn + 1) * (toRow - fromRow + 1) > this.#cells.size) {
      for (const cell of this.#cells.values()) {
        const { column, row } = cell;
        const isIn = column >= fromColumn && column <= toColumn && row >= fromRow && row <= toRow;
        if (isIn && this.#someIn(cell, rect, fromColumn, fromRow, visit)) return true;
      }
      return false;
    }
    for (let column = fromColumn; column <= toColumn; column += 1) {
      for (let row = fromRow; row <= toRow; row += 1) {
        const cell = this.#cells.get(cellKey(column, row));
        if (cell && this.#someIn(cell, rect, fromColumn, fromRow, visit)) return true;
      }
    }
    return false;
  }

  at([x, y]: Point): readonly T[] {
    return this.#cells.get(cellKey(this.#column(x), this.#row(y)))?.items ?? [];
  }

  #column(x: number): number {
    return Math.floor(x / this.#width);
  }

  #row(y: number): number {
    return Math.floor(y / this.#height);
  }

  #someIn(
    { column, row, items }: Cell<T>,
    rect: Rect,
    fromColumn: number,
    fromRow: number,
    visit: (item: T) => boolean,
  ): boolean {
    for (const item of items) {
      if (!rectsTouch(item.rect, rect)) continue;
      // Told in the first of the cells that it shares with `rect`.
      const isFirst =
        column === Math.max(fromColumn, this.#column(item.rect.x)) &&
        row === Math.max(fromRow, this.#row(item.rect.y));
      if (isFirst && visit(item)) return true;
    }
    return false;
  }

  #put(item: T, column: number, row: number): void {
    const key = cellKey(column, row);
    const cell = this.#cells.get(key);
    if (!cell) {
      this.#cells.set(key, { column, row, items: [item], places: null });
      return;
    }
    cell.items.push(item);
    cell.places?.set(item.id, cell.items.length - 1);
  }

  #take(item: T, key: number): void {
    const cell = this.#cells.get(key);
    if (cell && cell.items.length > CROWD)
      cell.places ??= new Map(cell.items.map(({ id }, index) => [id, index]));
    const at = cell?.places
      ? (cell.places.get(item.id) ?? -1)
      : (cell?.items.findIndex((each) => each.id === item.id) ?? -1);
    if (!cell || at < 0) return;
    const last = cell.items.at(-1) as T;
    cell.items[at] = last;
    cell.items.pop();
    cell.places?.set(last.id, at);
    cell.places?.delete(item.id);
    if (cell.items.length === 0) this.#cells.delete(key);
  }
}

/**
 * Finds what lies at a point or in a rectangle without looking at everything: grids of cells with what touches each. What is larger than a
 * cell, a group whose notes lie at two ends of the wall, has a grid of larger cells, so that it takes no more of them than a note.
 */
export class NoteIndex<T extends { id: string; rect: Rect }> {
  /** By the doublings of a cell's width and height; few walls have more than two. */
  readonly #grids = new Map<number, Grid<T>>();
  /** The same, to go through without an iterator. */
  readonly #list: Grid<T>[] = [];

  add(item: T): void {
    this.#gridFor(item.rect).add(item);
  }

  /** `item` with the rectangle it was added with. */
  remove(item: T): void {
    this.#gridFor(item.rect).remove(item);
  }

  clear(): void {
    this.#grids.clear();
    this.#list.length = 0;
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
    for (const grid of this.#list) if (!grid.isEmpty && grid.some(rect, is)) return true;
    return false;
  }

  /** All whose rectangle holds the point, edges included, in no order. */
  at(point: Point): T[] {
    return [...this.#grids.values()].flatMap((grid) =>
      grid.at(point).filter((item) => rectContains(item.rect, point)),
    );
  }

  #gridFor({ width, height }: Rect): Grid<T> {
    const [wide, high] = [doublings(width), doublings(height)];
    const key = wide * 64 + high;
    let grid = this.#grids.get(key);
    if (!grid) {
      grid = new Grid(CELL_SIDE * 2 ** wide, CELL_SIDE * 2 ** high);
      this.#grids.set(key, grid);
      this.#list.push(grid);
    }
    return grid;
  }
}
