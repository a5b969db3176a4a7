/** A setting of a poster's answers that is tried: in which size, and of how many lines a column at most. */
export interface PosterTry {
  /** Index into {@link SIZES}. */
  size: number;
  /** `Infinity`: all of them, whole. */
  lines: number;
  /** So many lines are known to have room, or are shown in any case; so many are known to have none. */
  low: number;
  high: number;
}

/** Answers are set as large as all of them stand whole, largest first. Times the poster's own size. */
export const SIZES = [1.25, 1.12, 1, 0.9, 0.8] as const;
/** Smaller than this they are not read with ease, px; 10 pt on paper. */
const SMALLEST_PX = 13.2;
const FEWEST_LINES = 3;
/** More than any column holds. */
const MOST_LINES = 96;

export const FIRST_TRY: PosterTry = {
  size: 0,
  lines: Infinity,
  low: FEWEST_LINES,
  high: MOST_LINES,
};

/** The last size that can be read, where a size of 1 is so many px. */
export function smallestSize(px: number): number {
  // Largest first: so many can be read.
  const last = SIZES.filter((size) => size * px >= SMALLEST_PX).length - 1;
  // A poster that is small itself is as small as it is.
  return Math.max(SIZES.indexOf(1), last);
}

/**
 * Pure. What to try next, or `null`: what was tried stays. First all answers whole, smaller and smaller; only where none of it has room
 * they are cut, in the smallest size, to as many lines as have.
 */
export function nextTry(tried: PosterTry, spills: boolean, smallest: number): PosterTry | null {
  const { size, lines } = tried;
  if (lines === Infinity) {
    if (!spills) return null;
    return size < smallest ? { ...tried, size: size + 1 } : halved(tried);
  }
  const next = spills ? { ...tried, high: lines } : { ...tried, low: lines };
  if (next.high - next.low > 1) return halved(next);
  return lines === next.low ? null : { ...next, lines: next.low };
}

const halved = (tried: PosterTry): PosterTry => ({
  ...tried,
  lines: Math.floor((tried.low + tried.high) / 2),
});
