/** The languages that the product speaks, BCP 47; the first is whose words stand in for what another has not. Each has a file in `locales/`. */
export const LANGUAGES = ['en', 'es', 'fr', 'de', 'pt-BR', 'ar'] as const;

/**
 * English made longer and accented, and the same mirrored, as browsers call them: to look whether a screen has room for words, words from
 * the catalogue alone, and a right and a left. Nobody is offered them; who asks for one by name gets it.
 */
export const PSEUDO_LANGUAGES = ['en-XA', 'ar-XB'] as const;

/** Whatever a page can be had in. */
export const SPOKEN = [...LANGUAGES, ...PSEUDO_LANGUAGES] as const;
export type Language = (typeof SPOKEN)[number];

export const isLanguage = (tag: unknown): tag is Language => SPOKEN.includes(tag as Language);

/** What each is called by those who speak it. */
export const LANGUAGE_NAMES: Readonly<Record<(typeof LANGUAGES)[number], string>> = {
  en: 'English',
  es: 'Español',
  fr: 'Français',
  de: 'Deutsch',
  'pt-BR': 'Português (Brasil)',
  ar: 'العربية',
};

/** How a language writes numbers, dates and lists where its own tag does not say it as the product does. */
const FORMATTING: Readonly<Record<string, string>> = {
  // British: a day before its month, and no comma before the last of a list.
  en: 'en-GB',
  'en-XA': 'en-GB',
  // Numbers of tables and posters stand on badges, codes and prints in these digits: everything else reads the same.
  ar: 'ar-u-nu-latn',
  'ar-XB': 'en-GB',
};

/** The tag that `Intl` formats by. */
export const formattingOf = (language: string): string => FORMATTING[language] ?? language;

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ur']);

const primaryOf = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';

/** Whether pages in a language run from right to left. */
export const isRightToLeft = (language: string): boolean => RIGHT_TO_LEFT.has(primaryOf(language));

/** `dir` of a page in a language. */
export const directionOf = (language: string): 'ltr' | 'rtl' =>
  isRightToLeft(language) ? 'rtl' : 'ltr';

/**
 * The first of `tags`, BCP 47 and in the order of somebody's wishes, that is one of ours, or a relative of one: `es-MX` is Spanish, `pt` and
 * `pt-PT` are nearer to Brazilian than to English. `null` where none is. Whatever stands there is taken for a tag that nobody speaks.
 */
export function matchLanguage(tags: readonly string[]): Language | null {
  for (const tag of tags) {
    const lower = tag.trim().toLowerCase();
    const own = SPOKEN.find((each) => each.toLowerCase() === lower);
    if (own !== undefined) return own;
    const related = LANGUAGES.find((each) => primaryOf(each) === primaryOf(lower));
    if (related !== undefined) return related;
  }
  return null;
}

/**
 * Of words that were given in some languages: those in the language of whoever reads, else in the wall's, else the first that were given,
 * else `undefined`. Blank ones were not given.
 */
export function wordsFor(
  given: Readonly<Partial<Record<string, string>>>,
  reader: string,
  wall: string,
): { language: string; text: string } | undefined {
  for (const language of [reader, wall, ...Object.keys(given)]) {
    const text = given[language];
    if (text !== undefined && text.trim() !== '') return { language, text };
  }
  return undefined;
}
