/** Cells from the middle to any edge; more than coordinates can reach. */
const REACH = 2 ** 25;
/** Cells up to here to each side have a whole number of 32 bits for a key, which a `Map` finds several times faster. */
const SHORT = 2 ** 15;

/** One number for a cell of a grid, no two alike; `column` and `row` are whole numbers. */
export function cellKey(column: number, row: number): number {
  if (column >= -SHORT && column < SHORT && row >= -SHORT && row < SHORT)
    return (column << 16) | (row & 0xffff);
  return 2 ** 31 + (column + REACH) * 2 * REACH + row + REACH;
}
