/** Scripts that are written without spaces: a dictionary finds their words. */
const UNSPACED =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Spaces at which a line may end; those that hold words together are not among them. */
const SPACES = /[^\S\u00a0\u202f\u2007]+/u;
/** A word with the hyphens and dashes that end a part of it; one that begins it, as of a number, ends nothing. */
const PARTS = /.[^-\u2010\u2012-\u2014]*[-\u2010\u2012-\u2014]*/gsu;

let dictionary: Intl.Segmenter | null | undefined;
/** Old browsers have none: there such a name is one word. */
function dictionaryOf(): Intl.Segmenter | null {
  dictionary ??=
    typeof Intl.Segmenter === 'function'
      ? new Intl.Segmenter('und', { granularity: 'word' })
      : null;
  return dictionary;
}

/** A part of a text that no line may end within. */
export interface Piece {
  text: string;
  /** Is there a space before it, when it does not begin a line? */
  spaced: boolean;
}

/** Where words are not parted by spaces: each with the signs after it, an opening sign with what it opens. */
function unspacedWords(word: string): string[] {
  const segmenter = dictionaryOf();
  if (!segmenter || !UNSPACED.test(word)) return [word];
  const words: string[] = [];
  let opening = '';
  for (const { segment, isWordLike } of segmenter.segment(word)) {
    if (isWordLike) {
      words.push(opening + segment);
      opening = '';
    } else if (/^[\p{Ps}\p{Pi}]/u.test(segment) || words.length === 0) opening += segment;
    else words[words.length - 1] += opening + segment;
  }
  if (opening !== '') words.push((words.pop() ?? '') + opening);
  return words;
}

/** The parts of a text between which lines may break: between words, and after a hyphen; never within a word. */
export const piecesOf = (text: string): Piece[] =>
  text
    .split(SPACES)
    .filter(Boolean)
    .flatMap((word) =>
      (word.match(PARTS) ?? [word])
        .flatMap(unspacedWords)
        .map((part, index) => ({ text: part, spaced: index === 0 })),
    );

/**
 * Sets pieces in lines: `room` of each line by its index, `widthOf` a line as a whole, since letters lean on their neighbours. Takes as many
 * as a line holds; `null` where a piece is wider than its line, or more lines than `most` are needed.
 */
export function setLines(
  pieces: readonly Piece[],
  widthOf: (line: string) => number,
  room: (line: number) => number,
  most: number,
): string[] | null {
  const lines: string[] = [];
  let line = '';
  for (const { text, spaced } of pieces) {
    const longer = line === '' ? text : line + (spaced ? ' ' : '') + text;
    if (line !== '' && widthOf(longer) <= room(lines.length)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    if (lines.length >= most || widthOf(text) > room(lines.length)) return null;
    line = text;
  }
  if (line !== '') lines.push(line);
  return lines;
}
