import type { Point } from '../model/arrangement.ts';

/** Axis-aligned box in wall units; `x`, `y` is the top left corner. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Size of every note, wall units. */
export const NOTE = { width: 180, height: 160 } as const;
/** Space between neighbouring notes. */
export const GAP = 12;
/** Space between a group's notes and its edge. */
export const AIR = 12;
/** Height of a group's header, from its `pos` to the first row of notes. */
export const HEADER = 96;
/** Smallest header: number, a short name and a count still fit. */
export const HEADER_MIN_WIDTH = 2 * (NOTE.width + GAP) - GAP + 2 * AIR;
/** New notes land at y ≥ 0 in rows of this many. */
export const LANDING_COLUMNS = 10;
/** The dashed line above the landing area; groups live above it. */
export const LINE_Y = -84;
/** Space between groups. */
export const GROUP_GAP = 28;
/** New groups go to cells of this size, the row nearest the line first: twelve notes in three rows fit before a neighbour is touched. */
export const CELL = {
  width: 4 * (NOTE.width + GAP) - GAP + 2 * AIR + GROUP_GAP,
  height: HEADER + 3 * (NOTE.height + GAP) - GAP + AIR + GROUP_GAP,
} as const;
/** Cells side by side before a new row starts above. */
export const CELLS_PER_ROW = 4;

/** From a note's place on a grid to the next one beside and below it, wall units. */
export const STEP = { x: NOTE.width + GAP, y: NOTE.height + GAP } as const;

export const noteRect = ([x, y]: Point): Rect => ({ x, y, width: NOTE.width, height: NOTE.height });

export const rectsTouch = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

export const rectContains = (rect: Rect, [x, y]: Point): boolean =>
  x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height;

/** Smallest box around all; `null` of none. */
export function boundsOf(rects: readonly Rect[]): Rect | null {
  const first = rects[0];
  if (!first) return null;
  let { x, y } = first;
  let right = first.x + first.width;
  let bottom = first.y + first.height;
  for (const rect of rects) {
    x = Math.min(x, rect.x);
    y = Math.min(y, rect.y);
    right = Math.max(right, rect.x + rect.width);
    bottom = Math.max(bottom, rect.y + rect.height);
  }
  return { x, y, width: right - x, height: bottom - y };
}

/** Boxes in reading order, those side by side at one height taken together: a wall's loose notes lie in rows, and a tenth as many boxes cover them. */
export function rowsOf(rects: Iterable<Rect>): Rect[] {
  const rows: Rect[] = [];
  for (const rect of rects) {
    const last = rows.at(-1);
    const isNext =
      last &&
      last.y === rect.y &&
      last.height === rect.height &&
      rect.x >= last.x &&
      rect.x - last.x - last.width <= 2 * GAP;
    if (isNext) last.width = Math.max(last.width, rect.x + rect.width - last.x);
    else rows.push({ ...rect });
  }
  return rows;
}

/** Notes in one block of the landing area: ten rows of ten. */
const BLOCK = LANDING_COLUMNS * LANDING_COLUMNS;
/** From a block to the next one beside and below it, wall units. */
const BLOCK_SIDE = {
  x: LANDING_COLUMNS * STEP.x + GAP,
  y: LANDING_COLUMNS * STEP.y + GAP,
} as const;

/**
 * Where a note nobody has moved lies: a pure function of its `seq`, so no arrival ever moves another note. A block of a hundred fills
 * row by row; later blocks go beside and below in turn, so that thousands still make a picture and not a tower.
 */
export function landingSlot(seq: number): Point {
  const block = Math.floor(seq / BLOCK);
  const shell = Math.floor(Math.sqrt(block));
  const rest = block - shell * shell;
  const right = rest < shell ? shell : rest - shell;
  const down = rest < shell ? rest : shell;
  const within = seq % BLOCK;
  return [
    (right * LANDING_COLUMNS + (within % LANDING_COLUMNS)) * STEP.x + right * GAP,
    (down * LANDING_COLUMNS + Math.floor(within / LANDING_COLUMNS)) * STEP.y + down * GAP,
  ];
}

/** The landing slot whose cell (the slot and the air to its right and below) holds this point; -1 of none, left of or above the landing area. */
function landingSeqAt(x: number, y: number): number {
  if (x <= 0 || y <= 0) return -1;
  const right = Math.floor(x / BLOCK_SIDE.x);
  const down = Math.floor(y / BLOCK_SIDE.y);
  const shell = Math.max(right, down);
  const block = shell * shell + (right > down ? down : shell + right);
  const column = Math.min(LANDING_COLUMNS - 1, Math.floor((x - right * BLOCK_SIDE.x) / STEP.x));
  const row = Math.min(LANDING_COLUMNS - 1, Math.floor((y - down * BLOCK_SIDE.y) / STEP.y));
  return block * BLOCK + row * LANDING_COLUMNS + column;
}

