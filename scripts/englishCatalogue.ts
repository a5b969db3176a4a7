import { readCatalogueOf } from '../locales/readCatalogue.ts';

/** Read once in a worker of the unit tests, whose set-up runs again for each file. */
export const ENGLISH = readCatalogueOf('en');
