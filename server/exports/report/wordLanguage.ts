/** Latin letters do not show which of many languages they are. */
const LATIN = 'und-Latn';

/**
 * What the letters of a script show of the language (BCP 47): the language of nearly all who write
 * it, else the script alone.
 */
const LANGUAGES: readonly (readonly [script: RegExp, language: string])[] = [
  [/\p{Script=Latin}/u, LATIN],
  [/\p{Script=Arabic}/u, 'und-Arab'],
  [/\p{Script=Cyrillic}/u, 'und-Cyrl'],
  [/\p{Script=Devanagari}/u, 'und-Deva'],
  [/\p{Script=Bengali}/u, 'und-Beng'],
  [/\p{Script=Ethiopic}/u, 'und-Ethi'],
  [/\p{Script=Myanmar}/u, 'und-Mymr'],
  [/\p{Script=Syriac}/u, 'und-Syrc'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Tamil}/u, 'ta'],
  [/\p{Script=Telugu}/u, 'te'],
  [/\p{Script=Gujarati}/u, 'gu'],
  [/\p{Script=Gurmukhi}/u, 'pa-Guru'],
  [/\p{Script=Kannada}/u, 'kn'],
  [/\p{Script=Malayalam}/u, 'ml'],
  [/\p{Script=Sinhala}/u, 'si'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Lao}/u, 'lo'],
  [/\p{Script=Khmer}/u, 'km'],
  [/\p{Script=Georgian}/u, 'ka'],
  [/\p{Script=Armenian}/u, 'hy'],
  [/\p{Script=Thaana}/u, 'dv'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Bopomofo}/u, 'zh'],
];
/** Chinese, Japanese or Korean: the other letters beside them show which. */
const HAN = 'und-Hani';
const HAN_READERS = ['ja', 'ko', 'zh'] as const;

/** Text whose letters are all Latin. */
const LATIN_ONLY = /^[\u0000-\u02ff\u1e00-\u1eff\u2000-\u20cf]*$/u; // oxlint-disable-line no-control-regex

const known = new Map<string, string | null>();
const LETTERS_KEPT = 20_000;

/** The language that a letter shows; `null` when it shows none. */
export function languageOfLetter(letter: string): string | null {
  const found = known.get(letter);
  if (found !== undefined) return found;
  const language = !/\p{L}/u.test(letter)
    ? null
    : /\p{Script=Han}/u.test(letter)
      ? HAN
      : (LANGUAGES.find(([script]) => script.test(letter))?.[1] ?? null);
  if (known.size > LETTERS_KEPT) known.clear();
  known.set(letter, language);
  return language;
}

/** How many letters of each language; those that show none are not counted. */
export type LetterCounts = Map<string, number>;

/** Counts the letters of `text` into `counts`. */
export function countLetters(text: string, counts: LetterCounts = new Map()): LetterCounts {
  const add = (language: string | null): void => {
    if (language !== null) counts.set(language, (counts.get(language) ?? 0) + 1);
  };
  const isLatin = LATIN_ONLY.test(text);
  for (const [letter] of text.matchAll(/\p{L}/gu)) add(isLatin ? LATIN : languageOfLetter(letter));
  return counts;
}

/** The language of Han letters among such others. */
const readsHanAs = (counts: LetterCounts): string =>
  HAN_READERS.find((language) => counts.has(language)) ?? HAN;

/**
 * The language of most letters; `null` where none shows any. Numbers, signs and emoji do not count.
 */
export function mostlyIn(counts: LetterCounts): string | null {
  const han = readsHanAs(counts);
  let [most, best]: [number, string | null] = [0, null];
  for (const [language, count] of counts) {
    const all = language === han ? count + (counts.get(HAN) ?? 0) : count;
    if (language !== HAN && all > most) [most, best] = [all, language];
  }
  return (counts.get(HAN) ?? 0) > most ? han : best;
}

/** The language of a stretch among such letters; Han letters are read as their neighbours are. */
export const languageAmong = (language: string | null, around: LetterCounts): string | null =>
  language === HAN ? readsHanAs(around) : language;

/** The language of two neighbours as one stretch; `undefined` where they are two. */
export function asOne(a: string | null, b: string | null): string | null | undefined {
  if (a === b || b === null) return a;
  if (a === null) return b;
  const [han, other] = a === HAN ? [a, b] : [b, a];
  return han === HAN && HAN_READERS.some((language) => language === other) ? other : undefined;
}

/**
 * The language to say for words in `language` in a document in `document`: where their letters show
 * no more than the document's own script, they are taken for its language.
 */
export function languageWithin(document: string, language: string): string {
  const { script } = new Intl.Locale(document).maximize();
  return language === `und-${script}` ? document : language;
}
