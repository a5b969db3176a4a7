import {
  boundsOf,
  clusterNoteSlots,
  clusterSlot,
  GAP,
  LINE_Y,
  NOTE,
  noteRect,
  rectsTouch,
  tidyColumns,
  type Rect,
} from '../../../shared/layout/noteGrid.ts';
import { numberByTable } from '../../../shared/layout/numberByTable.ts';
import {
  clusterRect,
  resolvePlacements,
  type PlacedCluster,
  type PlacedNote,
} from '../../../shared/layout/resolvePlacements.ts';
import type { TableRow } from '../../../shared/model/table.ts';
import type { Cluster, Placement } from '../../../shared/model/arrangement.ts';
import type { Note } from '../../../shared/model/note.ts';
import type { Words } from '../../../shared/words/words.ts';

/** What a picture of a wall is made from. */
export interface WallPicture {
  /** The wall's language. */
  words: Words;
  title: string;
  /** Notes by id; only those that may be shown. */
  notes: Readonly<Record<string, Note>>;
  clusters: Readonly<Record<string, Cluster>>;
  placements: Readonly<Record<string, Placement>>;
  /** Tables, whose numbers are shown on their groups. */
  tables?: readonly TableRow[];
}

/** A group with its notes, or a note in no group, with the box around it. */
interface Part {
  rect: Rect;
  cluster?: PlacedCluster;
  notes: PlacedNote[];
}

/** A wall laid out for a picture. Wall units. */
export interface ComposedWall {
  clusters: PlacedCluster[];
  /** In the order they are drawn. */
  notes: PlacedNote[];
  /**
   * How many notes in no group lie in their own place; 0 where the picture does not show the
   * landing area.
   */
  loose: number;
  /** Box around everything in its own place; `null` for an empty wall. */
  bounds: Rect | null;
  /**
   * What lies so far away that a picture of everything would show nothing: it is moved near, below
   * the rest.
   */
  far: { count: number; top: number; bounds: Rect } | null;
}

/**
 * A group whose notes are spread this far, over so many times the room they need, is drawn with its
 * notes in rows.
 */
const STREWN = { from: 20_000, times: 8 } as const;
/** Parts that are no farther apart belong together, wall units. */
const TOGETHER = 2_400;
/**
 * A wall up to this size is shown as it lies; so is a larger one that is not mostly empty (at most
 * so many times the room of its contents).
 */
const WHOLE = { width: 14_000, height: 8_000, times: 25 } as const;
/** Distance between parts that were moved near, and above them. */
const APART = 120;
const FAR_TOP = 260;

/** The notes of a spread-out group in rows. Collapsed groups are piles already. */
function gathered(part: Part): Part {
  const { cluster, notes, rect } = part;
  const needed = (notes.length + 4) * (NOTE.width + GAP) * (NOTE.height + GAP);
  if (
    !cluster ||
    cluster.collapsed ||
    Math.max(rect.width, rect.height) < STREWN.from ||
    rect.width * rect.height < STREWN.times * needed
  )
    return part;
  const slots = clusterNoteSlots(notes.length, cluster.name);
  const columns = tidyColumns(notes.length, cluster.name);
  const laid = notes.map((note, index) => {
    const [x, y] = slots[index] ?? clusterSlot(index, columns);
    return { ...note, rect: noteRect([cluster.pos[0] + x, cluster.pos[1] + y]) };
  });
  const now = clusterRect(
    cluster.pos,
    laid.map((note) => note.rect),
    cluster.name,
  );
  return { rect: now, cluster: { ...cluster, rect: now }, notes: laid };
}

/**
 * Parts that are near each other, by chains of neighbours; the largest first, by number of notes.
 */
function islands(parts: readonly Part[]): Part[][] {
  const cells = new Map<string, Part[]>();
  const cellOf = (value: number): number => Math.floor(value / TOGETHER);
  for (const part of parts) {
    for (
      let column = cellOf(part.rect.x);
      column <= cellOf(part.rect.x + part.rect.width);
      column += 1
    ) {
      for (let row = cellOf(part.rect.y); row <= cellOf(part.rect.y + part.rect.height); row += 1) {
        const key = `${column} ${row}`;
        const known = cells.get(key);
        if (known) known.push(part);
        else cells.set(key, [part]);
      }
    }
  }
  const islandOf = new Set<Part>();
  const seen = new Set<string>();
  const found: Part[][] = [];
  for (const start of cells.keys()) {
    if (seen.has(start)) continue;
    const island: Part[] = [];
    const waiting = [start];
    seen.add(start);
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
      for (const part of cells.get(key) ?? []) {
        if (islandOf.has(part)) continue;
        islandOf.add(part);
        island.push(part);
      }
      const [column = 0, row = 0] = key.split(' ').map(Number);
      for (const right of [-1, 0, 1]) {
        for (const down of [-1, 0, 1]) {
          const beside = `${column + right} ${row + down}`;
          if (!cells.has(beside) || seen.has(beside)) continue;
          seen.add(beside);
          waiting.push(beside);
        }
      }
    }
    if (island.length > 0) found.push(island);
  }
  const weight = (island: readonly Part[]): number =>
    island.reduce((sum, { notes, cluster }) => sum + notes.length + (cluster ? 3 : 0), 0);
  return found.sort((a, b) => weight(b) - weight(a));
}

