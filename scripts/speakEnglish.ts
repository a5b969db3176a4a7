import { speak } from '../client/words/speak.ts';
import { readCatalogueOf } from '../locales/readCatalogue.ts';

/** Unit tests of the client read English. */
speak('en', readCatalogueOf('en'));