/** How many slots must have been given out before a note there lies in the way of none to come: 0 where it never does; ∞ on the heading of the landing area. */
export function landsUntil({ x, y, width, height }: Rect): number {
  if (x + width <= 0 || y + height <= LINE_Y) return 0;
  if (y < 0) return Infinity;
  const last = Math.max(
    landingSeqAt(x, y),
    landingSeqAt(x + width, y),
    landingSeqAt(x, y + height),
    landingSeqAt(x + width, y + height),
  );
  return last + 1;
}

/** Blocks side by side, and below each other, that hold the first `count` slots. */
export const landingShell = (count: number): number => Math.ceil(Math.sqrt(count / BLOCK));

/** Right and lower edge of the blocks that hold the first `count` slots. */
export function landingReach(count: number): { right: number; bottom: number } {
  const shell = landingShell(count);
  return { right: shell * BLOCK_SIDE.x, bottom: shell * BLOCK_SIDE.y };
}

/** Box around the first `count` landing slots, at least one. */
export function landingBounds(count: number): Rect {
  const last = Math.max(1, count) - 1;
  // Blocks before the last one are full; their lowest and rightmost corners suffice.
  const seqs = [0, Math.min(last, LANDING_COLUMNS - 1), last];
  for (let full = BLOCK - 1; full < last; full += BLOCK) seqs.push(full);
  const lastRow = last - (last % LANDING_COLUMNS);
  if (last % BLOCK >= LANDING_COLUMNS) seqs.push(lastRow - 1);
  return boundsOf(seqs.map((seq) => noteRect(landingSlot(seq)))) ?? noteRect([0, 0]);
}

/** Place of slot `index` in a group of `columns`, relative to the group's `pos`. */
export const clusterSlot = (index: number, columns: number): Point => [
  AIR + (index % columns) * STEP.x,
  HEADER + Math.floor(index / columns) * STEP.y,
];

/** Where the pile of a collapsed group lies, relative to the group's `pos`. */
export const PILE_SLOT: Point = clusterSlot(0, 2);

/** Width of a group's header: its name at the size that a room can read, its number and its count. An estimate: nothing is measured here. */
export function headerWidth(name: string): number {
  let chars = 0;
  for (const _ of name) chars += 1;
  return Math.max(HEADER_MIN_WIDTH, Math.min(5 * STEP.x + AIR, 200 + chars * 30));
}

/** Columns of a tidy group: three rows for as long as that stays readable, then four; as wide as its name where notes suffice. */
export function tidyColumns(count: number, name = ''): number {
  const rows = count > 21 ? 4 : 3;
  const underName = Math.min(count, Math.round((headerWidth(name) - 2 * AIR + GAP) / STEP.x));
  return Math.max(2, Math.ceil(count / rows), Math.min(count, 3), underName);
}

/** Size of a tidy group of `count` notes, empty ones with room for one. */
export function tidyClusterSize(count: number, name = ''): { width: number; height: number } {
  const columns = tidyColumns(count, name);
  const rows = Math.max(1, Math.ceil(count / columns));
  return {
    width: Math.max(headerWidth(name), columns * STEP.x - GAP + 2 * AIR),
    height: HEADER + rows * STEP.y - GAP + AIR,
  };
}

/** The `count` slots of a tidy group, relative to its `pos`, in reading order. */
export function clusterNoteSlots(count: number, name = ''): Point[] {
  const columns = tidyColumns(count, name);
  return Array.from({ length: count }, (_, index) => clusterSlot(index, columns));
}

/** A group so much larger than a cell, to both sides, has notes strewn over the wall: there is no room beside it. Cells. */
const STREWN = 40;
/** Nobody looks for a new group higher above the line than as many cells; four side by side, a full wall's groups fit below. */
const HIGHEST = 300;

/** Where a new group of `count` notes goes: the first free place above the line, the row nearest the line first; on what is there, if none is free in reach. */
export function nextClusterPos(groups: readonly Rect[], count: number): Point {
  const size = tidyClusterSize(count);
  const width = Math.max(size.width, CELL.width - GROUP_GAP);
  const height = Math.max(size.height, CELL.height - GROUP_GAP);
  const floor = LINE_Y - GROUP_GAP;
  const others = groups.filter(
    (group) => group.width < STREWN * CELL.width || group.height < STREWN * CELL.height,
  );
  // On the line, then on top of whatever stands there.
  const bottoms = [
    floor,
    ...new Set(
      others
        .map((group) => group.y - GROUP_GAP)
        .filter((y) => y < floor && y > floor - HIGHEST * CELL.height),
    ),
  ].sort((a, b) => b - a);
  for (const bottom of bottoms) {
    for (let column = 0; column < CELLS_PER_ROW; column += 1) {
      const room = { x: column * CELL.width - AIR, y: bottom - height, width, height };
      if (!others.some((group) => rectsTouch(room, group))) return [room.x, room.y];
    }
  }
  return [-AIR, floor - height];
}
