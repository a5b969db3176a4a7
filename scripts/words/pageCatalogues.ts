import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readCatalogueOf } from '../../locales/readCatalogue.ts';
import type { Language } from '../../shared/words/languages.ts';
import type { Catalogue, MessageKey } from '../../shared/words/words.ts';
import { pageUses, usedKeys } from './pageUses.ts';
import { shortKeysOfPages, type ShortKeys } from './shortKeys.ts';

/** What a page says, and the modules that say it. */
export interface PageCatalogue {
  words: Catalogue;
  files: readonly string[];
}

/** Refusals come with what they say, in the language of whoever reads them: some two kilobytes that a phone need not load. */
const SAID_BY_SERVER = 'problem.';
/** The scripts that stand in the phone's page. */
const FORM_SCRIPTS = ['composerForm', 'plainly'];

/** A page's module, of which the phone's draws nothing by itself; or a part's: `phone/tables/TablesHalf`. */
const entryOf = (name: string): string =>
  [`${name}/main.tsx`, `${name}/main.ts`, `${name}.tsx`, `${name}.ts`]
    .map((path) => resolve('client', path))
    .find(existsSync) ?? '';

/** Answers are made once for each argument. */
function once<Asked extends string, Answer>(
  make: (asked: Asked) => Answer,
): (asked: Asked) => Answer {
  const made = new Map<Asked, Answer>();
  return (asked) => {
    const known = made.get(asked) ?? make(asked);
    made.set(asked, known);
    return known;
  };
}

/** What the pages of one build say; modules and catalogues are read once, however many pages and languages there are. */
export class PageCatalogues {
  readonly catalogue = once<Language, Catalogue>(readCatalogueOf);
  readonly #uses = once(pageUses);
  readonly #only: string | undefined;
  #keys: ShortKeys | null = null;

  /** `only`: the one page that is built. */
  constructor(only: string | undefined) {
    this.#only = only;
  }

  get keys(): ShortKeys {
    return (this.#keys ??= shortKeysOfPages());
  }

  /** What a page says, or a part that comes after its page: that says the rest. */
  of(name: string, language: Language): PageCatalogue {
    const { words, files } = this.#usedBy(entryOf(name), language);
    const page = this.#only ?? name.split('/')[0] ?? '';
    if (page === name) return { words, files };
    const known = this.#usedBy(entryOf(page), language);
    return {
      words: Object.fromEntries(Object.entries(words).filter(([key]) => !(key in known.words))),
      files: [...files, ...known.files],
    };
  }

  /** What the form on the phone says by itself. */
  ofForm(language: Language): Catalogue {
    const parts = FORM_SCRIPTS.map(
      (name) => this.#usedBy(resolve(`client/phone/inline/${name}.ts`), language).words,
    );
    return Object.assign({}, ...parts) as Catalogue;
  }

  #usedBy(entry: string, language: Language): PageCatalogue {
    const uses = this.#uses(entry);
    const all = this.catalogue(language);
    const keys = (usedKeys(Object.keys(all), uses) as MessageKey[]).filter(
      (key) =>
        this.#only === undefined || !key.startsWith(SAID_BY_SERVER) || uses.keys.includes(key),
    );
    return { words: Object.fromEntries(keys.map((key) => [key, all[key]])), files: uses.files };
  }
}
