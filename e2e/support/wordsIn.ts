import { readCatalogueOf } from '../../locales/readCatalogue.ts';
import type { Language } from '../../shared/words/languages.ts';
import { wordsOf, type Words } from '../../shared/words/words.ts';

const known = new Map<Language, Words>();

/** What pages say in a language, by key. */
export function wordsIn(language: Language): Words {
  let words = known.get(language);
  if (!words) known.set(language, (words = wordsOf(language, readCatalogueOf(language))));
  return words;
}
