import { resolve } from 'node:path';
import { build, type Plugin } from 'vite';

/** Whoever cannot run the app still writes notes: in browsers that know no modules. */
export const INLINE_TARGET = 'es2015';

/** A script's place in a page: `<script data-inline="./x.ts"></script>`. */
const INLINE = /<script data-inline="([^"]+)"><\/script>/g;

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
 * The script of the phone's form is inline in its page, so that it takes notes before anything else has arrived; it is made from the modules
 * that everything else is made from. What the wall asks of a note the server writes into the page (`server/http/phonePage.ts`).
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
      return html.replace(
        INLINE,
        (_, path: string) => `<script>${scripts.get(path) ?? ''}</script>`,
      );
    },
  },
});
