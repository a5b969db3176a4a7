import type { Catalogue } from '../shared/words/words.ts';
/**
 * A catalogue by name, compiled from `texts`: as it was kept in `folder` if it was made of the same texts, else by `compile`, and then kept.
 * Reading PO files and messages takes 150 ms a language and every process of ours begins with it; the compiled form takes 3. Where nothing
 * can be kept (a read-only system) it is compiled each time.
 */
export declare function cachedCatalogue(
  folder: string,
  name: string,
  texts: readonly string[],
  compile: () => Catalogue,
): Catalogue;
