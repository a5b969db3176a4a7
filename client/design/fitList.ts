/** How a list is set on a screen that nobody scrolls: letters of one size, columns beside each other, as many pages as it takes. */
export interface ListFit {
  /** Size of letters, px. */
  size: number;
  columns: number;
  /** Page → column → indexes of rows, in order; each row once. */
  pages: number[][][];
}

export interface ListToFit {
  /** Room for a column, px. */
  height: number;
  /** Letters are as large as possible between these, px. */
  largest: number;
  smallest: number;
  /** Numbers of columns to try. */
  columns: readonly number[];
  /** Heights of all rows, px, set in letters of `size` in one of so many columns. */
  measure: (size: number, columns: number) => readonly number[];
}

/** Each size is so much smaller than the one before: a room sees no smaller difference. */
const STEP = 0.94;

/** Columns, filled one after the other, that rows of these heights need; `Infinity` where one is taller than a column. */
function columnsNeeded(heights: readonly number[], height: number): number {
  let columns = heights.length === 0 ? 0 : 1;
  let filled = 0;
  for (const row of heights) {
    if (row > height) return Infinity;
    if (filled + row > height) {
      columns += 1;
      filled = 0;
    }
    filled += row;
  }
  return columns;
}

/** Rows in so many columns, of which the tallest is as low as it can be. What is taller than a column has one to itself. */
export function evenColumns(
  heights: readonly number[],
  columns: number,
  height: number,
): number[][] {
  let low = Math.max(0, ...heights.map((row) => Math.min(row, height)));
  let high = height;
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (columnsNeeded(heights, middle) <= columns) high = middle;
    else low = middle;
  }
  const made: number[][] = [];
  let filled = Infinity;
  for (const [index, row] of heights.entries()) {
    if (filled + row > high) {
      made.push([]);
      filled = 0;
    }
    made.at(-1)?.push(index);
    filled += row;
  }
  return made;
}

/**
 * The fewest pages on which every row stands whole, and on them the largest letters; of equals the fewest columns. Nothing is ever left
 * out: where even the smallest letters leave no room for one row, each has a page to itself.
 */
export function fitList({ height, largest, smallest, columns, measure }: ListToFit): ListFit {
  const sizes: number[] = [];
  for (let size = Math.max(largest, smallest); size > smallest; size *= STEP) sizes.push(size);
  sizes.push(smallest);
  const measured = new Map<string, readonly number[]>();
  const rowsAt = (size: number, count: number): readonly number[] => {
    const key = `${size} ${count}`;
    const known = measured.get(key) ?? measure(size, count);
    measured.set(key, known);
    return known;
  };
  const { length } = rowsAt(smallest, columns[0] ?? 1);
  for (let pages = 1; pages <= length; pages += 1) {
    let best: { at: number; columns: number } | null = null;
    for (const count of columns) {
      const at = largestFitting(
        sizes,
        (size) => columnsNeeded(rowsAt(size, count), height) <= count * pages,
      );
      if (at !== null && (best === null || at < best.at)) best = { at, columns: count };
    }
    const size = best && sizes[best.at];
    if (best && size !== null && size !== undefined)
      return {
        size,
        columns: best.columns,
        pages: inPages(
          evenColumns(rowsAt(size, best.columns), best.columns * pages, height),
          best.columns,
        ),
      };
  }
  return { size: smallest, columns: 1, pages: Array.from({ length }, (_, row) => [[row]]) };
}

/** Index of the first (largest) size that fits, of sizes from large to small; `null` when none does. */
function largestFitting(sizes: readonly number[], fits: (size: number) => boolean): number | null {
  let [low, high] = [0, sizes.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fits(sizes[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low < sizes.length ? low : null;
}

function inPages(filled: number[][], columns: number): number[][][] {
  const pages: number[][][] = [];
  for (let from = 0; from < filled.length; from += columns)
    pages.push(filled.slice(from, from + columns));
  return pages;
}
