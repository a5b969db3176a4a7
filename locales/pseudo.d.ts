import type { Catalogue } from '../shared/words/words.ts';
/** The English catalogue as a pseudo-language says it: `en-XA` longer and accented, `ar-XB` so and from right to left. */
export declare function pseudoCatalogue(english: Catalogue, language: string): Catalogue;
