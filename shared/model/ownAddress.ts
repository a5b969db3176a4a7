import type { Words } from '../words/words.ts';

/**
 * What to say where a page is open at an address the server does not know as its own (a proxy in front says nothing of it, and the browser
 * neither): to whoever holds the phone, and to whoever runs the server. `origin`: the page's, such as `https://wall.example.org`.
 */
export const unknownOriginWords = (words: Words, origin: string): string =>
  words.say('problem.unknown-origin', { why: 'origin', origin });

/** Where the build's files are: their names hold a hash of what is in them, and nobody but the build writes one. */
export const BUILT_FILES = '/assets/';
