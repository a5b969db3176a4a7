import type { Cluster, Placement } from '../model/arrangement.ts';
import type { Note } from '../model/note.ts';
import { readingOrder, resolvePlacements, type PlacedCluster, type PlacedNote, type PlacedWall } from './resolvePlacements.ts';

/** What differs from the last time; ids of notes. */
export interface WallChange {
  notes: ReadonlySet<string>;
  placements: ReadonlySet<string>;
  /** Some group's record. */
  clusters: boolean;
}

/**
 * {@link resolvePlacements} for a wall that changes a little at a time. Notes in no group are placed one by one; groups and what is in
 * them anew, all together, when any of it changed. What lies as before is the same object as before, so readers find out by `===`.
 */
export class PlacementCache {
  #wall: PlacedWall = { notes: new Map(), clusters: new Map(), loose: [] };
  /** Notes whose placement names a group, whatever became of the group. */
  #grouped = new Set<string>();

  /** `change` must name everything that differs from the last call. */
  update(notes: ReadonlyMap<string, Note>, clusters: ReadonlyMap<string, Cluster>, placements: ReadonlyMap<string, Placement>, change: WallChange): PlacedWall {
    const touched = new Set([...change.notes, ...change.placements]);
    const isGrouped = (id: string): boolean => placements.get(id)?.cluster !== undefined;
    const regroup = change.clusters || [...touched].some((id) => isGrouped(id) || this.#grouped.has(id));
    if (touched.size === 0 && !regroup) return this.#wall;

    const before = this.#wall;
    const placed = new Map(before.notes);
    const looked = new Set<string>();
    const put = (next: PlacedNote): void => {
      looked.add(next.id);
      const known = placed.get(next.id);
      placed.set(next.id, known && isSameNote(known, next) ? known : next);
    };
    const freed = new Map<string, Note>();
    for (const id of touched) {
      const note = notes.get(id);
      if (!note) placed.delete(id);
      else if (!isGrouped(id)) freed.set(id, note);
    }
    for (const next of resolvePlacements(freed, new Map(), placements).notes.values()) put(next);

    let open = before.clusters;
    if (regroup) {
      const grouped = new Map<string, Note>();
      for (const [id, { cluster }] of placements) {
        const note = cluster === undefined ? undefined : notes.get(id);
        if (note) grouped.set(id, note);
      }
      const resolved = resolvePlacements(grouped, clusters, placements);
      for (const next of resolved.notes.values()) put(next);
      open = new Map([...resolved.clusters].map(([id, next]) => [id, keepCluster(before, placed, next)]));
      this.#grouped = new Set(grouped.keys());
    }
    this.#wall = { notes: placed, clusters: open, loose: looseNotes(before, placed, looked) };
    return this.#wall;
  }
}

/** In reading order; only notes in `looked` can be loose that were not. Starts from the last order, which is nearly right, so that sorting has little to do. */
function looseNotes(before: PlacedWall, placed: ReadonlyMap<string, PlacedNote>, looked: ReadonlySet<string>): string[] {
  const notes: PlacedNote[] = [];
  let isSame = true;
  for (const id of before.loose) {
    const note = placed.get(id);
    isSame &&= note !== undefined && note === before.notes.get(id);
    if (!note || note.cluster !== undefined) continue;
    notes.push(note);
  }
  for (const id of looked) {
    const [known, note] = [before.notes.get(id), placed.get(id)];
    const wasLoose = known !== undefined && known.cluster === undefined;
    if (note && note.cluster === undefined && !wasLoose) notes.push(note);
  }
  return isSame && notes.length === before.loose.length ? before.loose : readingOrder(notes).map((note) => note.id);
}

const isSameRect = (a: PlacedNote['rect'], b: PlacedNote['rect']): boolean => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

function isSameNote(a: PlacedNote, b: PlacedNote): boolean {
  const isSamePile = a.pile === b.pile || (a.pile !== undefined && b.pile !== undefined && a.pile.isTop === b.pile.isTop && isSameRect(a.pile.open, b.pile.open));
  return a.note === b.note && a.cluster === b.cluster && a.landed === b.landed && isSamePile && isSameRect(a.rect, b.rect);
}

/** The group as it was, where neither it nor any of its notes changed. */
function keepCluster(before: PlacedWall, placed: ReadonlyMap<string, PlacedNote>, next: PlacedCluster): PlacedCluster {
  const known = before.clusters.get(next.id);
  const isSame = known !== undefined && next.notes.every((id) => placed.get(id) === before.notes.get(id)) && JSON.stringify(known) === JSON.stringify(next);
  return isSame ? known : next;
}
