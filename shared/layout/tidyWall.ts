import type { Placement, Point } from '../model/arrangement.ts';
import {
  AIR,
  clusterNoteSlots,
  GROUP_GAP,
  landingBounds,
  landingSlot,
  LANDING_COLUMNS,
  LINE_Y,
  NOTE,
  tidyClusterSize,
} from './noteGrid.ts';
import type { PlacedCluster, PlacedWall } from './resolvePlacements.ts';

/** Where everything goes when tidied. */
export interface TidyPlan {
  clusters: Map<string, Point>;
  placements: Map<string, Placement>;
}

/** The notes of one group on its grid, in the order they are read now. */
export function tidyCluster(
  cluster: Pick<PlacedCluster, 'id' | 'notes' | 'name'>,
): Map<string, Placement> {
  const slots = clusterNoteSlots(cluster.notes.length, cluster.name);
  return new Map(
    cluster.notes.map((note, index) => [
      note,
      { cluster: cluster.id, pos: slots[index] ?? [AIR, 0] },
    ]),
  );
}

type Box = { id: string; width: number; height: number };

const heightOf = (row: readonly Box[]): number => Math.max(...row.map((box) => box.height));
const widthOf = (row: readonly Box[]): number =>
  row.reduce((sum, box) => sum + box.width + GROUP_GAP, -GROUP_GAP);

/** Shape of a projector's picture below the bar. */
const ASPECT = 1.9;
const LANDING_WIDTH = LANDING_COLUMNS * (NOTE.width + 12) - 12;
/** Widths that are tried, up to the widest, wall units: each step for as many groups, for more of them fewer. */
const WIDTHS = { step: 96, groups: 250, most: 16_000 } as const;
/** What a row that ends short costs, beside its height: at a share of 0.3 left empty as much as 9 % more height. */
const RAGGED = 1;
/** The last row may end where it likes, but one small group all alone at the end looks forgotten. */
const RAGGED_LAST = 0.12;
/** Of two ways that show as large, the smaller wall, as a share of how large it shows. */
const AREA = 0.15;
/** Beside rows that are simply filled one after the other, even rows may make the wall show so much smaller, and be so much larger, and no more. */
const MOST_COST = { size: 1.03, area: 1.05 } as const;

/** What is left empty at the end of a row, squared: one short row looks worse than two that are nearly full. */
const raggedness = (used: number, width: number): number =>
  Math.max(0, (width - used) / width) ** 2;

/** Boxes in rows no wider than `width`, each as full as it can be. */
function fullRows(boxes: readonly Box[], width: number): Box[][] {
  const rows: Box[][] = [];
  let used = Infinity;
  for (const box of boxes) {
    if (used + box.width > width) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(box);
    used += box.width + GROUP_GAP;
  }
  return rows;
}

/**
 * Boxes in rows no wider than `width`, broken as a good typesetter breaks lines: all rows are looked at together, so that the whole is low
 * and the rows end at about the same place. The last one ends where it ends.
 */
function evenRows(boxes: readonly Box[], width: number): Box[][] {
  // Of the boxes from each one on: what their rows cost, and where the first of these rows ends.
  const costs = Array.from({ length: boxes.length + 1 }, () => Infinity);
  const ends = Array.from({ length: boxes.length }, () => boxes.length);
  costs[boxes.length] = 0;
  for (let start = boxes.length - 1; start >= 0; start -= 1) {
    let used = -GROUP_GAP;
    let height = 0;
    for (let end = start + 1; end <= boxes.length; end += 1) {
      const box = boxes[end - 1];
      if (!box) break;
      used += box.width + GROUP_GAP;
      if (used > width && end > start + 1) break;
      height = Math.max(height, box.height);
      const weight = end < boxes.length ? RAGGED : start > 0 ? RAGGED_LAST : 0;
      const cost =
        (height + GROUP_GAP) * (1 + weight * raggedness(used, width)) + (costs[end] ?? 0);
      if (cost >= (costs[start] ?? 0) - 0.01) continue;
      costs[start] = cost;
      ends[start] = end;
    }
  }
  const rows: Box[][] = [];
  for (let start = 0; start < boxes.length; start = ends[start] ?? boxes.length)
    rows.push(boxes.slice(start, ends[start]));
  return rows;
}

