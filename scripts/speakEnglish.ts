import { speak } from '../client/words/speak.ts';
import { catalogueOf, readEntriesOf } from '../locales/readCatalogue.ts';

/** Unit tests of the client read English. */
speak('en', catalogueOf(readEntriesOf('en')));
