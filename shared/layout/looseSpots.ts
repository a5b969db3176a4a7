import { cellKey } from './cellKey.ts';
import {
  landingReach,
  landingShell,
  landsUntil,
  LINE_Y,
  NOTE,
  rectsTouch,
  STEP,
  type Rect,
} from './noteGrid.ts';
import { NoteIndex } from './noteIndex.ts';
import { placeAround } from './placesAround.ts';
import type { PlacedNote } from './resolvePlacements.ts';

/** Corners nearer to each other than this are one spot: of the lower note nothing could be read. Wall units. */
const NEAR = { x: Math.round(NOTE.width * 0.12), y: Math.round(NOTE.height * 0.12) } as const;
/** From a cell to those beside it. */
const AROUND = [-1, 0, 1]
  .flatMap((right) => [-1, 0, 1].map((down) => [right, down] as const))
  .filter(([right, down]) => right !== 0 || down !== 0);

export const isOneSpot = (a: Rect, b: Rect): boolean =>
  Math.abs(a.x - b.x) < NEAR.x && Math.abs(a.y - b.y) < NEAR.y;

/** Who keeps a spot: what people put there before what landed there, then the earlier note. */
const byRank = (a: PlacedNote, b: PlacedNote): number =>
  Number(a.landed) - Number(b.landed) || a.note.seq - b.note.seq || (a.id < b.id ? -1 : 1);

/** A cell of the grid with the corners in it. It holds one keeper at most: two would be near each other. */
interface Cell {
  column: number;
  row: number;
  /** Most cells have one. */
  notes: PlacedNote | Map<string, PlacedNote>;
}

/** So many places in a row that are not free, and a search asks for less: about 22 places to each side. Of what it asks last, it gives up. */
const MOST_MISSES = 2_000;
/** How far such a search reaches to each side, wall units. */
const SEARCHED = { x: 22 * STEP.x, y: 22 * STEP.y } as const;
/** Places looked at in all: some, and so many for each note without a spot. Then the rest lie on each other, as their records say. */
const TRIES = { atLeast: 3_000, each: 3 } as const;

/** Whoever wants the same spot goes on looking where the last one found hers: what was taken before is taken still. */
interface Search {
  /** So many places were looked at. */
  looked: number;
  /** Off other notes is enough: near that spot there is nowhere that groups and notes to come leave free. */
  isModest: boolean;
  misses: number;
  isOver: boolean;
}

/** Where those lie that do not keep their spot, and for how long that answer holds. */
interface Settled {
  shown: Map<string, Rect>;
  groups: readonly Rect[];
  /** Box around every place that was looked at. */
  looked: Rect | null;
  /** It holds for as many known slots: from the first on, below the second, and with this shell of blocks. `null`: every note keeps its spot. */
  slots: { from: number; below: number; shell: number } | null;
}

/** A note that keeps its spot; the search for places around it, once somebody else wants it. */
interface Keeper {
  note: PlacedNote;
  search: Search | null;
}

/** A note that does not keep its spot, and the one that does. */
interface Moving {
  note: PlacedNote;
  keeper: Keeper;
}

/**
 * Notes in no group, where their records say, and which of them share a spot: two people may put notes there at the same moment, or one
 * undo a move while another tidies. One of them keeps it; the others show on the nearest free place, for everybody alike. Nothing is written.
 */
export class LooseSpots {
  readonly #notes = new Map<string, PlacedNote>();
  readonly #cells = new Map<number, Cell>();
  /** Cells with company, in themselves or beside them: all others are one note's alone. */
  readonly #crowded = new Map<number, Cell>();
  /** Those that keep their spot by place, since the first time that one was looked for. */
  #index: NoteIndex<PlacedNote> | null = null;
  /** Those that did not keep theirs when that was last asked: all that the index leaves out. */
  #moving = new Map<string, PlacedNote>();
  #settled: Settled | null = null;

  /** A note as its record places it; `null`: it is in a group, or gone. */
  set(id: string, note: PlacedNote | null): void {
    const before = this.#notes.get(id);
    if (before && note && isSamePlace(before, note)) return this.#replace(before, note);
    if (before) this.#remove(before);
    if (note) this.#add(note);
  }

