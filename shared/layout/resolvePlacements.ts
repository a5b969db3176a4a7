import type { Cluster, Placement, Point } from '../model/arrangement.ts';
import type { Note } from '../model/note.ts';
import { clusterHomes, type ClusterHome } from './clusterHomes.ts';
import { FreeSlots } from './freeSlots.ts';
import { LooseSpots } from './looseSpots.ts';
import { numberClusters } from './numberClusters.ts';
import type { PlacedCluster, PlacedNote, PlacedWall } from './placedWall.ts';

export type { PlacedCluster, PlacedNote, PlacedWall } from './placedWall.ts';
import {
  AIR,
  boundsOf,
  HEADER,
  headerWidth,
  landingSlot,
  NOTE,
  noteRect,
  PILE_SLOT,
  type Rect,
} from './noteGrid.ts';

const ROW_TOLERANCE = NOTE.height / 2;

interface Placed {
  id: string;
  rect: Rect;
}

/** From top to bottom; no two are equal. */
export const byTop = (a: Placed, b: Placed): number =>
  a.rect.y - b.rect.y || a.rect.x - b.rect.x || (a.id < b.id ? -1 : 1);
const byLeft = (a: Placed, b: Placed): number => a.rect.x - b.rect.x || (a.id < b.id ? -1 : 1);

/** Rows top to bottom, each left to right; ties by id so that everyone agrees. */
export function readingOrder<T extends Placed>(
  items: readonly T[],
  tolerance = ROW_TOLERANCE,
): T[] {
  return rowByRow([...items].sort(byTop), tolerance);
}

/** {@link readingOrder} of what is sorted `byTop` already. */
export function rowByRow<T extends Placed>(items: readonly T[], tolerance = ROW_TOLERANCE): T[] {
  const ordered: T[] = [];
  let row: T[] = [];
  const closeRow = (): void => {
    for (const item of row.sort(byLeft)) ordered.push(item);
    row = [];
  };
  for (const item of items) {
    if (row[0] && item.rect.y - row[0].rect.y >= tolerance) closeRow();
    row.push(item);
  }
  closeRow();
  return ordered;
}

/** Box of a group's header and notes; an empty group has room for one note. */
export function clusterRect(pos: Point, notes: readonly Rect[], name = ''): Rect {
  const header = {
    x: pos[0],
    y: pos[1],
    width: headerWidth(name),
    height: HEADER + (notes.length === 0 ? NOTE.height + AIR : 0),
  };
  const padded = notes.map((rect) => ({
    x: rect.x - AIR,
    y: rect.y - AIR,
    width: rect.width + 2 * AIR,
    height: rect.height + 2 * AIR,
  }));
  return boundsOf([header, ...padded]) ?? header;
}

/** A note in a group, where its records say until that is settled. */
interface Inside extends Placed {
  note: Pick<Note, 'seq'>;
}

/** Notes that two people put on one slot at the same moment lie side by side for everybody: the earlier note keeps the slot. All of them, sorted `byTop`. */
function spread<T extends Inside>(pos: Point, inside: readonly T[]): T[] {
  // Those of one slot follow one another.
  const sorted = [...inside].sort(byTop);
  const isOnSlotOf = (a: T, b: T | undefined): boolean =>
    b !== undefined && a.rect.x === b.rect.x && a.rect.y === b.rect.y;
  const slots: Point[] = [];
  const moving: T[] = [];
  for (let at = 0; at < sorted.length;) {
    let first = sorted[at] as T;
    const { x, y } = first.rect;
    slots.push([x - pos[0], y - pos[1]]);
    for (at += 1; isOnSlotOf(first, sorted[at]); at += 1) {
      const other = sorted[at] as T;
      const isEarlier = bySeq(other, first) < 0;
      moving.push(isEarlier ? first : other);
      if (isEarlier) first = other;
    }
  }
  if (moving.length === 0) return sorted;
  moving.sort(bySeq);
  const free = new FreeSlots(slots).takeFor(
    moving.map(({ rect }) => [rect.x - pos[0], rect.y - pos[1]]),
  );
  moving.forEach((placed, index) => {
    const [x, y] = free[index] ?? [0, 0];
    placed.rect = noteRect([pos[0] + x, pos[1] + y]);
  });
  return sorted.sort(byTop);
}

const bySeq = (a: Inside, b: Inside): number => a.note.seq - b.note.seq || (a.id < b.id ? -1 : 1);

/** Ids of a group's notes in reading order; `pos` of each is relative to the group's. */
export function notesInOrder(
  [left, top]: Point,
  notes: Iterable<{ id: string; seq: number; pos: Point }>,
): string[] {
  const inside: Inside[] = [];
  for (const { id, seq, pos } of notes)
    inside.push({ id, note: { seq }, rect: noteRect([pos[0] + left, pos[1] + top]) });
  return rowByRow(spread([left, top], inside)).map(({ id }) => id);
}

