import format, { type FormatValues } from 'icu-minify/format';
import { formattingOf } from '../../../shared/words/languages.ts';
import type { Catalogue, Words } from '../../../shared/words/words.ts';
import { part } from './pageWindow.ts';

const catalogue = JSON.parse(part('ww-words').textContent || '{}') as Catalogue;
const tag = formattingOf(document.documentElement.lang);

/** Browsers of 2016 know no plurals of other languages, nor always the tag: English ones are understood. */
const plainPlurals = { select: (count: number) => (count === 1 ? 'one' : 'other') };
const plainNumbers = { format: String };
const formatters = {
  getPluralRules: (language: unknown) =>
    typeof Intl === 'object' && 'PluralRules' in Intl
      ? new Intl.PluralRules(String(language))
      : plainPlurals,
  getNumberFormat: () => plainNumbers,
  getDateTimeFormat: () => plainNumbers,
} as never;

/** Words of the form's script, from the page it stands in (`%FORM_WORDS%`). */
export const say: Words['say'] = (key, ...[values]) =>
  format(catalogue[key] ?? '', tag, values as FormatValues, { formatters }) as string;
