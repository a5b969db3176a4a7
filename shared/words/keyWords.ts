import { wordsOf, type Words } from './words.ts';

const key = ((said: string) => said) as Words['say'];

/** Says its keys: for tests to which it is the same what is said. */
export const KEY_WORDS: Words = { ...wordsOf('en', {}), say: key };
