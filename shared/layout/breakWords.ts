/** Scripts that are written without spaces: a dictionary finds their words. */
const UNSPACED =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Where a writer says that a line may end though nothing is seen there, as is done in Khmer. */
export const UNSEEN_SPACE = '\u200b';
const TO_UNSEEN_SPACE = new RegExp(`[^${UNSEEN_SPACE}]*${UNSEEN_SPACE}+|[^${UNSEEN_SPACE}]+`, 'gu');
/** Spaces at which a line may end; those that hold words together are not among them. */
const SPACES = /[^\S\u00a0\u202f\u2007]+/u;
/**
 * A word with the hyphens, of Armenian and Hebrew too, and dashes that end a part of it, or the dots
 * between Tibetan syllables; one that begins it, as of a number, ends nothing.
 */
const PARTS =
  /.[^-\u058a\u05be\u0f0b\u2010\u2012-\u2014]*[-\u058a\u05be\u0f0b\u2010\u2012-\u2014]*/gsu;

const segmenters = new Map<'word' | 'grapheme', Intl.Segmenter | null>();
/** Old browsers have none: there such a name is one word. */
function segmenterOf(granularity: 'word' | 'grapheme'): Intl.Segmenter | null {
  let known = segmenters.get(granularity);
  if (known === undefined) {
    known =
      typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('und', { granularity }) : null;
    segmenters.set(granularity, known);
  }
  return known;
}

/** Vowel signs, stacked letters, ends of a Burmese syllable: alone they would stand on a dotted circle, or read as another word. */
const NEEDS_BEFORE = /^(?:\p{M}|[ะาำๅະາຳ]|\p{Script=Myanmar}\u103a)/u;
const NEEDS_AFTER = /[\u1039\u17d2เ-ไເ-ໄ]$/u;
const THEIR_SCRIPTS = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u;
/** A letter that somebody gave a hundred vowels is several. UTF-16 units. */
const LONGEST_LETTER = 12;
// Nearly all letters are below these scripts, so the slow tests are rare.
const isOfThoseBefore = (before: string, next: string): boolean =>
  next >= '\u0e00' &&
  before.length < LONGEST_LETTER &&
  THEIR_SCRIPTS.test(before) &&
  (NEEDS_BEFORE.test(next) || (NEEDS_AFTER.test(before) && THEIR_SCRIPTS.test(next)));

/** Below the first mark that joins a letter (U+0300), every code unit is a letter of its own but for the two that end a line together. */
const SINGLE_LETTERS = /^[^\u0300-\uffff\r]*$/;

/** What is read as one letter each: with its marks, the vowels that stand around it, or several pictures joined to one. */
export function lettersOf(text: string): string[] {
  // Making and asking a segmenter takes longer than all else here, and most words of most languages need none.
  if (SINGLE_LETTERS.test(text)) return text.split('');
  const segmenter = segmenterOf('grapheme');
  if (!segmenter) return [...text];
  const letters: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    const last = letters.at(-1);
    if (last !== undefined && isOfThoseBefore(last, segment))
      letters[letters.length - 1] = last + segment;
    else letters.push(segment);
  }
  return letters;
}

/** A part of a text that no line may end within. */
export interface Piece {
  text: string;
  /** Is there a space before it, when it does not begin a line? */
  spaced: boolean;
}

/** Parts what is `left` of a piece that has no room: what fits, and the rest; `null` where it stands whole or not at all. */
type PartPiece = (
  piece: string,
  left: string,
  fits: (part: string) => boolean,
) => { part: string; rest: string } | null;

/** After these no line may end: spaces that hold words together, and signs before a number, as in "+2". */
const HOLDS = /[\u00a0\u202f\u2007\u2060]$/u;
const BEFORE_NUMBER = /[+\u2212#\u2116\p{Sc}]$/u;
const isHeld = (before: string, next: string): boolean =>
  HOLDS.test(before) || (BEFORE_NUMBER.test(before) && /^\p{N}/u.test(next));

const OPENS = /^[\p{Ps}\p{Pi}]/u;
/** Repeats or shortens what is before it, so that it never begins a line: Thai, Lao, Khmer, Chinese, Japanese. */
export const REPEATS = /^[ๆฯໆຯៗ々〻ゝゞヽヾー]/u;

/** Where words are not parted by spaces: each with the signs after it, an opening sign with what it opens. */
function unspacedWords(word: string): string[] {
  const segmenter = segmenterOf('word');
  if (!segmenter || !UNSPACED.test(word)) return [word];
  const words: string[] = [];
  // The last piece has signs alone as yet, or an opening one: what follows is its word.
  let isOpen = true;
  for (const { segment, isWordLike } of segmenter.segment(word)) {
    const last = words.at(-1);
    const begins = (isWordLike === true && !REPEATS.test(segment)) || OPENS.test(segment);
    if (last !== undefined && (isOpen || !begins || isHeld(last, segment)))
      words[words.length - 1] = last + segment;
    else words.push(segment);
    if (begins) isOpen = isWordLike !== true;
  }
  return words;
}

/** The parts of a text between which lines may break: between words, and after a hyphen; never within a word. */
export const piecesOf = (text: string): Piece[] =>
  text
    .split(SPACES)
    .filter(Boolean)
    .flatMap((word) =>
      (word.match(TO_UNSEEN_SPACE) ?? [])
        .flatMap((said) => said.match(PARTS) ?? [])
        .flatMap(unspacedWords)
        .map((part, index) => ({ text: part, spaced: index === 0 })),
    );

/**
 * Sets pieces in lines: `room` of each line by its index, `widthOf` a line as a whole, since letters lean on their neighbours. Takes as many
 * as a line holds; `null` where a piece is wider than its line, or more lines than `most` are needed. `part`: the last resort.
 */
export function setLines(
  pieces: readonly Piece[],
  widthOf: (line: string) => number,
  room: (line: number) => number,
  most: number,
  part?: PartPiece,
): string[] | null {
  const lines: string[] = [];
  let line = '';
  const fits = (text: string): boolean => widthOf(text) <= room(lines.length);
  for (const { text, spaced } of pieces) {
    let left = text;
    let before = line === '' ? '' : line + (spaced ? ' ' : '');
    while (!(lines.length < most && fits(before + left))) {
      const start = before;
      const parted =
        lines.length < most ? part?.(text, left, (first) => fits(start + first)) : null;
      if (parted) {
        lines.push(before + parted.part);
        left = parted.rest;
      } else if (line === '' || left !== text) return null;
      else lines.push(line);
      line = '';
      before = '';
    }
    line = before + left;
  }
  if (line !== '') lines.push(line);
  return lines;
}