  #add(note: PlacedNote): void {
    this.#notes.set(note.id, note);
    this.#index?.add(note);
    const [column, row] = [columnOf(note), rowOf(note)];
    const key = cellKey(column, row);
    let cell = this.#cells.get(key);
    if (cell) {
      if (cell.notes instanceof Map) cell.notes.set(note.id, note);
      else
        cell.notes = new Map([
          [cell.notes.id, cell.notes],
          [note.id, note],
        ]);
      this.#crowded.set(key, cell);
    } else {
      cell = { column, row, notes: note };
      this.#cells.set(key, cell);
      for (const beside of this.#beside(cell))
        this.#crowded.set(cellKey(beside.column, beside.row), beside).set(key, cell);
    }
    this.#notice(note.rect, key);
  }

  #remove(note: PlacedNote): void {
    this.#notes.delete(note.id);
    if (!this.#moving.delete(note.id)) this.#index?.remove(note);
    const key = cellKey(columnOf(note), rowOf(note));
    const cell = this.#cells.get(key);
    if (!cell) return;
    this.#notice(note.rect, key);
    if (cell.notes instanceof Map && cell.notes.size > 1) {
      cell.notes.delete(note.id);
      return this.#lookAt(cell);
    }
    this.#cells.delete(key);
    this.#crowded.delete(key);
    for (const beside of this.#beside(cell)) this.#lookAt(beside);
  }

  /** Other words, the same place. */
  #replace(before: PlacedNote, note: PlacedNote): void {
    this.#notes.set(note.id, note);
    if (this.#moving.has(note.id)) this.#moving.set(note.id, note);
    else {
      this.#index?.remove(before);
      this.#index?.add(note);
    }
    const cell = this.#cells.get(cellKey(columnOf(before), rowOf(before)));
    if (cell?.notes instanceof Map) cell.notes.set(note.id, note);
    else if (cell) cell.notes = note;
  }

  /** What was settled holds no longer if this change is where somebody looked for a place, or has to look. */
  #notice(rect: Rect, key: number): void {
    if (this.#crowded.has(key) || (this.#settled?.looked && rectsTouch(this.#settled.looked, rect)))
      this.#settled = null;
  }

  /** As its record places it. */
  get(id: string): PlacedNote | undefined {
    return this.#notes.get(id);
  }

  /**
   * Where those lie that do not keep their spot; the same object while nothing about it has changed. `groups`: what else must stay free;
   * `landing`: so many slots of the landing area are known. Bounded, whatever the records say: see `TRIES`.
   */
  settle(groups: readonly Rect[], landing: () => number): ReadonlyMap<string, Rect> {
    const known = this.#settled;
    if (
      known &&
      (known.slots === null || (areSame(known.groups, groups) && holdsFor(known.slots, landing)))
    )
      return known.shown;
    const moving = this.#withoutSpot();
    this.#settled =
      moving.length === 0
        ? { shown: new Map(), groups, looked: null, slots: null }
        : this.#lay(moving, groups, landing());
    return this.#settled.shown;
  }

  #lay(moving: readonly Moving[], groups: readonly Rect[], known: number): Settled {
    const index = this.#indexWithout(moving);
    const taken = new NoteIndex<{ id: string; rect: Rect }>();
    const around = new NoteIndex<{ id: string; rect: Rect }>();
    // One that is larger than a search reaches would leave it nothing.
    for (const rect of groups)
      if (rect.width < 2 * SEARCHED.x || rect.height < 2 * SEARCHED.y) around.add({ id: '', rect });
    const slots = { from: 0, below: Infinity, shell: landingShell(known) };
    const isFree = (rect: Rect, { isModest }: Search): boolean => {
      if (!isModest) {
        const until = landsUntil(rect);
        if (until > known) slots.below = Math.min(slots.below, until);
        else slots.from = Math.max(slots.from, until);
        if (until > known || around.some(rect)) return false;
      }
      return !taken.some(rect) && !index.some(rect);
    };
    const shown = new Map<string, Rect>();
    let looked: Rect | null = null;
    let tries = TRIES.atLeast + TRIES.each * moving.length;
    for (const { note, keeper } of moving) {
      const search = (keeper.search ??= {
        looked: 0,
        isModest: isFarOut(keeper.note.rect, known),
        misses: 0,
        isOver: false,
      });
      for (; tries > 0 && !search.isOver; tries -= 1) {
        const rect = placeAround(keeper.note.rect, search.looked);
        search.looked += 1;
        looked = joined(looked, rect);
        if (isFree(rect, search)) {
          search.misses = 0;
          taken.add({ id: note.id, rect });
          shown.set(note.id, rect);
          break;
        }
        search.misses += 1;
        if (search.misses < MOST_MISSES) continue;
        if (search.isModest) search.isOver = true;
        else Object.assign(search, { looked: 0, isModest: true, misses: 0 });
      }
    }
    return { shown, groups, looked, slots };
  }

