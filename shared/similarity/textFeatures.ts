/** Scripts written without spaces between words. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Anything that is neither letter, number nor mark. */
const BETWEEN = /[^\p{L}\p{N}\p{M}]+/gu;

/** Words and letter triples share this many places, words in the upper half. A power of two. */
export const FEATURE_SPACE = 2 ** 20;
const HALF = FEATURE_SPACE / 2;

let segmenter: Intl.Segmenter | null | undefined;
function wordSegmenter(): Intl.Segmenter | null {
  // Not in Firefox before 125. Kept: making one takes longer than using it.
  if (segmenter === undefined)
    segmenter =
      typeof Intl.Segmenter === 'function'
        ? new Intl.Segmenter('und', { granularity: 'word' })
        : null;
  return segmenter;
}

/** Words of a folded text. Where spaces don't tell, the browser's dictionary does, or else each pair of neighbouring letters counts as a word. */
export function wordsOf(
  folded: string,
  words: Intl.Segmenter | null = UNSPACED.test(folded) ? wordSegmenter() : null,
): string[] {
  const runs = folded.match(WORD) ?? [];
  if (!UNSPACED.test(folded)) return runs;
  if (words)
    return [...words.segment(folded)]
      .filter((piece) => piece.isWordLike)
      .map((piece) => piece.segment);
  return runs.flatMap((run) => {
    const letters = [...run];
    return !UNSPACED.test(run) || letters.length < 3
      ? [run]
      : letters.slice(1).map((letter, index) => (letters[index] ?? '') + letter);
  });
}

/** FNV-1a over code units. Two features that meet in one place of half a million blur a comparison a little; nothing rests on a single one. */
function hashed(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let index = from; index < to; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash ^= hash >>> 15;
  return (hash >>> 0) % HALF;
}

/** What a text is compared by: places of its letter triples (0 to half) and of its words (half to `FEATURE_SPACE`), with repeats. `folded` as `foldText` gives it. */
export function textFeatures(folded: string): number[] {
  const features: number[] = [];
  const words = wordsOf(folded);
  for (const word of words) features.push(HALF + hashed(word, 0, word.length));
  // A note of emoji alone is compared by them.
  const spelled = ` ${words.length === 0 ? folded : folded.replace(BETWEEN, ' ').trim()} `;
  for (let index = 0; index + 3 <= spelled.length; index += 1)
    features.push(hashed(spelled, index, index + 3));
  return features;
}

export const isWordFeature = (feature: number): boolean => feature >= HALF;
