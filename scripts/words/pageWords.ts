import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import {
  directionOf,
  isLanguage,
  LANGUAGE_NAMES,
  LANGUAGES,
  SPOKEN,
  type Language,
} from '../../shared/words/languages.ts';
import { escapeHtml } from '../../shared/model/escapeHtml.ts';
import { wordsOf, type Catalogue } from '../../shared/words/words.ts';
import { PageCatalogues } from './pageCatalogues.ts';
import { WORDS } from './pageUses.ts';
import type { ShortKeys } from './shortKeys.ts';

/** Pseudo-languages are made from English. */
const PO_OF: Readonly<Record<string, string>> = { 'en-XA': 'en', 'ar-XB': 'en' };

/** `phone/tables/TablesHalf/en` → `['phone/tables/TablesHalf', 'en']`. */
function partsOf(id: string): [name: string, language?: Language] {
  const at = id.lastIndexOf('/');
  const last = id.slice(at + 1);
  return at > 0 && isLanguage(last) ? [id.slice(0, at), last] : [id];
}

/** Words in a page's HTML: `%t:start.page%`. */
const SAID = /%t:([\w.-]+)%/g;
/** The words of the form's own script, in the phone's HTML: compiled messages as JSON that can stand in `<script>`. */
const FORM_WORDS = '%FORM_WORDS%';

/** Modules of ours. */
const OURS = /\/(?:client|shared)\//;

const shortened = (words: Catalogue, short: ShortKeys): Record<string, unknown> =>
  Object.fromEntries(Object.entries(words).map(([key, message]) => [short.of(key), message]));

/** Where the phone's page offers languages: links, for a phone may run no script. */
const LANGUAGES_HERE = '%LANGUAGES%';
const languageLinks = (now: Language): string =>
  LANGUAGES.map(
    (each) =>
      `<a href="?language=${each}" lang="${each}" hreflang="${each}"${each === now ? ' aria-current="true"' : ''}>${LANGUAGE_NAMES[each]}</a>`,
  ).join('');

/** The files with words, by what says them: links of a page, the first of which arrives with the script and not after it. */
const linksTo = (files: readonly (readonly [name: string, file: string])[]): string =>
  files
    .map(([name, file], index) => {
      const rel = index === 0 ? 'rel="modulepreload" crossorigin ' : '';
      return `<link ${rel}data-words="${name}" href="/${file}" />`;
    })
    .join('');

/** A page's HTML in a language; `files`: those with its words, the page's own first. */
function htmlIn(
  catalogues: PageCatalogues,
  language: Language,
  html: string,
  files: readonly (readonly [name: string, file: string])[],
): string {
  const words = wordsOf(language, catalogues.catalogue(language));
  const form = (): string => JSON.stringify(catalogues.ofForm(language)).replaceAll('<', '\\u003c');
  return html
    .replace('<html lang="en">', `<html lang="${language}" dir="${directionOf(language)}">`)
    .replace(SAID, (_, key: string) => escapeHtml(words.say(key as 'join.page')))
    .replace(FORM_WORDS, form)
    .replace(LANGUAGES_HERE, () => languageLinks(language))
    .replace('</title>', `</title>${linksTo(files)}`);
}

/** The files of a page's words in a language, its own first, then those of its parts. */
const filesOf = (
  bundle: Rolldown.OutputBundle,
  page: string,
  language: string,
  only: string | undefined,
): [name: string, file: string][] =>
  Object.values(bundle)
    .flatMap((each): [string, string][] => {
      const id = each.type === 'chunk' ? (each.facadeModuleId ?? '') : '';
      const name = id.slice(WORDS.length + 1, -language.length - 1);
      const isItsOwn = name === page || name.startsWith(`${page}/`) || only === page;
      return isItsOwn && id === `\0${WORDS}${name}/${language}` ? [[name, each.fileName]] : [];
    })
    .toSorted(([a], [b]) => Number(b === page) - Number(a === page));

/** Words of a page that speaks one language for as long as it stands: which files those are its HTML says, and no list of all languages is loaded. */
const oneLanguage = (name: string): string =>
  `const { lang } = document.documentElement;
export default { [lang]: () => import(/* @vite-ignore */ document.querySelector('[data-words="${name}"]').href) };`;

/**
 * `virtual:words/<page>`: that page's catalogues, each a file of its own that loads when it is asked for; `virtual:words/<module>`: those of a
 * part that comes later. `only`: the one page that is built, which changes its language by loading anew. A page's HTML is written once a language (`<page>.<language>.html`), with its words, its direction, and the name of the file with the rest.
 */
export const pageWords = (only?: string): Plugin => {
  let catalogues = new PageCatalogues(only);
  return {
    name: 'weavewall-page-words',
    enforce: 'pre',
    buildStart: () => void (catalogues = new PageCatalogues(only)),
    transform(code, id) {
      const [path = ''] = id.split('?');
      return /\.tsx?$/.test(path) && OURS.test(path)
        ? { code: catalogues.keys.shortened(path, code), map: null }
        : null;
    },
    resolveId: (id) => (id.startsWith(WORDS) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${WORDS}`)) return null;
      const [name, language] = partsOf(id.slice(WORDS.length + 1));
      if (language === undefined && only !== undefined) {
        for (const each of SPOKEN)
          this.emitFile({
            type: 'chunk',
            id: `${WORDS}${name}/${each}`,
            name: each,
            preserveSignature: 'strict',
          });
        return oneLanguage(name);
      }
      if (language === undefined)
        return `export default { ${SPOKEN.map((each) => `'${each}': () => import('${WORDS}${name}/${each}')`).join(', ')} };`;
      const { words, files } = catalogues.of(name, language);
      for (const file of files) this.addWatchFile(file);
      this.addWatchFile(resolve(`locales/${PO_OF[language] ?? language}.po`));
      const built = shortened(words, catalogues.keys);
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(built))});`;
    },
    writeBundle({ dir = '' }, bundle) {
      for (const { type, fileName } of Object.values(bundle)) {
        if (type !== 'asset' || !fileName.endsWith('.html')) continue;
        const page = fileName.slice(0, -'.html'.length);
        const html = readFileSync(join(dir, fileName), 'utf8');
        for (const language of SPOKEN) {
          const files = filesOf(bundle, page === 'index' ? 'start' : page, language, only);
          writeFileSync(
            join(dir, `${page}.${language}.html`),
            htmlIn(catalogues, language, html, files),
          );
        }
        rmSync(join(dir, fileName));
      }
    },
  };
};
