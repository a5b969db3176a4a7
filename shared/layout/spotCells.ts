import { cellKey } from './cellKey.ts';
import { NOTE, type Rect } from './noteGrid.ts';
import type { PlacedNote } from './placedWall.ts';

/** Corners nearer to each other than this are one spot: of the lower note nothing could be read. Wall units. */
export const NEAR = {
  x: Math.round(NOTE.width * 0.12),
  y: Math.round(NOTE.height * 0.12),
} as const;

export const isOneSpot = (a: Rect, b: Rect): boolean =>
  Math.abs(a.x - b.x) < NEAR.x && Math.abs(a.y - b.y) < NEAR.y;

/** From a cell to those beside it. */
const AROUND = [-1, 0, 1]
  .flatMap((right) => [-1, 0, 1].map((down) => [right, down] as const))
  .filter(([right, down]) => right !== 0 || down !== 0);

/** A cell of the grid with the corners in it. It holds one keeper of a spot at most: two would be near each other. */
interface Cell {
  column: number;
  row: number;
  /** Most cells have one. */
  notes: PlacedNote | Map<string, PlacedNote>;
}

/** Which notes may share a spot, as notes come and go. */
export class SpotCells {
  readonly #cells = new Map<number, Cell>();
  /** Cells with company, in themselves or beside them: all others are one note's alone. */
  readonly #crowded = new Map<number, Cell>();

  constructor(notes: Iterable<PlacedNote>) {
    for (const note of notes) this.add(note);
  }

  add(note: PlacedNote): void {
    const [column, row] = [columnOf(note), rowOf(note)];
    const key = cellKey(column, row);
    const known = this.#cells.get(key);
    if (known) {
      if (known.notes instanceof Map) known.notes.set(note.id, note);
      else
        known.notes = new Map([
          [known.notes.id, known.notes],
          [note.id, note],
        ]);
      this.#crowded.set(key, known);
      return;
    }
    const cell = { column, row, notes: note };
    this.#cells.set(key, cell);
    for (const beside of this.#beside(cell))
      this.#crowded.set(keyOf(beside), beside).set(key, cell);
  }

  /** `note` where it was added. */
  remove(note: PlacedNote): void {
    const key = cellKey(columnOf(note), rowOf(note));
    const cell = this.#cells.get(key);
    if (!cell) return;
    if (cell.notes instanceof Map && cell.notes.size > 1) {
      cell.notes.delete(note.id);
      return this.#lookAt(cell);
    }
    this.#cells.delete(key);
    this.#crowded.delete(key);
    for (const beside of this.#beside(cell)) this.#lookAt(beside);
  }

  /** Another note of its id, in its place. */
  replace(note: PlacedNote): void {
    const cell = this.#cells.get(cellKey(columnOf(note), rowOf(note)));
    if (cell?.notes instanceof Map) cell.notes.set(note.id, note);
    else if (cell) cell.notes = note;
  }

  /** Has it company where it is? */
  isCrowded(note: PlacedNote): boolean {
    return this.#crowded.has(cellKey(columnOf(note), rowOf(note)));
  }

  /** All that have company. */
  *crowd(): Generator<PlacedNote, void> {
    for (const { notes } of this.#crowded.values()) {
      if (notes instanceof Map) yield* notes.values();
      else yield notes;
    }
  }

  /** The cells beside it that are not empty. */
  #beside({ column, row }: Cell): Cell[] {
    const beside: Cell[] = [];
    for (const [right, down] of AROUND) {
      const cell = this.#cells.get(cellKey(column + right, row + down));
      if (cell) beside.push(cell);
    }
    return beside;
  }

  /** Does a cell still have company, after a note of it or of one beside it has gone? */
  #lookAt(cell: Cell): void {
    if (sizeOf(cell) < 2 && this.#beside(cell).length === 0) this.#crowded.delete(keyOf(cell));
  }
}

const columnOf = ({ rect }: PlacedNote): number => Math.floor(rect.x / NEAR.x);
const rowOf = ({ rect }: PlacedNote): number => Math.floor(rect.y / NEAR.y);
const keyOf = ({ column, row }: Cell): number => cellKey(column, row);
const sizeOf = ({ notes }: Cell): number => (notes instanceof Map ? notes.size : 1);
