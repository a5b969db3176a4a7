/** The languages that the product speaks, BCP 47; the first is whose words stand in for what another has not. Each has a file in `locales/`. */
export const LANGUAGES = ['en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** How a language writes numbers, dates and lists where its own tag does not say it as the product does. */
const FORMATTING: Readonly<Record<string, string>> = {
  // British: a day before its month, and no comma before the last of a list.
  en: 'en-GB',
  // Numbers of tables and posters stand on badges, codes and prints in these digits: everything else reads the same.
  ar: 'ar-u-nu-latn',
};

/** The tag that `Intl` formats by. */
export const formattingOf = (language: string): string => FORMATTING[language] ?? language;

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ur']);

/** Whether pages in a language run from right to left. */
export const isRightToLeft = (language: string): boolean =>
  RIGHT_TO_LEFT.has(language.split('-')[0] ?? '');
