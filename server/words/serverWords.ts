import type { IncomingHttpHeaders } from 'node:http';
import { catalogueOf, readEntriesOf } from '../../locales/readCatalogue.ts';
import { LANGUAGES, type Language } from '../../shared/words/languages.ts';
import { wordsOf, type Catalogue, type Words } from '../../shared/words/words.ts';

const spoken = new Map<Language, Words>();

const catalogue = (language: Language): Catalogue => catalogueOf(readEntriesOf(language));

/** What the server says in a language, in English where it has no such words yet. Read once and kept; throws where a file of `locales/` is missing or is none. */
export function wordsIn(language: Language): Words {
  let words = spoken.get(language);
  if (!words) {
    const own = catalogue(language);
    words = wordsOf(
      language,
      language === LANGUAGES[0] ? own : { ...catalogue(LANGUAGES[0]), ...own },
    );
    spoken.set(language, words);
  }
  return words;
}

/** The language of whoever sent a request. */
export const wordsFor = (_request: { headers: IncomingHttpHeaders }): Words =>
  wordsIn(LANGUAGES[0]);
