import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { catalogueOf, readEntriesOf } from '../../locales/readCatalogue.ts';
import { LANGUAGES, type Language } from '../../shared/words/languages.ts';
import type { Catalogue, MessageKey } from '../../shared/words/words.ts';
import { pageUses, usedKeys } from './pageUses.ts';

const PREFIX = 'virtual:words/';

/** What a page says in a language: only its own messages, in English where they are not translated yet. */
function wordsOfPage(page: string, language: Language): { words: Catalogue; files: string[] } {
  const drawn = resolve(`client/${page}/main.tsx`);
  const uses = pageUses(existsSync(drawn) ? drawn : resolve(`client/${page}/main.ts`));
  const [english, own] = [LANGUAGES[0], language].map((each) => catalogueOf(readEntriesOf(each)));
  const all: Catalogue = { ...english, ...own };
  const keys = usedKeys(Object.keys(all), uses) as MessageKey[];
  return { words: Object.fromEntries(keys.map((key) => [key, all[key]])), files: uses.files };
}

const chunkOf = (bundle: Rolldown.OutputBundle, page: string, language: string): string | null =>
  Object.values(bundle).find(
    (each) => each.type === 'chunk' && each.facadeModuleId === `\0${PREFIX}${page}/${language}`,
  )?.fileName ?? null;

/**
 * `virtual:words/<page>`: that page's catalogues, each a file of its own that loads when it is asked for. The page's HTML names the one of
 * its language, so that it arrives with the script and not after it.
 */
export const pageWords = (): Plugin => ({
  name: 'weavewall-page-words',
  resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
  load(id) {
    if (!id.startsWith(`\0${PREFIX}`)) return null;
    const [page = '', language] = id.slice(PREFIX.length + 1).split('/');
    if (language === undefined)
      return `export default { ${LANGUAGES.map((each) => `${each}: () => import('${PREFIX}${page}/${each}')`).join(', ')} };`;
    const { words, files } = wordsOfPage(page, language as Language);
    for (const file of files) this.addWatchFile(file);
    this.addWatchFile(resolve(`locales/${language}.po`));
    return `export default JSON.parse(${JSON.stringify(JSON.stringify(words))});`;
  },
  writeBundle({ dir = '' }, bundle) {
    for (const { type, fileName } of Object.values(bundle)) {
      if (type !== 'asset' || !fileName.endsWith('.html')) continue;
      const page = fileName.slice(0, -5);
      const chunk = chunkOf(bundle, page === 'index' ? 'start' : page, LANGUAGES[0]);
      if (chunk === null) continue;
      const path = join(dir, fileName);
      const html = readFileSync(path, 'utf8');
      writeFileSync(
        path,
        html.replace(
          '</title>',
          `</title><link rel="modulepreload" crossorigin href="/${chunk}" />`,
        ),
      );
    }
  },
});
