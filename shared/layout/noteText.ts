import { lettersOf, piecesOf, type Piece } from './breakWords.ts';

/** Width of `text` set at 1 unit; widths grow in step with the size. */
export type MeasureText = (text: string) => number;

export interface FittedText {
  /** Size of the type, in the unit of the box. */
  size: number;
  lines: string[];
  /** The last line ends in an ellipsis: not all of it fits at the smallest size. */
  cut: boolean;
}

/** Line height over size. */
export const NOTE_LEADING = 1.2;
/** A word is broken only where it could not be set larger than this, wall units. */
const MOST_BROKEN = 14;
/** Sizes of note text, wall units. */
export const NOTE_TEXT = { smallest: 10.5, largest: 40 } as const;

/** How many of `chars`, at least one, make a line that fits. Few lines are measured, of a word of 500 signs a dozen: measuring is what takes time. */
function charsWithin(chars: readonly string[], fitsLine: (line: string) => boolean): number {
  const fits = (count: number): boolean => fitsLine(chars.slice(0, count).join(''));
  // Twice as far each time until it is too far, then halved.
  let [low, high] = [1, 2];
  while (high <= chars.length && fits(high)) [low, high] = [high, high * 2];
  high = Math.min(high, chars.length + 1);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** Of each paragraph the pieces that no line need break within. */
function paragraphsOf(text: string): Piece[][] {
  const paragraphs = text.split(/\r\n|[\n\r\u2028\u2029]/u);
  while (paragraphs.length > 1 && paragraphs.at(-1)?.trim() === '') paragraphs.pop();
  return paragraphs.map(piecesOf);
}

/** A piece that is wider than a line: between its letters, or within one that is wider still. */
function breakPiece(text: string, fits: (line: string) => boolean, most: number): string[] {
  const lines: string[] = [];
  let letters = lettersOf(text);
  while (letters.length > 0 && lines.length <= most) {
    const [first = ''] = letters;
    if (first.length > 1 && !fits(first)) {
      const [char = '', ...rest] = [...first];
      letters = [char, ...rest, ...letters.slice(1)];
    }
    const fitting = charsWithin(letters, fits);
    lines.push(letters.slice(0, fitting).join(''));
    letters = letters.slice(fitting);
  }
  return lines;
}

function breakParagraphs(
  paragraphs: readonly (readonly Piece[])[],
  fits: (line: string) => boolean,
  most: number,
): string[] {
  const lines: string[] = [];
  for (const pieces of paragraphs) {
    if (lines.length > most) return lines;
    let line = '';
    for (const { text, spaced } of pieces) {
      const longer = line === '' ? text : line + (spaced ? ' ' : '') + text;
      if (fits(longer)) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      const broken = breakPiece(text, fits, most - lines.length);
      line = broken.pop() ?? '';
      lines.push(...broken);
      if (lines.length > most) return lines;
    }
    lines.push(line);
  }
  while (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines;
}

/** Breaks `text` into lines no wider than `width` at `size`; words that are too long break anywhere. Stops once there are more than `most`. */
export const breakLines = (
  text: string,
  width: number,
  size: number,
  measure: MeasureText,
  most = Infinity,
): string[] => breakParagraphs(paragraphsOf(text), (line) => measure(line) * size <= width, most);

/**
 * The largest size (in half units, from `smallest` to `largest`) at which `text` fits the box. Words break only where nothing else helps;
 * what does not fit at the smallest size ends in an ellipsis.
 */
export function fitNoteText(
  text: string,
  box: { width: number; height: number },
  measure: MeasureText,
  range: { smallest: number; largest: number } = NOTE_TEXT,
): FittedText {
  const smallest = Math.min(range.smallest, range.largest);
  const paragraphs = paragraphsOf(text);
  const roomFor = (size: number): number =>
    Math.max(1, Math.floor(box.height / (size * NOTE_LEADING)));
  const linesAt = (size: number): string[] =>
    breakParagraphs(paragraphs, (line) => measure(line) * size <= box.width, roomFor(size));
  const hasLongPiece = (size: number): boolean =>
    paragraphs.some((pieces) => pieces.some((piece) => measure(piece.text) * size > box.width));
  const fitsAt = (size: number): boolean =>
    !(size > MOST_BROKEN && hasLongPiece(size)) && linesAt(size).length <= roomFor(size);
  let low = 0;
  let high = Math.floor((range.largest - smallest) * 2);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fitsAt(smallest + middle / 2)) low = middle;
    else high = middle - 1;
  }
  const size = smallest + low / 2;
  const room = roomFor(size);
  const all = linesAt(size);
  if (all.length <= room) return { size, lines: all, cut: false };
  const lines = all.slice(0, room);
  let last = lettersOf(lines[room - 1] ?? '');
  while (last.length > 0 && measure(`${last.join('')}…`) * size > box.width)
    last = last.slice(0, -1);
  lines[room - 1] = `${last.join('').trimEnd()}…`;
  return { size, lines, cut: true };
}

/** The cap for a wall's notes: 1.5 × the median of their fitted sizes, so that short notes don't shout. */
export function textSizeCap(sizes: readonly number[]): number {
  if (sizes.length === 0) return NOTE_TEXT.largest;
  const sorted = [...sizes].sort((a, b) => a - b);
  return Math.min(
    NOTE_TEXT.largest,
    1.5 * (sorted[Math.floor(sorted.length / 2)] ?? NOTE_TEXT.largest),
  );
}
