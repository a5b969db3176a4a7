import { type Words } from '../shared/words/words.ts';
/** English, for tests of what takes words. */
export declare const ENGLISH: Words;
