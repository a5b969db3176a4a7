import type { Cluster, Placement } from '../model/arrangement.ts';
import type { Note } from '../model/note.ts';
import { LooseSpots } from './looseSpots.ts';
import type { Rect } from './noteGrid.ts';
import {
  byTop,
  placeRecords,
  rowByRow,
  slotsGiven,
  type PlacedCluster,
  type PlacedNote,
  type PlacedWall,
} from './resolvePlacements.ts';

/** What differs from the last time; ids of notes. */
export interface WallChange {
  notes: ReadonlySet<string>;
  placements: ReadonlySet<string>;
  /** Some group's record. */
  clusters: boolean;
}

/**
 * `resolvePlacements` for a wall that changes a little at a time. Notes in no group are placed one by one; groups and what is in
 * them anew, all together, when any of it changed. What lies as before is the same object as before, so readers find out by `===`.
 */
export class PlacementCache {
  #wall: PlacedWall = { notes: new Map(), clusters: new Map(), loose: [] };
  /** Notes whose placement names a group, whatever became of the group. */
  #grouped = new Set<string>();
  readonly #spots = new LooseSpots();
  /** Where notes lie that lie beside the spot that their records name. */
  #beside: ReadonlyMap<string, Rect> = new Map();
  /** Sorted `byTop`. */
  #loose: PlacedNote[] = [];

  /** `change` must name everything that differs from the last call. */
  update(
    notes: ReadonlyMap<string, Note>,
    clusters: ReadonlyMap<string, Cluster>,
    placements: ReadonlyMap<string, Placement>,
    change: WallChange,
  ): PlacedWall {
    const touched = new Set([...change.notes, ...change.placements]);
    const isGrouped = (id: string): boolean => placements.get(id)?.cluster !== undefined;
    const regroup =
      change.clusters || [...touched].some((id) => isGrouped(id) || this.#grouped.has(id));
    if (touched.size === 0 && !regroup) return this.#wall;

    const before = this.#wall;
    const placed = new Map(before.notes);
    const looked = new Map<string, PlacedNote>();
    const freed = new Map<string, Note>();
    for (const id of touched) {
      const note = notes.get(id);
      if (!note) {
        placed.delete(id);
        this.#spots.set(id, null);
      } else if (!isGrouped(id)) freed.set(id, note);
    }
    for (const next of placeRecords(freed, new Map(), placements).notes.values())
      looked.set(next.id, next);

    let open = before.clusters;
    if (regroup) {
      const grouped = new Map<string, Note>();
      for (const [id, { cluster }] of placements) {
        const note = cluster === undefined ? undefined : notes.get(id);
        if (note) grouped.set(id, note);
      }
      const resolved = placeRecords(grouped, clusters, placements);
      for (const next of resolved.notes.values()) looked.set(next.id, next);
      open = resolved.clusters;
      this.#grouped = new Set(grouped.keys());
    }
    for (const next of looked.values())
      this.#spots.set(next.id, next.cluster === undefined ? next : null);
    this.#layBeside(looked, open, notes);
    for (const next of looked.values()) {
      const known = placed.get(next.id);
      placed.set(next.id, known && isSameNote(known, next) ? known : next);
    }
    if (regroup)
      open = new Map([...open].map(([id, next]) => [id, keepCluster(before, placed, next)]));
    this.#wall = {
      notes: placed,
      clusters: open,
      loose: this.#looseNotes(before, placed, new Set([...touched, ...looked.keys()])),
    };
    return this.#wall;
  }

  /** In reading order; only notes in `touched` can be loose, or lie elsewhere, that were not or did not. */
  #looseNotes(
    before: PlacedWall,
    placed: ReadonlyMap<string, PlacedNote>,
    touched: ReadonlySet<string>,
  ): string[] {
    const looseIn = (
      notes: ReadonlyMap<string, PlacedNote>,
      id: string,
    ): PlacedNote | undefined => {
      const note = notes.get(id);
      return note?.cluster === undefined ? note : undefined;
    };
    const changed = [...touched]
      .map((id) => ({ old: looseIn(before.notes, id), now: looseIn(placed, id) }))
      .filter(({ old, now }) => old !== now);
    if (changed.length === 0) return before.loose;
    if (changed.length > FEW_CHANGES)
      this.#loose = [...placed.values()].filter(({ cluster }) => cluster === undefined).sort(byTop);
    else {
      for (const { old } of changed) if (old) this.#loose.splice(placeIn(this.#loose, old), 1);
      for (const { now } of changed) if (now) this.#loose.splice(placeIn(this.#loose, now), 0, now);
    }
    return rowByRow(this.#loose).map(({ id }) => id);
  }

  /** Adds to `looked` the loose notes that lie beside a spot that is another's, and those that did and have it back. */
  #layBeside(
    looked: Map<string, PlacedNote>,
    open: ReadonlyMap<string, PlacedCluster>,
    notes: ReadonlyMap<string, Note>,
  ): void {
    const beside = this.#spots.settle(
      [...open.values()].map(({ rect }) => rect),
      () => slotsGiven(notes),
    );
    const ids =
      beside === this.#beside
        ? [...looked.keys()].filter((id) => beside.has(id))
        : [...this.#beside.keys(), ...beside.keys()];
    for (const id of ids) {
      const note = this.#spots.get(id);
      if (note) looked.set(id, { ...note, rect: beside.get(id) ?? note.rect });
    }
    this.#beside = beside;
  }
}

/** More changes than this at once: sorting anew is cheaper than putting each in its place. */
const FEW_CHANGES = 64;

/** The place of a note in a list that is sorted `byTop`, or where it would be. */
function placeIn(sorted: readonly PlacedNote[], note: PlacedNote): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = sorted[middle];
    if (other && other.id !== note.id && byTop(other, note) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isSameRect = (a: PlacedNote['rect'], b: PlacedNote['rect']): boolean =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

function isSameNote(a: PlacedNote, b: PlacedNote): boolean {
  const isSamePile =
    a.pile === b.pile ||
    (a.pile !== undefined &&
      b.pile !== undefined &&
      a.pile.isTop === b.pile.isTop &&
      isSameRect(a.pile.open, b.pile.open));
  return (
    a.note === b.note &&
    a.cluster === b.cluster &&
    a.landed === b.landed &&
    isSamePile &&
    isSameRect(a.rect, b.rect)
  );
}

/** The group as it was, where neither it nor any of its notes changed. */
function keepCluster(
  before: PlacedWall,
  placed: ReadonlyMap<string, PlacedNote>,
  next: PlacedCluster,
): PlacedCluster {
  const known = before.clusters.get(next.id);
  const isSame =
    known !== undefined &&
    next.notes.every((id) => placed.get(id) === before.notes.get(id)) &&
    JSON.stringify(known) === JSON.stringify(next);
  return isSame ? known : next;
}
