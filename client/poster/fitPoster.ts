/** Sizes of what stands on a poster: answers, times the poster's own; large words, in its em; notes, times what their layout gives them. */
export interface PosterSize {
  answers: number;
  lead: number;
  notes: number;
}

/** A setting of a poster that is tried: in which size, and of how many lines a column at most. */
export interface PosterTry {
  /** Index into the sizes: first those of the whole, then those in which words are cut. */
  size: number;
  /** `Infinity`: all of them, whole. */
  lines: number;
  /** So many lines are known to have room, or are shown in any case; so many are known to have none. */
  low: number;
  high: number;
}

/** What may be tried with a poster: all of it, in the first of these sizes that has room; if none has, cut, in the first that has. */
export interface PosterSizes {
  whole: readonly PosterSize[];
  cut: readonly PosterSize[];
}

/** What a poster begins with below its name: so many large letters, its notes, or its answers. */
export type PosterStart = number | 'notes' | 'answers';

/** Answers in size 1, in the poster's em; as in its styles. */
export const ANSWER_EM = 1.125;
/** Answers are set as large as all of them stand whole, largest first. Times the poster's own size. */
export const SIZES = [1.25, 1.12, 1, 0.9, 0.8] as const;
/** Smaller than this they are not read with ease, px; 10 pt on paper. */
const SMALLEST_PX = 13.2;
const FEWEST_LINES = 3;
/** More than any column holds: nothing beyond is laid out, however much somebody wrote. */
export const MOST_LINES = 96;

/** Large words, in the poster's em: a few of them fill it, and a page of them is still larger than answers. */
const LEADS = [6.4, 5.6, 4.9, 4.3, 3.7, 3.2, 2.8] as const;
const SMALL_LEADS = [2.4, 2.1, 1.8, 1.5] as const;
/** So few letters stay large, and what is small beside them is cut; more come down before anything is cut. */
const FEW_LETTERS = 240;
/** No poster holds more in any of these sizes: a sheet of 200,000 is not laid out in each of them to find that out. */
const MOST_LETTERS = 4_000;
/** Notes that come first grow where there is room. All notes come down before answers are cut. */
const LARGE_NOTES = [2, 1.7, 1.45] as const;
const SMALL_NOTES = [0.8, 0.7, 0.6] as const;

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

const smallNotes = (size: PosterSize): PosterSize => ({ ...size, notes: 0.6 });

/**
 * Pure. The sizes of a poster whose answers are so many px in size 1. Beside large words the rest is small: it comes down before they do.
 */
export function posterSizes(px: number, start: PosterStart): PosterSizes {
  const last = smallestSize(px);
  const answers = SIZES[last] ?? 1;
  const even = SIZES.slice(0, last + 1).map((size) => ({ answers: size, lead: 0, notes: size }));
  if (start === 'answers') {
    // Papers below the answers stay as they are while they may.
    const small = SMALL_NOTES.map((notes) => ({ answers, lead: 0, notes }));
    return {
      whole: [...even.map((size) => ({ ...size, notes: 1 })), ...small],
      cut: small.slice(-1),
    };
  }
  if (start === 'notes') {
    const small = SMALL_NOTES.map((notes) => ({ answers, lead: 0, notes }));
    const [most] = SIZES;
    const large = LARGE_NOTES.map((notes) => ({ answers: most, lead: 0, notes }));
    return { whole: [...large, ...even, ...small], cut: small.slice(-1) };
  }
  const large = LEADS.flatMap((lead) =>
    (answers < 1 ? [1, answers] : [1]).map((size) => ({ answers: size, lead, notes: answers })),
  );
  const small = SMALL_LEADS.map((lead) => ({ answers, lead, notes: answers }));
  if (start > MOST_LETTERS) return { whole: small.slice(-1), cut: small.slice(1).map(smallNotes) };
  return start > FEW_LETTERS
    ? { whole: [...large, ...small], cut: small.slice(1).map(smallNotes) }
    : { whole: large, cut: [...large.slice(-1), ...small.map(smallNotes)] };
}

/** Pure. The size that a try is in. */
export const sizeOf = ({ size }: PosterTry, { whole, cut }: PosterSizes): PosterSize =>
  [...whole, ...cut][size] ?? { answers: 1, lead: 1, notes: 1 };

/**
 * Pure. What to try next, or `null`: what was tried stays. First all words whole, smaller and smaller; only where none of it has room they
 * are cut, to as many lines as have, in the first size in which the fewest have.
 */
export function nextTry(
  tried: PosterTry,
  spills: boolean,
  { whole, cut }: PosterSizes,
): PosterTry | null {
  const { size, lines, low } = tried;
  const isLast = size + 1 >= whole.length + cut.length;
  if (lines === Infinity || (spills && lines <= low)) {
    if (!spills || isLast) return null;
    return { ...tried, size: size + 1, lines: size + 1 < whole.length ? Infinity : low };
  }
  const next = spills ? { ...tried, high: lines } : { ...tried, low: lines };
  if (next.high - next.low > 1) return halved(next);
  return lines === next.low ? null : { ...next, lines: next.low };
}

const halved = (tried: PosterTry): PosterTry => ({
  ...tried,
  lines: Math.floor((tried.low + tried.high) / 2),
});
