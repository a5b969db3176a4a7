import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import compile from 'icu-minify/compile';
import { po, type GetTextTranslation } from 'gettext-parser';
import { LANGUAGES, PSEUDO_LANGUAGES, type Language } from '../shared/words/languages.ts';
import type { Catalogue } from '../shared/words/words.ts';
import { cachedCatalogue, isCatalogueKept } from './catalogueCache.ts';
import { pseudoCatalogue } from './pseudo.ts';

/** Where the catalogues are: a PO file a language, the key of a message as its context, English as its id. */
export const LOCALES = import.meta.dirname;

export interface Entry {
  key: string;
  /** In ICU MessageFormat. Empty while nobody has translated it. */
  text: string;
  /** What English says. */
  source: string;
  /** For whoever translates: where it stands, what it must not be taken for. */
  note: string;
  isFuzzy: boolean;
}

const entryOf = ({ msgctxt = '', msgid, msgstr, comments }: GetTextTranslation): Entry => ({
  key: msgctxt,
  text: msgstr[0] ?? '',
  source: msgid,
  note: comments?.extracted ?? '',
  isFuzzy: comments?.flag?.split(',').some((flag) => flag.trim() === 'fuzzy') ?? false,
});

/** The entries of a PO file's text, in its order. Throws where it is not one. */
export function readEntries(text: string): Entry[] {
  const { translations } = po.parse(text, { validation: true });
  return Object.values(translations)
    .flatMap((byId) => Object.values(byId))
    .filter(({ msgctxt }) => msgctxt !== undefined)
    .map(entryOf);
}

const textOf = (language: string): string => readFileSync(join(LOCALES, `${language}.po`), 'utf8');

export const readEntriesOf = (language: string): Entry[] => readEntries(textOf(language));

/** Compiled; what is not translated, or no longer sure, is left out. Throws where a message is no ICU MessageFormat. */
export function catalogueOf(entries: readonly Entry[]): Catalogue {
  return Object.fromEntries(
    entries
      .filter(({ text, isFuzzy }) => text !== '' && !isFuzzy)
      .map(({ key, text }) => [key, compile(text)]),
  );
}

const CACHE = join(LOCALES, '../.cache/words');
const sourceOf = (language: Language) => ({
  folder: CACHE,
  name: language,
  texts: [textOf(language)],
});
const cached = (language: Language): Catalogue => {
  const source = sourceOf(language);
  return cachedCatalogue(source, () => catalogueOf(readEntries(source.texts.join(''))));
};

/** Whether reading this language takes 5 ms, or 150. */
export const isCompiled = (language: Language): boolean => isCatalogueKept(sourceOf(language));

/** What a language says: its own words, in English where it has none yet; a pseudo-language is made from English. */
export function readCatalogueOf(language: Language): Catalogue {
  const english = cached(LANGUAGES[0]);
  if (language === LANGUAGES[0]) return english;
  return (PSEUDO_LANGUAGES as readonly string[]).includes(language)
    ? pseudoCatalogue(english, language)
    : { ...english, ...cached(language) };
}