/** Boxes in rows, seen as a whole. */
interface Rows {
  rows: Box[][];
  /** How small the wall shows on a screen, all of it in view. */
  size: number;
  area: number;
  ragged: number;
}

function seenRows(rows: Box[][], landingHeight: number): Rows {
  const full = Math.max(0, ...rows.map(widthOf));
  const height =
    rows.reduce((sum, row) => sum + heightOf(row) + GROUP_GAP, 0) + landingHeight - LINE_Y;
  const wide = Math.max(LANDING_WIDTH, full) / ASPECT;
  const ragged =
    rows.slice(0, -1).reduce((sum, row) => sum + raggedness(widthOf(row), full), 0) /
    Math.max(1, rows.length - 1);
  return { rows, size: Math.max(wide, height), area: wide * height, ragged };
}

/** The rows that show largest on a screen; where it makes little difference, the more even ones. */
function bestRows(boxes: readonly Box[], landingHeight: number): Box[][] {
  if (boxes.length === 0) return [];
  const total = widthOf(boxes);
  const widths: number[] = [];
  // As wide as all of them side by side is wide enough.
  const step = WIDTHS.step * Math.ceil(boxes.length / WIDTHS.groups);
  for (
    let width = LANDING_WIDTH;
    width < WIDTHS.most && (widths.at(-1) ?? 0) < total;
    width += step
  )
    widths.push(width);
  const seen = (rowsWithin: (boxes: readonly Box[], width: number) => Box[][]): Rows[] =>
    widths.map((width) => seenRows(rowsWithin(boxes, width), landingHeight));
  const filled = least(seen(fullRows), ({ size }) => size);
  const even = seen(evenRows).filter(
    ({ size, area }) =>
      size <= filled.size * MOST_COST.size && area <= filled.area * MOST_COST.area,
  );
  return least(
    [filled, ...even],
    ({ size, area, ragged }) => (size + AREA * Math.sqrt(area)) * (1 + RAGGED * ragged),
  ).rows;
}

/** The first of those of which there is least. */
const least = (ways: readonly Rows[], amount: (way: Rows) => number): Rows =>
  ways.reduce((best, way) => (amount(way) < amount(best) - 0.01 ? way : best));

/**
 * Puts every group on its grid, the groups in rows above the line, one space between all of them, and loose notes on the first landing
 * slots, all in the order they are read now. Deterministic, and tidying twice changes nothing. Loose notes take slots below any later
 * `seq`, so arrivals stay clear.
 */
export function tidyWall(wall: PlacedWall): TidyPlan {
  const clusters = [...wall.clusters.values()].sort((a, b) => a.number - b.number);
  const plan: TidyPlan = { clusters: new Map(), placements: new Map() };
  for (const cluster of clusters)
    for (const [note, placement] of tidyCluster(cluster)) plan.placements.set(note, placement);
  wall.loose.forEach((note, index) => plan.placements.set(note, { pos: landingSlot(index) }));
  const landingHeight = landingBounds(wall.loose.length).height;
  const rows = bestRows(
    clusters.map(({ id, notes, name, collapsed }) => ({
      id,
      ...tidyClusterSize(collapsed ? 1 : notes.length, name),
    })),
    landingHeight,
  );
  let top =
    LINE_Y - GROUP_GAP - rows.reduce((sum, row) => sum + heightOf(row) + GROUP_GAP, -GROUP_GAP);
  for (const row of rows) {
    let left = -AIR;
    for (const box of row) {
      plan.clusters.set(box.id, [left, top]);
      left += box.width + GROUP_GAP;
    }
    top += heightOf(row) + GROUP_GAP;
  }
  return plan;
}
