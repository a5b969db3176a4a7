import type { Cluster, Placement, Point } from '../model/arrangement.ts';
import type { Note, NoteColor } from '../model/note.ts';
import { numberClusters } from './numberClusters.ts';
import { boundsOf, HEADER, headerWidth, AIR, landingSlot, NOTE, noteRect, type Rect } from './noteGrid.ts';

/** A note where it lies on the wall. */
export interface PlacedNote {
  id: string;
  note: Pick<Note, 'text' | 'color' | 'seq' | 'by' | 'prompt' | 'at'>;
  /** Wall units. */
  rect: Rect;
  /** Id of the open group it belongs to. */
  cluster?: string;
  /** Nobody has moved it yet: it lies on its landing slot. */
  landed: boolean;
}

/** An open group with everything needed to draw it. */
export interface PlacedCluster {
  id: string;
  /** From 1, in reading order. */
  number: number;
  name: string;
  color: NoteColor;
  pos: Point;
  /** Ids of its notes, in reading order. */
  notes: string[];
  /** Box around header and notes, wall units. */
  rect: Rect;
}

export interface PlacedWall {
  notes: Map<string, PlacedNote>;
  clusters: Map<string, PlacedCluster>;
  /** Ids of notes in no group, in reading order. */
  loose: string[];
}

/** The open group that `id` stands for now: merges are followed, a cycle leaves its lowest id open. `null`: no open group. */
export function openCluster(id: string, clusters: ReadonlyMap<string, Cluster>): string | null {
  const seen: string[] = [];
  let current = id;
  for (;;) {
    const cluster = clusters.get(current);
    if (!cluster) return null;
    if (cluster.state !== 'dissolved') return current;
    const loop = seen.indexOf(current);
    if (loop >= 0) return seen.slice(loop).reduce((lowest, each) => (each < lowest ? each : lowest));
    seen.push(current);
    if (cluster.into === undefined) return null;
    current = cluster.into;
  }
}

const ROW_TOLERANCE = NOTE.height / 2;

/** Rows top to bottom, each left to right; ties by id so that everyone agrees. */
export function readingOrder<T extends { id: string; rect: Rect }>(items: readonly T[], tolerance = ROW_TOLERANCE): T[] {
  const byTop = [...items].sort((a, b) => a.rect.y - b.rect.y || a.rect.x - b.rect.x || (a.id < b.id ? -1 : 1));
  const ordered: T[] = [];
  let row: T[] = [];
  const closeRow = (): void => {
    ordered.push(...row.sort((a, b) => a.rect.x - b.rect.x || (a.id < b.id ? -1 : 1)));
    row = [];
  };
  for (const item of byTop) {
    if (row[0] && item.rect.y - row[0].rect.y >= tolerance) closeRow();
    row.push(item);
  }
  closeRow();
  return ordered;
}

/** Box of a group's header and notes; an empty group has room for one note. */
export function clusterRect(pos: Point, notes: readonly Rect[], name = ''): Rect {
  const header = { x: pos[0], y: pos[1], width: headerWidth(name), height: HEADER + (notes.length === 0 ? NOTE.height + AIR : 0) };
  const padded = notes.map((rect) => ({ x: rect.x - AIR, y: rect.y - AIR, width: rect.width + 2 * AIR, height: rect.height + 2 * AIR }));
  return boundsOf([header, ...padded]) ?? header;
}

/**
 * Every note's place and every open group, from the records as they are. Placements without a note are ignored; a note whose placement
 * names no open group lies at `pos` in wall units; a note without a placement lies on its landing slot.
 */
export function resolvePlacements(
  notes: ReadonlyMap<string, Note>,
  clusters: ReadonlyMap<string, Cluster>,
  placements: ReadonlyMap<string, Placement>,
): PlacedWall {
  const placedNotes = new Map<string, PlacedNote>();
  const members = new Map<string, PlacedNote[]>();
  for (const id of clusters.keys()) if (openCluster(id, clusters) === id) members.set(id, []);
  const loose: PlacedNote[] = [];
  for (const [id, note] of notes) {
    const placement = placements.get(id);
    const cluster = placement?.cluster === undefined ? null : openCluster(placement.cluster, clusters);
    const origin: Point = (cluster !== null && clusters.get(cluster)?.pos) || [0, 0];
    const pos: Point = placement ? [origin[0] + placement.pos[0], origin[1] + placement.pos[1]] : landingSlot(note.seq);
    const placed: PlacedNote = { id, note, rect: noteRect(pos), landed: !placement, ...(cluster === null ? {} : { cluster }) };
    placedNotes.set(id, placed);
    if (cluster === null) loose.push(placed);
    else members.get(cluster)?.push(placed);
  }
  const open = [...members].map(([id, inside]) => {
    const cluster = clusters.get(id) as Cluster;
    const ordered = readingOrder(inside);
    return { id, cluster, notes: ordered.map((note) => note.id), rect: clusterRect(cluster.pos, ordered.map((note) => note.rect), cluster.name) };
  });
  const placedClusters = new Map<string, PlacedCluster>();
  for (const { id, number } of numberClusters(open.map(({ id, cluster }) => ({ id, pos: cluster.pos })))) {
    const found = open.find((each) => each.id === id);
    if (!found) continue;
    const { name, color, pos } = found.cluster;
    placedClusters.set(id, { id, number, name, color, pos, notes: found.notes, rect: found.rect });
  }
  return { notes: placedNotes, clusters: placedClusters, loose: readingOrder(loose).map((note) => note.id) };
}
