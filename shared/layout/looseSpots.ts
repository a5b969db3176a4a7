import { cellKey } from './cellKey.ts';
import {
  landingReach,
  landingShell,
  landsUntil,
  LINE_Y,
  rectsTouch,
  STEP,
  type Rect,
} from './noteGrid.ts';
import { NoteIndex } from './noteIndex.ts';
import { isOneSpot, NEAR, SpotCells } from './spotCells.ts';
import { placeAround } from './placesAround.ts';
import type { PlacedNote } from './placedWall.ts';

/** Who keeps a spot: what people put there before what landed there, then the earlier note. */
const byRank = (a: PlacedNote, b: PlacedNote): number =>
  Number(a.landed) - Number(b.landed) || a.note.seq - b.note.seq || (a.id < b.id ? -1 : 1);

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

/** Places that searches found. Those of one search lie on its own grid and never touch: only where there are several they are looked at. */
class TakenPlaces {
  readonly #all: { id: string; rect: Rect }[] = [];
  #index: NoteIndex<{ id: string; rect: Rect }> | null = null;
  #searches = 0;

  newSearch(isModest: boolean): Search {
    this.#searches += 1;
    return { looked: 0, isModest, misses: 0, isOver: false };
  }

  add(id: string, rect: Rect): void {
    this.#all.push({ id, rect });
    this.#index?.add({ id, rect });
  }

  some(rect: Rect): boolean {
    if (this.#searches < 2) return false;
    if (!this.#index) {
      this.#index = new NoteIndex();
      for (const place of this.#all) this.#index.add(place);
    }
    return this.#index.some(rect);
  }
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

/** Few keepers in each, and a spot mostly lies in one or two. */
const KEEPERS_CELL = { x: 4 * NEAR.x, y: 4 * NEAR.y } as const;
const NONE: readonly Keeper[] = [];

/** Those that keep their spot, by place. */
class Keepers {
  readonly #cells = new Map<number, Keeper[]>();

  add(note: PlacedNote): void {
    const key = cellKey(
      Math.floor(note.rect.x / KEEPERS_CELL.x),
      Math.floor(note.rect.y / KEEPERS_CELL.y),
    );
    const cell = this.#cells.get(key);
    if (cell) cell.push({ note, search: null });
    else this.#cells.set(key, [{ note, search: null }]);
  }

  /** Who keeps the spot that this note shares: the first of them by rank. */
  of({ rect }: PlacedNote): Keeper | undefined {
    let keeper: Keeper | undefined;
    const toColumn = Math.floor((rect.x + NEAR.x) / KEEPERS_CELL.x);
    const toRow = Math.floor((rect.y + NEAR.y) / KEEPERS_CELL.y);
    let column = Math.floor((rect.x - NEAR.x) / KEEPERS_CELL.x);
    for (; column <= toColumn; column += 1) {
      let row = Math.floor((rect.y - NEAR.y) / KEEPERS_CELL.y);
      for (; row <= toRow; row += 1) {
        for (const other of this.#cells.get(cellKey(column, row)) ?? NONE)
          if (isOneSpot(rect, other.note.rect) && (!keeper || byRank(other.note, keeper.note) < 0))
            keeper = other;
      }
    }
    return keeper;
  }
}

/**
 * Notes in no group, where their records say, and which of them share a spot: two people may put notes there at the same moment, or one
 * undo a move while another tidies. One of them keeps it; the others show on the nearest free place, for everybody alike. Nothing is written.
 */
export class LooseSpots {
  readonly #notes = new Map<string, PlacedNote>();
  /** Who is near whom, since the first change after it was asked for: a whole wall at once needs none of it. */
  #company: SpotCells | null = null;
  /** Those that keep their spot by place, since the first time that one was looked for. */
  #index: NoteIndex<PlacedNote> | null = null;
  /** Those that did not keep theirs when that was last asked: all that the index leaves out. */
  #moving = new Map<string, PlacedNote>();
  #settled: Settled | null = null;

  /** A note as its record places it; `null`: it is in a group, or gone. */
  set(id: string, note: PlacedNote | null): void {
    const before = this.#notes.get(id);
    if (!before && !note) return;
    if (this.#settled) this.#company ??= new SpotCells(this.#notes.values());
    if (before && note && isSamePlace(before, note)) return this.#replace(before, note);
    if (before) this.#remove(before);
    if (note) this.#add(note);
  }

  #add(note: PlacedNote): void {
    this.#notes.set(note.id, note);
    this.#index?.add(note);
    this.#company?.add(note);
    this.#notice(note);
  }

  #remove(note: PlacedNote): void {
    this.#notice(note);
    this.#notes.delete(note.id);
    if (!this.#moving.delete(note.id)) this.#index?.remove(note);
    this.#company?.remove(note);
  }

  /** Other words, the same place. */
  #replace(before: PlacedNote, note: PlacedNote): void {
    this.#notes.set(note.id, note);
    if (this.#moving.has(note.id)) this.#moving.set(note.id, note);
    else {
      this.#index?.remove(before);
      this.#index?.add(note);
    }
    this.#company?.replace(note);
  }

  /** What was settled holds no longer if this change is where somebody looked for a place, or has to look. */
  #notice(note: PlacedNote): void {
    if (
      this.#company?.isCrowded(note) ||
      (this.#settled?.looked && rectsTouch(this.#settled.looked, note.rect))
    )
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
    const taken = new TakenPlaces();
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
      const search = (keeper.search ??= taken.newSearch(isFarOut(keeper.note.rect, known)));
      for (; tries > 0 && !search.isOver; tries -= 1) {
        const rect = placeAround(keeper.note.rect, search.looked);
        search.looked += 1;
        looked = joined(looked, rect);
        if (isFree(rect, search)) {
          search.misses = 0;
          taken.add(note.id, rect);
          shown.set(note.id, rect);
          break;
        }
        search.misses += 1;
        if (search.misses < MOST_MISSES) continue;
        if (search.isModest) search.isOver = true;
        else Object.assign(search, taken.newSearch(true));
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
    const keepers = new Keepers();
    const moving: Moving[] = [];
    for (const note of [...(this.#company?.crowd() ?? this.#notes.values())].sort(byRank)) {
      const keeper = keepers.of(note);
      if (keeper) moving.push({ note, keeper });
      else keepers.add(note);
    }
    return moving;
  }
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
