import type { Plugin } from 'vite';
import { readCatalogueOf } from '../locales/readCatalogue.ts';
import { seenThrough } from '../locales/pseudo.ts';
import { SHIPPED_FOLDER, SHIPPED_SCRIPTS } from '../server/words/shippedScripts.ts';
import { changeWords } from '../shared/scripts/everyWord.ts';
import { outlineOf, type Outline } from '../shared/scripts/outline.ts';
import type { ScriptWords } from '../shared/scripts/script.ts';
import { scriptIn } from '../shared/scripts/shippedScript.ts';
import { isRightToLeft, LANGUAGES, PSEUDO_LANGUAGES } from '../shared/words/languages.ts';
import { wordsOf } from '../shared/words/words.ts';

const OUTLINES = 'virtual:shipped-outlines';

/** Words of a script with those to be seen through: no catalogue has a script's own. */
function withPseudo(words: ScriptWords): ScriptWords {
  const { en = '', ...others } = words as Readonly<Record<string, string>>;
  const pseudo = PSEUDO_LANGUAGES.map((tag) => [tag, seenThrough(en, isRightToLeft(tag))]);
  return { en, ...others, ...(Object.fromEntries(pseudo) as Record<string, string>) };
}

/** The scripts that ship as the start page lists them: without the words of their steps, those are many. */
export function shippedOutlinesNow(): Outline[] {
  const [english, ...further] = LANGUAGES.map((tag) => wordsOf(tag, readCatalogueOf(tag)));
  if (!english) throw new Error('The product speaks no language.');
  return SHIPPED_SCRIPTS.map((shipped) =>
    outlineOf(changeWords(scriptIn(shipped, english, ...further), withPseudo)),
  );
}

/** `virtual:shipped-outlines`: made of whatever lies in the folder of scripts that ship. */
export const shippedOutlines = (): Plugin => ({
  name: 'weavewall-shipped-outlines',
  resolveId: (id) => (id === OUTLINES ? `\0${OUTLINES}` : null),
  load(id) {
    if (id !== `\0${OUTLINES}`) return null;
    this.addWatchFile(SHIPPED_FOLDER);
    const text = JSON.stringify(JSON.stringify(shippedOutlinesNow()));
    return `export const OUTLINES = JSON.parse(${text});`;
  },
});
