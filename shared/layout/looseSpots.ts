import { GAP, landsLater, NOTE, noteRect, type Rect } from './noteGrid.ts';
import { NoteIndex } from './noteIndex.ts';
import type { PlacedNote } from './resolvePlacements.ts';

/** Corners nearer to each other than this are one spot: of the lower note nothing could be read. Wall units. */
const NEAR = { x: Math.round(NOTE.width * 0.12), y: Math.round(NOTE.height * 0.12) } as const;
/** More cells to any side than coordinates can reach. */
const REACH = 2 ** 25;
const keyOf = (column: number, row: number): number => (column + REACH) * 2 * REACH + row + REACH;
const AROUND = [-1, 0, 1].flatMap((right) => [-1, 0, 1].map((down) => [right, down] as const));

export const isOneSpot = (a: Rect, b: Rect): boolean => Math.abs(a.x - b.x) < NEAR.x && Math.abs(a.y - b.y) < NEAR.y;

/** Who keeps a spot: what people put there before what landed there, then the earlier note. */
const byRank = (a: PlacedNote, b: PlacedNote): number => Number(a.landed) - Number(b.landed) || a.note.seq - b.note.seq || (a.id < b.id ? -1 : 1);

/** A cell of the grid with the corners in it. It holds one keeper at most: two would be near each other. */
interface Cell {
  column: number;
  row: number;
  notes: Set<PlacedNote>;
}

/**
 * Notes in no group, where their records say, and which of them share a spot: two people may put notes there at the same moment, or one
 * undo a move while another tidies. One of them keeps it; the others show on the nearest free place, for everybody alike. Nothing is written.
 */
export class LooseSpots {
  readonly #notes = new Map<string, PlacedNote>();
  readonly #cells = new Map<number, Cell>();
  /** Cells with company, in themselves or beside them: all others are one note's alone. */
  readonly #crowded = new Set<Cell>();
  /** By place, since the first time that one was looked for. */
  #index: NoteIndex<PlacedNote> | null = null;

  /** A note as its record places it; `null`: it is in a group, or gone. */
  set(id: string, note: PlacedNote | null): void {
    const before = this.#notes.get(id);
    if (before) {
      this.#notes.delete(id);
      this.#index?.remove(before);
      const cell = this.#cellOf(before);
      cell.notes.delete(before);
      if (cell.notes.size === 0) this.#cells.delete(keyOf(cell.column, cell.row));
      this.#lookAround(cell);
    }
    if (!note) return;
    this.#notes.set(id, note);
    this.#index?.add(note);
    const cell = this.#cellOf(note);
    cell.notes.add(note);
    this.#cells.set(keyOf(cell.column, cell.row), cell);
    this.#lookAround(cell);
  }

  /** As its record places it. */
  get(id: string): PlacedNote | undefined {
    return this.#notes.get(id);
  }

  /** Where those lie that do not keep their spot. `groups`: what else must stay free; `landing`: so many slots of the landing area are known. */
  settle(groups: Iterable<Rect>, landing: () => number): Map<string, Rect> {
    const shown = new Map<string, Rect>();
    const moving = this.#withoutSpot();
    if (moving.length === 0) return shown;
    if (!this.#index) {
      this.#index = new NoteIndex();
      for (const note of this.#notes.values()) this.#index.add(note);
    }
    const taken = new NoteIndex<{ id: string; rect: Rect }>();
    for (const rect of groups) taken.add({ id: `group ${rect.x} ${rect.y}`, rect });
    const isMoving = new Set(moving.map(({ note }) => note));
    const known = landing();
    // Whoever wants the same spot goes on looking where the last one found hers: what was taken before is taken still.
    const searches = new Map<PlacedNote, Generator<Rect, never>>();
    for (const { note, keeper } of moving) {
      const search = searches.get(keeper) ?? placesAround(keeper.rect);
      searches.set(keeper, search);
      let rect = search.next().value;
      while (landsLater(rect, known) || taken.touching(rect).length > 0 || this.#index.touching(rect).some((other) => !isMoving.has(other))) rect = search.next().value;
      taken.add({ id: note.id, rect });
      shown.set(note.id, rect);
    }
    return shown;
  }

  /** Those that do not keep their spot, with who does. */
  #withoutSpot(): { note: PlacedNote; keeper: PlacedNote }[] {
    const keepers = new Map<number, PlacedNote>();
    const moving: { note: PlacedNote; keeper: PlacedNote }[] = [];
    for (const note of [...this.#crowded].flatMap((cell) => [...cell.notes]).sort(byRank)) {
      const [column, row] = cellAt(note);
      let keeper: PlacedNote | undefined;
      for (const [right, down] of AROUND) {
        const other = keepers.get(keyOf(column + right, row + down));
        if (other && isOneSpot(note.rect, other.rect) && (!keeper || byRank(other, keeper) < 0)) keeper = other;
      }
      if (keeper) moving.push({ note, keeper });
      else keepers.set(keyOf(column, row), note);
    }
    return moving;
  }

  #cellOf(note: PlacedNote): Cell {
    const [column, row] = cellAt(note);
    return this.#cells.get(keyOf(column, row)) ?? { column, row, notes: new Set() };
  }

  /** After a change in this cell. */
  #lookAround(changed: Cell): void {
    for (const [right, down] of AROUND) {
      const cell = right === 0 && down === 0 ? changed : this.#cells.get(keyOf(changed.column + right, changed.row + down));
      if (!cell) continue;
      if (cell.notes.size > 0 && this.#hasCompany(cell)) this.#crowded.add(cell);
      else this.#crowded.delete(cell);
    }
  }

  #hasCompany({ column, row, notes }: Cell): boolean {
    return notes.size > 1 || AROUND.some(([right, down]) => (right !== 0 || down !== 0) && this.#cells.has(keyOf(column + right, row + down)));
  }
}

const cellAt = ({ rect }: PlacedNote): [column: number, row: number] => [Math.floor(rect.x / NEAR.x), Math.floor(rect.y / NEAR.y)];

/** Places for a note around a spot, ring by ring, in each the nearest first; right and below before left and above. */
function* placesAround({ x, y }: Rect): Generator<Rect, never> {
  for (let ring = 1; ; ring += 1) {
    const places: { rect: Rect; far: number }[] = [];
    for (let down = ring; down >= -ring; down -= 1) {
      for (let right = ring; right >= -ring; right -= Math.abs(down) === ring ? 1 : 2 * ring) {
        const [dx, dy] = [right * (NOTE.width + GAP), down * (NOTE.height + GAP)];
        places.push({ rect: noteRect([x + dx, y + dy]), far: dx ** 2 + dy ** 2 });
      }
    }
    for (const { rect } of places.sort((a, b) => a.far - b.far)) yield rect;
  }
}
