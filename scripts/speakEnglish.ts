import { speak } from '../client/words/speak.ts';
import { ENGLISH } from './englishCatalogue.ts';

/** Unit tests of the client read English. */
speak('en', ENGLISH);