const areaOf = (rects: readonly Rect[]): number =>
  rects.reduce((sum, { width, height }) => sum + width * height, 0);
const boxOf = (parts: readonly Part[]): Rect =>
  boundsOf(parts.map(({ rect }) => rect)) ?? { x: 0, y: 0, width: 0, height: 0 };

/** Divides islands into those that keep their place and those that are too far away. */
function framed(parts: readonly Part[]): { near: Part[]; far: Part[][] } {
  const fits = (some: readonly Part[]): boolean => {
    const { width, height } = boxOf(some);
    return (
      (width <= WHOLE.width && height <= WHOLE.height) ||
      width * height <= WHOLE.times * areaOf(some.map(({ rect }) => rect))
    );
  };
  if (parts.length === 0 || fits(parts)) return { near: [...parts], far: [] };
  const near: Part[] = [];
  const far: Part[][] = [];
  let box: Rect | null = null;
  let area = 0;
  for (const island of islands(parts)) {
    const own = boxOf(island);
    const both: Rect = box ? (boundsOf([box, own]) ?? own) : own;
    const needed = area + areaOf(island.map(({ rect }) => rect));
    const isNear =
      box === null ||
      (both.width <= WHOLE.width && both.height <= WHOLE.height) ||
      both.width * both.height <= WHOLE.times * needed;
    if (!isNear) {
      far.push(island);
      continue;
    }
    near.push(...island);
    box = both;
    area = needed;
  }
  return { near, far };
}

const movedBy = (rect: Rect, dx: number, dy: number): Rect => ({
  ...rect,
  x: rect.x + dx,
  y: rect.y + dy,
});

const shifted = ({ rect, cluster, notes }: Part, dx: number, dy: number): Part => ({
  rect: movedBy(rect, dx, dy),
  ...(cluster
    ? {
        cluster: {
          ...cluster,
          pos: [cluster.pos[0] + dx, cluster.pos[1] + dy] as const,
          rect: movedBy(cluster.rect, dx, dy),
        },
      }
    : {}),
  notes: notes.map((note) => ({ ...note, rect: movedBy(note.rect, dx, dy) })),
});

/** Arranges islands in rows below the rest, no wider than it. */
function broughtNear(
  far: readonly Part[][],
  near: Rect,
): { parts: Part[]; top: number; bounds: Rect } {
  const top = near.y + near.height + FAR_TOP;
  const width = Math.max(near.width, 4_000, Math.sqrt(areaOf(far.map(boxOf))) * 1.6);
  const parts: Part[] = [];
  let [x, y, high] = [near.x, top, 0];
  for (const island of far) {
    const box = boxOf(island);
    if (x > near.x && x + box.width > near.x + width) {
      [x, y, high] = [near.x, y + high + APART, 0];
    }
    parts.push(...island.map((part) => shifted(part, x - box.x, y - box.y)));
    x += box.width + APART;
    high = Math.max(high, box.height);
  }
  return { parts, top, bounds: boxOf(parts) };
}

/** The heading of the landing area. */
export const LANDING: Rect = { x: 0, y: LINE_Y, width: 330, height: 84 };
const isBeside = (a: Rect, b: Rect): boolean =>
  rectsTouch(
    {
      x: a.x - TOGETHER,
      y: a.y - TOGETHER,
      width: a.width + 2 * TOGETHER,
      height: a.height + 2 * TOGETHER,
    },
    b,
  );

/**
 * Lays out a wall for a picture: everything in its place, except what is far away, which is moved
 * near and counted.
 */
export function composeWall(picture: WallPicture): ComposedWall {
  const wall = resolvePlacements(
    new Map(Object.entries(picture.notes)),
    new Map(Object.entries(picture.clusters)),
    new Map(Object.entries(picture.placements)),
  );
  const numbers = new Map(
    numberByTable([...wall.clusters.values()], picture.tables ?? []).map(({ id, number }) => [
      id,
      number,
    ]),
  );
  const groups = [...wall.clusters.values()].map((cluster): Part =>
    gathered({
      rect: cluster.rect,
      cluster: { ...cluster, number: numbers.get(cluster.id) ?? cluster.number },
      notes: cluster.notes.flatMap((id) => wall.notes.get(id) ?? []),
    }),
  );
  const loose = wall.loose.flatMap((id): Part[] => {
    const note = wall.notes.get(id);
    return note ? [{ rect: note.rect, notes: [note] }] : [];
  });
  const { near, far } = framed([...groups, ...loose]);
  const bounds = near.length === 0 ? null : boxOf(near);
  const strip = far.length > 0 && bounds ? broughtNear(far, bounds) : null;
  const all = [...near, ...(strip?.parts ?? [])];
  const notes = all.flatMap((part) => part.notes).filter((note) => note.pile?.isTop !== false);
  return {
    clusters: all.flatMap(({ cluster }) => cluster ?? []),
    // Notes that somebody placed lie above those that just landed, and later ones above earlier
    // ones.
    notes: notes.sort((a, b) => Number(b.landed) - Number(a.landed) || a.note.seq - b.note.seq),
    loose: bounds && isBeside(bounds, LANDING) ? near.filter(({ cluster }) => !cluster).length : 0,
    bounds,
    far: strip && {
      count: strip.parts.reduce((sum, part) => sum + part.notes.length, 0),
      top: strip.top,
      bounds: strip.bounds,
    },
  };
}
