/**
 * Which table hangs on which hook of the room's wall. Plain data, to be kept for as long as the gallery is open: with it, a table that
 * is added takes a free hook and one that is closed leaves an empty one, and no poster moves.
 */
export interface Hooks {
  columns: number;
  rows: number;
  /** Hooks by table, from 0, row by row; a closed table keeps its own. */
  at: Readonly<Record<string, number>>;
}

/** Free hooks a gallery opens with, as a part of its posters: room for the tables that come late. At least one. */
const SPARE = 0.15;
/** Below this nobody has to look for a poster: the room is hung anew, without free hooks, when one is added. */
const FEWEST_TO_KEEP = 3;

/**
 * Columns by rows, by how many they hold: of all grids that hold as many, the one with the largest posters on a screen that is
 * wider than tall. The last holds as many tables as a wall may have open, and their free hooks.
 */
const GRIDS: readonly (readonly [columns: number, rows: number])[] = [
  [1, 1],
  [2, 1],
  [3, 1],
  [2, 2],
  [3, 2],
  [4, 2],
  [5, 2],
  [4, 3],
  [5, 3],
  [6, 3],
  [5, 4],
  [6, 4],
  [7, 4],
  [6, 5],
  [7, 5],
  [8, 5],
  [7, 6],
  [8, 6],
  [9, 6],
  [10, 6],
  [10, 7],
  [12, 7],
  [12, 8],
  [13, 9],
];

function gridFor(count: number): readonly [columns: number, rows: number] {
  const known = GRIDS.find(([columns, rows]) => columns * rows >= count);
  if (known) return known;
  const [columns] = GRIDS.at(-1) ?? [1, 1];
  return [columns, Math.ceil(count / columns)];
}

/** Hooks for these tables, in the order of their numbers. `spare`: with free ones beside them; paper needs none. */
export function openHooks(tableIds: readonly string[], spare: boolean): Hooks {
  const count = tableIds.length;
  const free = spare && count >= FEWEST_TO_KEEP ? Math.max(1, Math.ceil(count * SPARE)) : 0;
  const [columns, rows] = gridFor(Math.max(1, count + free));
  return { columns, rows, at: Object.fromEntries(tableIds.map((id, index) => [id, index])) };
}

/**
 * The same hooks, with one more for each table that has none: the next after the last taken, so that numbers are found by reading on.
 * A full wall grows by a row, if it may now (`mayGrow`: between two steps, when nobody reads); until then the table has no hook.
 */
export function keepHooks(hooks: Hooks, tableIds: readonly string[], mayGrow: boolean): Hooks {
  const fresh = tableIds.filter((id) => hooks.at[id] === undefined);
  if (fresh.length === 0) return hooks;
  if (hooks.columns * hooks.rows < FEWEST_TO_KEEP) return openHooks(tableIds, true);
  const at = { ...hooks.at };
  let { rows } = hooks;
  let next = Math.max(-1, ...Object.values(at)) + 1;
  for (const id of fresh) {
    if (next >= hooks.columns * rows) {
      if (!mayGrow) break;
      rows += 1;
    }
    at[id] = next;
    next += 1;
  }
  return { columns: hooks.columns, rows, at };
}
