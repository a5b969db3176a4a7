import type { FastifyRequest } from 'fastify';
import { isCompiled, readCatalogueOf } from '../../locales/readCatalogue.ts';
import { LANGUAGES, type Language } from '../../shared/words/languages.ts';
import { wordsOf, type Words } from '../../shared/words/words.ts';
import { languageOf } from './requestLanguage.ts';

const spoken = new Map<Language, Words>();

/** What the server says in a language, in English where it has no such words yet. Read once and kept, in some 5 ms; throws where a file of `locales/` is missing or is none. */
export function wordsIn(language: Language): Words {
  let words = spoken.get(language);
  if (!words) {
    words = wordsOf(language, readCatalogueOf(language));
    spoken.set(language, words);
  }
  return words;
}

/** Compiles what people speak and no file holds compiled yet, so that nobody's request waits for it. */
export function compileWords(): void {
  for (const language of LANGUAGES) if (!isCompiled(language)) wordsIn(language);
}

/** The language of whoever sent a request: hers, else the wall's, where it is about one. */
export const wordsFor = (request: Pick<FastifyRequest, 'headers'>, wall?: Language): Words =>
  wordsIn(languageOf(request, wall));
