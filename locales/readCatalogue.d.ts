import { type Language } from '../shared/words/languages.ts';
import type { Catalogue } from '../shared/words/words.ts';
/** Where the catalogues are: a PO file a language, the key of a message as its context, English as its id. */
export declare const LOCALES: string;
export interface Entry {
  key: string;
  /** In ICU MessageFormat. Empty while nobody has translated it. */
  text: string;
  /** What English says. */
  source: string;
  /** For whoever translates: where it stands, what it must not be taken for. */
  note: string;
  isFuzzy: boolean;
}
/** The entries of a PO file's text, in its order. Throws where it is not one. */
export declare function readEntries(text: string): Entry[];
export declare const readEntriesOf: (language: string) => Entry[];
/** Compiled; what is not translated, or no longer sure, is left out. Throws where a message is no ICU MessageFormat. */
export declare function catalogueOf(entries: readonly Entry[]): Catalogue;
/** What a language says: its own words, in English where it has none yet; a pseudo-language is made from English. */
export declare function readCatalogueOf(language: Language): Catalogue;
