import type { Placement, Point } from '../model/arrangement.ts';
import { AIR, clusterNoteSlots, GROUP_GAP, landingBounds, landingSlot, LANDING_COLUMNS, LINE_Y, NOTE, tidyClusterSize } from './noteGrid.ts';
import type { PlacedCluster, PlacedWall } from './resolvePlacements.ts';

/** Where everything goes when tidied. */
export interface TidyPlan {
  clusters: Map<string, Point>;
  placements: Map<string, Placement>;
}

/** The notes of one group on its grid, in the order they are read now. */
export function tidyCluster(cluster: Pick<PlacedCluster, 'id' | 'notes' | 'name'>): Map<string, Placement> {
  const slots = clusterNoteSlots(cluster.notes.length, cluster.name);
  return new Map(cluster.notes.map((note, index) => [note, { cluster: cluster.id, pos: slots[index] ?? [AIR, 0] }]));
}

type Box = { id: string; width: number; height: number };

function packRows(boxes: readonly Box[], width: number): Box[][] {
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

const heightOf = (row: readonly Box[]): number => Math.max(...row.map((box) => box.height));
const widthOf = (row: readonly Box[]): number => row.reduce((sum, box) => sum + box.width + GROUP_GAP, -GROUP_GAP);

/** Shape of a projector's picture below the bar. */
const ASPECT = 1.9;
const LANDING_WIDTH = LANDING_COLUMNS * (NOTE.width + 12) - 12;
/** Rows are spread to one width, but never so far that groups look lost. */
const WIDEST_GAP = 170;

function bestRows(boxes: readonly Box[], landingHeight: number): Box[][] {
  let best = packRows(boxes, LANDING_WIDTH);
  let bestSize = Infinity;
  for (let width = LANDING_WIDTH; width < 16_000; width += 96) {
    const rows = packRows(boxes, width);
    const height = rows.reduce((sum, row) => sum + heightOf(row) + GROUP_GAP, 0) + landingHeight - LINE_Y;
    const size = Math.max(Math.max(LANDING_WIDTH, ...rows.map(widthOf)) / ASPECT, height);
    if (size < bestSize - 1) {
      best = rows;
      bestSize = size;
    }
  }
  return best;
}

/**
 * Puts every group on its grid, the groups in rows above the line, and loose notes on the first landing slots, all in the order they
 * are read now. Deterministic, and tidying twice changes nothing. Loose notes take slots below any later `seq`, so arrivals stay clear.
 */
export function tidyWall(wall: PlacedWall): TidyPlan {
  const clusters = [...wall.clusters.values()].sort((a, b) => a.number - b.number);
  const plan: TidyPlan = { clusters: new Map(), placements: new Map() };
  for (const cluster of clusters) for (const [note, placement] of tidyCluster(cluster)) plan.placements.set(note, placement);
  wall.loose.forEach((note, index) => plan.placements.set(note, { pos: landingSlot(index) }));
  const landingHeight = landingBounds(wall.loose.length).height;
  const rows = bestRows(clusters.map(({ id, notes, name, collapsed }) => ({ id, ...tidyClusterSize(collapsed ? 1 : notes.length, name) })), landingHeight);
  const full = Math.max(0, ...rows.map(widthOf));
  let top = LINE_Y - GROUP_GAP - rows.reduce((sum, row) => sum + heightOf(row) + GROUP_GAP, -GROUP_GAP);
  for (const row of rows) {
    const gap = Math.min(WIDEST_GAP, row.length > 1 ? GROUP_GAP + (full - widthOf(row)) / (row.length - 1) : GROUP_GAP);
    let left = -AIR;
    for (const box of row) {
      plan.clusters.set(box.id, [Math.round(left), Math.round(top)]);
      left += box.width + gap;
    }
    top += heightOf(row) + GROUP_GAP;
  }
  return plan;
}
