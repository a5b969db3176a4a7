import { resolve } from 'node:path';
import { build, type Plugin } from 'vite';
import { NOTE_COLORS, paperOf } from '../shared/model/note.ts';

/** Whoever cannot run the app still writes notes: in browsers that know no modules. */
export const INLINE_TARGET = 'es2015';

/** A script's place in a page: `<script data-inline="./x.ts"></script>`. */
const INLINE = /<script data-inline="([^"]+)"><\/script>/g;
/** Where the choice of papers goes. */
const PAPERS_HERE = '<!-- papers -->';

/** The papers of the phone's form as it stands in the page, without script. */
const paperChoices = (): string =>
  NOTE_COLORS.map((color, index) => {
    const { mark } = paperOf(color);
    // Said once a language, as all words of a page's HTML (`pageWords`).
    const label = `%t:paper.${color}%`;
    const input = `<input type="radio" name="color" value="${color}"${index === 0 ? ' checked' : ''} />`;
    const shape = `<svg width="17" height="17" viewBox="-12 -12 24 24" aria-hidden="true"><path id="ww-shape-${color}" d="${mark}" fill="currentColor" /></svg>`;
    return `<label class="ww-paper-choice">${input}<span class="ww-paper-swatch" data-color="${color}">${shape}</span><span class="ww-paper-label">${label}</span></label>`;
  }).join('\n              ');

/** A module with all that it imports, as a plain script for old browsers. */
async function inlineScript(path: string, plugins: Plugin[]): Promise<string> {
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins,
    build: {
      write: false,
      target: INLINE_TARGET,
      modulePreload: false,
      rolldownOptions: { input: path, output: { format: 'iife' } },
    },
  });
  const [output] = [built].flat();
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error(`${path} makes no script.`);
  return chunk.code.trim();
}

/**
 * The phone's form is in its page: its script inline, so that it takes notes before anything else has arrived, and its papers as markup, for
 * where no script runs. Both are made from the modules and tables that everything else is made from. `plugins`: for the script.
 */
export const phoneForm = (plugins: () => Plugin[]): Plugin => ({
  name: 'weavewall-phone-form',
  apply: 'build',
  transformIndexHtml: {
    order: 'pre',
    async handler(html, { filename }) {
      const scripts = new Map<string, string>();
      for (const [, path = ''] of html.matchAll(INLINE))
        scripts.set(path, await inlineScript(resolve(filename, '..', path), plugins()));
      return html
        .replace(INLINE, (_, path: string) => `<script>${scripts.get(path) ?? ''}</script>`)
        .replace(PAPERS_HERE, paperChoices);
    },
  },
});
