import { wordsOf, type Words } from '../shared/words/words.ts';
import { catalogueOf, readEntriesOf } from './readCatalogue.ts';

/** English, for tests of what takes words. */
export const ENGLISH: Words = wordsOf('en', catalogueOf(readEntriesOf('en')));
