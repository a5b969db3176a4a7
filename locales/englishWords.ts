import { wordsOf, type Words } from '../shared/words/words.ts';
import { readCatalogueOf } from './readCatalogue.ts';

/** English, for tests of what takes words. */
export const ENGLISH: Words = wordsOf('en', readCatalogueOf('en'));