/** One group from its record and its notes, whose places it settles. */
function placeCluster(
  id: string,
  cluster: Cluster,
  inside: PlacedNote[],
): Omit<PlacedCluster, 'number'> {
  const ordered = rowByRow(spread(cluster.pos, inside));
  if (cluster.collapsed) {
    const pile = noteRect([cluster.pos[0] + PILE_SLOT[0], cluster.pos[1] + PILE_SLOT[1]]);
    ordered.forEach((placed, index) => {
      placed.pile = { isTop: index === 0, open: placed.rect };
      placed.rect = pile;
    });
  }
  const { name, color, pos } = cluster;
  // A pile has the room of an empty group.
  const rect = clusterRect(pos, cluster.collapsed ? [] : ordered.map((note) => note.rect), name);
  return {
    id,
    name,
    color,
    pos,
    notes: ordered.map((note) => note.id),
    rect,
    ...(cluster.collapsed ? { collapsed: true as const } : {}),
  };
}

/** Names of merged groups by the open group they went into, its own left out. */
function mergedNames(
  clusters: ReadonlyMap<string, Cluster>,
  homes: ReadonlyMap<string, ClusterHome>,
): Map<string, string[]> {
  const names = new Map<string, Set<string>>();
  for (const [id, { name, state }] of clusters) {
    if (state !== 'dissolved' || name === '') continue;
    const open = homes.get(id)?.open ?? null;
    if (open === null || open === id || clusters.get(open)?.name === name) continue;
    const known = names.get(open);
    if (known) known.add(name);
    else names.set(open, new Set([name]));
  }
  return new Map([...names].map(([id, known]) => [id, [...known].sort()]));
}

/** Every note's place and every open group, from the records alone: loose notes may still share a spot. */
export function placeRecords(
  notes: ReadonlyMap<string, Note>,
  clusters: ReadonlyMap<string, Cluster>,
  placements: ReadonlyMap<string, Placement>,
): { notes: Map<string, PlacedNote>; clusters: Map<string, PlacedCluster> } {
  const placedNotes = new Map<string, PlacedNote>();
  const members = new Map<string, PlacedNote[]>();
  const homes = clusterHomes(clusters);
  for (const [id, { open }] of homes) if (open === id) members.set(id, []);
  for (const [id, note] of notes) {
    const placement = placements.get(id);
    const home = placement?.cluster === undefined ? undefined : homes.get(placement.cluster);
    const cluster = home?.open ?? null;
    const rect = noteRect(placement?.pos ?? landingSlot(note.seq));
    rect.x += placement && home ? home.origin[0] : 0;
    rect.y += placement && home ? home.origin[1] : 0;
    const placed: PlacedNote =
      cluster === null
        ? { id, note, rect, landed: !placement }
        : { id, note, rect, landed: !placement, cluster };
    placedNotes.set(id, placed);
    if (cluster !== null) members.get(cluster)?.push(placed);
  }
  const open = new Map(
    [...members].map(([id, inside]) => [id, placeCluster(id, clusters.get(id) as Cluster, inside)]),
  );
  const names = mergedNames(clusters, homes);
  const placedClusters = new Map<string, PlacedCluster>();
  for (const { id, number } of numberClusters([...open.values()])) {
    const found = open.get(id);
    const also = names.get(id);
    if (found) placedClusters.set(id, { ...found, number, ...(also ? { also } : {}) });
  }
  return { notes: placedNotes, clusters: placedClusters };
}

/** Landing slots that were given out: from this `seq` on notes are still to come. */
export function slotsGiven(notes: ReadonlyMap<string, Note>): number {
  let last = -1;
  for (const { seq } of notes.values()) if (seq > last) last = seq;
  return last + 1;
}

/**
 * Every note's place and every open group, from the records as they are. Placements without a note are ignored; a note whose placement
 * names no group lies at `pos` in wall units; a note without a placement lies on its landing slot. Of loose notes on one spot all but one
 * lie beside it.
 */
export function resolvePlacements(
  notes: ReadonlyMap<string, Note>,
  clusters: ReadonlyMap<string, Cluster>,
  placements: ReadonlyMap<string, Placement>,
): PlacedWall {
  const placed = placeRecords(notes, clusters, placements);
  const spots = new LooseSpots();
  const loose: PlacedNote[] = [];
  for (const note of placed.notes.values()) {
    if (note.cluster !== undefined) continue;
    loose.push(note);
    spots.set(note.id, note);
  }
  const beside = spots.settle(
    [...placed.clusters.values()].map(({ rect }) => rect),
    () => slotsGiven(notes),
  );
  for (const [id, rect] of beside) {
    const note = placed.notes.get(id);
    if (note) note.rect = rect;
  }
  return { ...placed, loose: readingOrder(loose).map(({ id }) => id) };
}
