import { lettersOf } from './breakWords.ts';

/** So many letters at least stand before a word's break, and after it. */
const FEWEST = 3;
/** A break between the words of a compound may leave so many letters of the line free; one that looks like one between syllables, so many. */
const MOST_FREE = { joint: 8, syllable: 4 } as const;
/** How the first word of a long compound ends, mostly a German one. */
const JOINT = /(?:schaft|heit|keit|ung|tion|tät|tum)s$/iu;

/** Letters that join their neighbours: parted they would be others. */
const JOINED =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Mandaic}]/u;
/** Scripts that part words without a hyphen. */
const UNHYPHENED =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const LETTER = /^\p{L}/u;
const VOWELS = 'aeiouyæœøαεηιουωаеёиоуыэюяіїє';
/** What a syllable may begin with in most languages, up to its vowel; `sch` and the like are one sound. */
const SYLLABLE = new RegExp(
  `^(?:sch[lmnrw]?|ch|ck|gh|ph|qu|rh|sh|th|[bcdfgkptv][lr]|(?![${VOWELS}])\\p{L})[${VOWELS}]`,
  'iu',
);
/** How many letters stand before the vowel of a syllable that could begin there; `null`: none could. */
function onsetAt(letters: readonly string[], at: number): number | null {
  const next = letters
    .slice(Math.max(0, at), at + 5)
    // Without their signs.
    .map((letter) => letter.normalize('NFD').charAt(0));
  const found = at < 0 ? null : SYLLABLE.exec(next.join(''));
  return found && found[0].length - 1;
}

/** Would a reader break there, before letter `at`? As nearly as can be told of no one language. */
function beginsSyllable(letters: readonly string[], at: number): boolean {
  const onset = onsetAt(letters, at);
  // Not within what belongs to the same vowel.
  const isWhole =
    onset !== null && [1, 2, 3].every((back) => onsetAt(letters, at - back) !== onset + back);
  return isWhole && LETTER.test(letters[at - 1] ?? '');
}

/**
 * Parts a word that no line holds: as much of it as `fits`, with its hyphen where its script has one, and the rest; where syllables seem to
 * meet, if that is near and it is not `tight`. `null` where less than a few letters fit, or where its letters must not be parted.
 */
export function partWord(
  word: string,
  fits: (part: string) => boolean,
  isTight = false,
): { part: string; rest: string } | null {
  if (JOINED.test(word)) return null;
  const letters = lettersOf(word);
  const hyphen = UNHYPHENED.test(word) ? '' : '-';
  const partAt = (at: number): string => {
    const part = letters.slice(0, at).join('');
    return LETTER.test(letters[at - 1] ?? '') && LETTER.test(letters[at] ?? '')
      ? part + hyphen
      : part;
  };
  let [low, high] = [FEWEST - 1, letters.length - FEWEST];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(partAt(middle))) low = middle;
    else high = middle - 1;
  }
  if (low < FEWEST) return null;
  const last = (most: number, isGood: (at: number) => boolean): number | null => {
    if (isTight) return null;
    for (let at = low; at >= Math.max(FEWEST, low - most); at -= 1)
      if (isGood(at) && fits(partAt(at))) return at;
    return null;
  };
  const at =
    last(MOST_FREE.joint, (end) => JOINT.test(letters.slice(0, end).join(''))) ??
    last(MOST_FREE.syllable, (end) => beginsSyllable(letters, end)) ??
    low;
  return { part: partAt(at), rest: letters.slice(at).join('') };
}