  /** The index, brought up to date: moving notes are in nobody's way. */
  #indexWithout(moving: readonly Moving[]): NoteIndex<PlacedNote> {
    const before = this.#moving;
    this.#moving = new Map();
    for (const { note } of moving) this.#moving.set(note.id, note);
    if (!this.#index) {
      this.#index = new NoteIndex();
      for (const note of this.#notes.values())
        if (!this.#moving.has(note.id)) this.#index.add(note);
      return this.#index;
    }
    for (const [id, note] of this.#moving) if (!before.has(id)) this.#index.remove(note);
    for (const [id, note] of before) if (!this.#moving.has(id)) this.#index.add(note);
    return this.#index;
  }

  /** Those that do not keep their spot, with who does. */
  #withoutSpot(): Moving[] {
    const crowd: PlacedNote[] = [];
    for (const { notes } of this.#crowded.values()) {
      if (notes instanceof Map) for (const note of notes.values()) crowd.push(note);
      else crowd.push(notes);
    }
    const keepers = new Map<number, Keeper>();
    const moving: Moving[] = [];
    for (const note of crowd.sort(byRank)) {
      const keeper = keeperOf(note, keepers);
      if (keeper) moving.push({ note, keeper });
      else keepers.set(cellKey(columnOf(note), rowOf(note)), { note, search: null });
    }
    return moving;
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
    if (sizeOf(cell) < 2 && this.#beside(cell).length === 0)
      this.#crowded.delete(cellKey(cell.column, cell.row));
  }
}

const columnOf = ({ rect }: PlacedNote): number => Math.floor(rect.x / NEAR.x);
const rowOf = ({ rect }: PlacedNote): number => Math.floor(rect.y / NEAR.y);

const sizeOf = ({ notes }: Cell): number => (notes instanceof Map ? notes.size : 1);

/** Who keeps the spot that this note shares, of those that keep theirs, by cell: the first of them by rank. */
function keeperOf(note: PlacedNote, keepers: ReadonlyMap<number, Keeper>): Keeper | undefined {
  const [column, row] = [columnOf(note), rowOf(note)];
  let keeper: Keeper | undefined;
  for (let right = -1; right <= 1; right += 1) {
    for (let down = -1; down <= 1; down += 1) {
      const other = keepers.get(cellKey(column + right, row + down));
      if (
        other &&
        isOneSpot(note.rect, other.note.rect) &&
        (!keeper || byRank(other.note, keeper.note) < 0)
      )
        keeper = other;
    }
  }
  return keeper;
}

const isSamePlace = (a: PlacedNote, b: PlacedNote): boolean =>
  a.rect.x === b.rect.x &&
  a.rect.y === b.rect.y &&
  a.landed === b.landed &&
  a.note.seq === b.note.seq;

const areSame = (a: readonly Rect[], b: readonly Rect[]): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every((rect, index) => rect === b[index] || isSameRect(rect, b[index])));
const isSameRect = (a: Rect, b: Rect | undefined): boolean =>
  b !== undefined && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

function joined(box: Rect | null, rect: Rect): Rect {
  if (!box) return { ...rect };
  const right = Math.max(box.x + box.width, rect.x + rect.width);
  const bottom = Math.max(box.y + box.height, rect.y + rect.height);
  box.x = Math.min(box.x, rect.x);
  box.y = Math.min(box.y, rect.y);
  box.width = right - box.x;
  box.height = bottom - box.y;
  return box;
}

/** Does an answer hold with as many known slots as there are now? */
function holdsFor(slots: Settled['slots'], landing: () => number): boolean {
  if (!slots) return true;
  const known = landing();
  return known >= slots.from && known < slots.below && landingShell(known) === slots.shell;
}

/** So far into the landing area that a search would find nothing but places of notes to come. */
function isFarOut({ x, y, width, height }: Rect, known: number): boolean {
  const { right, bottom } = landingReach(known);
  const isBeyond = x > right + SEARCHED.x || y > bottom + SEARCHED.y;
  return isBeyond && x + width > SEARCHED.x && y + height - LINE_Y > SEARCHED.y;
}
