import type { Rect } from '../layout/noteGrid.ts';
import type { Hooks } from './hooks.ts';

/** What the room is drawn on: pixels of a screen, or points of a sheet of paper. */
export interface Screen {
  width: number;
  height: number;
  /** The smallest type that can be read there. */
  smallest: number;
  /** Names may be set down to this where most posters would be bare numbers; absent: never, as on paper. */
  finest?: number;
}

/** Of the smallest type: it is read from the middle of a room. */
const FINE = 0.72;
/** The finest type of names by where it is read. */
export const finestType = (smallest: number): number => smallest * FINE;

/** Smallest type by where it is read: from across a room, at a desk, in a hand. */
export function smallestType(read: 'room' | 'desk' | 'hand', width: number): number {
  if (read === 'hand') return 15;
  return read === 'desk' ? 14 : Math.max(14, width * ROOM_TYPE);
}
/** On a projector, of the screen's width: one letter in eight metres is still read at the back. */
const ROOM_TYPE = 0.0105;

export interface HungPoster extends Rect {
  tableId: string;
  number: number;
  column: number;
  row: number;
}

/** Free floor between posters, or between them and the room's edge: `from` to `to`, across it. */
export interface Band {
  from: number;
  to: number;
}

/** The room: where each poster hangs. It follows from hooks and screen alone, whatever the connections are. */
export interface Hang {
  screen: Screen;
  columns: number;
  rows: number;
  /** By hook, from left to right and down: the order of their numbers. */
  posters: readonly HungPoster[];
  /** Hooks on which nothing hangs. */
  free: readonly Rect[];
  /** Aisle `row` is above that row, the last one below all: `y`. */
  aisles: readonly Band[];
  /** Gutter `column` is left of that column, the last one right of all: `x`. */
  gutters: readonly Band[];
}

/** Of the room's height, all aisles together, by rows. */
const AISLES = [0.44, 0.36, 0.32, 0.25, 0.21, 0.15, 0.13] as const;
/** The first and the last aisle have posters on one side only: so high, as a part of those between rows; where rows are many, less. */
const OUTER = { few: 0.36, many: 0.3 } as const;
const MANY_ROWS = 4;
/** Of the room's width, all gutters and both margins together; a margin, of a gutter. */
const GUTTERS = 0.13;
const MARGIN = 0.6;
/** One poster alone, and two side by side with their sentences between them: of the room. */
const ALONE = { width: 0.8, height: 0.9 } as const;
const TWO = { width: 0.295, height: 0.86 } as const;

/** Cells along one axis and the bands between and around them. */
function shareOut(count: number, length: number, bands: number, outer: number): [number, Band[]] {
  const cell = (length * (1 - bands)) / count;
  const inner = (length * bands) / (count - 1 + 2 * outer);
  const out: Band[] = [];
  let at = 0;
  for (let band = 0; band <= count; band += 1) {
    const size = band === 0 || band === count ? inner * outer : inner;
    out.push({ from: at, to: at + size });
    at += size + cell;
  }
  return [cell, out];
}

function axes({ columns, rows }: Hooks, { width, height }: Screen): [Band[], Band[]] {
  const count = columns * rows;
  if (count <= 2) {
    const part = count === 1 ? ALONE : TWO;
    const [, aisles] = shareOut(1, height, 1 - part.height, 0.5);
    return [
      shareOut(columns, width, 1 - part.width * columns, count === 1 ? 0.5 : 0.04)[1],
      aisles,
    ];
  }
  const share = AISLES[Math.min(rows, AISLES.length) - 1] ?? 0;
  const outer = rows >= MANY_ROWS ? OUTER.many : OUTER.few;
  return [
    shareOut(columns, width, GUTTERS, MARGIN)[1],
    shareOut(rows, height, share, rows === 1 ? 0.5 : outer)[1],
  ];
}

/** Hangs the tables that are open; those without a hook wait. */
export function hang(
  hooks: Hooks,
  tables: readonly { tableId: string; number: number }[],
  screen: Screen,
): Hang {
  const { columns, rows } = hooks;
  const [gutters, aisles] = axes(hooks, screen);
  const cell = (hook: number): Rect & { column: number; row: number } => {
    const [column, row] = [hook % columns, Math.floor(hook / columns)];
    const [x, y] = [gutters[column]?.to ?? 0, aisles[row]?.to ?? 0];
    const width = (gutters[column + 1]?.from ?? x) - x;
    return { column, row, x, y, width, height: (aisles[row + 1]?.from ?? y) - y };
  };
  const byHook = new Map(
    tables.flatMap((table) => {
      const hook = hooks.at[table.tableId];
      return hook === undefined || hook >= columns * rows ? [] : [[hook, table] as const];
    }),
  );
  const posters: HungPoster[] = [];
  const free: Rect[] = [];
  for (let hook = 0; hook < columns * rows; hook += 1) {
    const table = byHook.get(hook);
    const { column, row, ...rect } = cell(hook);
    if (table) {
      const { tableId, number } = table;
      posters.push({ tableId, number, column, row, ...rect });
    } else free.push(rect);
  }
  return { screen, columns, rows, posters, free, aisles, gutters };
}
