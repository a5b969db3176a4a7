import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build, defineConfig, minifySync, type InlineConfig, type Plugin } from 'vite';
import { stylesThatNeverCome } from './scripts/laterStyles.ts';
import { leanReact } from './scripts/leanReact.ts';
import { INLINE_TARGET, phoneForm } from './scripts/phoneForm.ts';
import { shippedOutlines } from './scripts/shippedOutlines.ts';
import { pageWords } from './scripts/words/pageWords.ts';
import { LIMITS } from './shared/model/limits.ts';
import { CLOSE, MESSAGE } from './shared/protocol/wire.ts';

/** One HTML entry per page, so that a phone downloads only the phone's code. Most people come by the QR code and never see the join page. */
const deskPages = ['index', 'wall', 'console', 'table', 'gallery', 'print', 'join'];
const PHONE = 'phone';

/** Makes the scripts that stand in a page as small as the others: 0.6 kB of the phone's. What the server fills in is left alone. */
const smallInlineScripts = (): Plugin => ({
  name: 'weavewall-small-inline-scripts',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html) =>
      html.replace(
        /<script>([\s\S]*?)<\/script>/g,
        (_, code: string) =>
          `<script>${minifySync('inline.js', code, { compress: { target: INLINE_TARGET } }).code.trim()}</script>`,
      ),
  },
});

/**
 * Stands under every `import()` of a phone's page: its styles are there before it is. Vite's own also has words for old browsers, nonces and
 * listeners that there are none of here: 0.7 kB of a phone's. What failed is fetched again the next time.
 */
const PRELOAD = `
const links = {};
export const __vitePreload = (load, files = []) =>
  Promise.all(
    files.map((file) => (links[file] ??= new Promise((done, fail) => {
      const link = document.createElement('link');
      const isStyle = file.endsWith('.css');
      link.rel = isStyle ? 'stylesheet' : 'modulepreload';
      link.href = '/' + file;
      link.onload = done;
      link.onerror = () => {
        delete links[file];
        link.remove();
        fail(Error(file));
      };
      document.head.append(link);
      if (!isStyle) done();
    }))),
  ).then(load);
`;
const smallPreload = (): Plugin => ({
  name: 'weavewall-small-preload',
  apply: 'build',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? PRELOAD : null),
});

/** Lists of figures by name, of each of which a phone needs a few. */
const FIGURES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  LIMITS,
  CLOSE,
  MESSAGE,
};

/** Puts a figure where it is named: whole lists of them are a kilobyte to download. */
const figuresInPlace = (): Plugin => ({
  name: 'weavewall-figures-in-place',
  apply: 'build',
  enforce: 'post',
  transform(code, id) {
    if (!/\.tsx?(?:$|\?)/.test(id) || !/\b(?:LIMITS|CLOSE|MESSAGE)\./.test(code)) return null;
    return {
      code: code.replace(/\b(LIMITS|CLOSE|MESSAGE)\.(\w+)/g, (whole, list: string, name: string) =>
        String(FIGURES[list]?.[name] ?? whole),
      ),
      map: null,
    };
  },
});

/** What Vite puts around an import that comes later fetches its styles first, 0.7 kB: what the desk's pages load later has none. */
const plainImports = (): Plugin => ({
  name: 'weavewall-plain-imports',
  apply: 'build',
  enforce: 'pre',
  load: (id) =>
    id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null,
  generateBundle(_, bundle) {
    const faults = stylesThatNeverCome(bundle);
    if (faults.length > 0) this.error(faults.join('\n'));
  },
});

/** Yjs has lib0 colour the few warnings it prints, half a kilobyte: the console has its own. The build warns of a name that is missing here. */
const plainWarnings = (): Plugin => ({
  name: 'weavewall-plain-warnings',
  apply: 'build',
  load: (id) =>
    id.endsWith('/lib0/logging.js')
      ? `export const print = (...words) => console.log(...words);
export const warn = (...words) => console.warn(...words);
export const BOLD = '', UNBOLD = '', ORANGE = '', RED = '';`
      : null,
});

const pagesConfig = (pages: readonly string[], only?: string): InlineConfig => ({
  root: 'client',
  plugins: [
    react(),
    pageWords(only),
    shippedOutlines(),
    phoneForm(() => [figuresInPlace()]),
    smallInlineScripts(),
    figuresInPlace(),
  ],
  build: {
    outDir: resolve('dist'),
    // Chrome 94, Safari 15, Firefox 93: they all know private fields, which spelt out for older ones cost a phone more than a kilobyte.
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // lib0's checks of DOM nodes, which nobody here asks for, would bring in all of its schemas: 2.3 kB. No other module has a `$`. And no
      // module does something by having a property read: 0.4 kB of what is only looked at.
      treeshake: { manualPureFunctions: ['$'], propertyReadSideEffects: false },
      input: Object.fromEntries(pages.map((page) => [page, resolve(`client/${page}.html`)])),
    },
  },
});

/** What gets smaller; pictures and fonts are as small as they get. */
const COMPRESSED = /\.(?:html|js|css|svg|json|webmanifest|txt|map)$/;
/** What fits into one packet is not worth a second form, bytes. */
const COMPRESSED_FROM = 600;

/**
 * Puts the small forms of every file beside it. The server sends them as they are and compresses no file itself: so the first visitor after
 * a start does not wait for it (measured: the wall's code took 450 ms to arrive, compressed on demand, and 130 so).
 */
function compressFiles(outDir: string): void {
  for (const name of readdirSync(outDir, { recursive: true, encoding: 'utf8' }).filter((each) =>
    COMPRESSED.test(each),
  )) {
    const path = join(outDir, name);
    const body = readFileSync(path);
    if (body.length < COMPRESSED_FROM) continue;
    writeFileSync(`${path}.gz`, gzipSync(body, { level: 9 }));
    // Quality 9 is within 2 % of 11 and ten times faster.
    writeFileSync(
      `${path}.br`,
      brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    );
  }
}

/**
 * The phone's page is bundled by itself, after the others: together, what it shares with the wall and the console is split into small
 * pieces that hold more than a phone needs (measured: 86.5 kB gzip in 8 files, apart 84.5 kB in 2; with the join page 85.4 kB in 4).
 */
const phonesApart = (): Plugin => {
  let outDir = resolve('dist');
  return {
    name: 'weavewall-phones-apart',
    apply: 'build',
    configResolved: (config) => void (outDir = resolve(config.root, config.build.outDir)),
    buildStart() {
      // `--watch` sees what the first bundle reads; these it would not.
      this.addWatchFile(resolve(`client/${PHONE}.html`));
      for (const file of readdirSync(`client/${PHONE}`, { recursive: true, encoding: 'utf8' }))
        this.addWatchFile(resolve(`client/${PHONE}`, file));
    },
    async closeBundle(error) {
      if (error) return;
      const phones = pagesConfig([PHONE], PHONE);
      await build({
        ...phones,
        plugins: [phones.plugins, smallPreload()],
        resolve: { alias: PREACT_FOR_REACT },
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        build: { ...phones.build, outDir, emptyOutDir: false },
      });
      compressFiles(outDir);
    },
  };
};

/** Where a page finds the bundle that draws what people see of a step. */
const PREVIEW = 'virtual:preview';

/**
 * `client/preview` is bundled apart, and its address is what `virtual:preview` says: it is made of pieces of many pages, and together with
 * those it would split what they share (measured: 5 kB more of a console's first load, 3 to 5 of the wall's and the gallery's).
 */
const previewApart = (): Plugin => {
  let built: Awaited<ReturnType<typeof bundlePreview>> | null = null;
  return {
    name: 'weavewall-preview-apart',
    async buildStart() {
      if (this.meta.watchMode)
        for (const file of readdirSync('client/preview'))
          this.addWatchFile(resolve('client/preview', file));
      if (this.environment.mode === 'build') built = await bundlePreview();
    },
    resolveId: (id) => (id === PREVIEW ? `\0${PREVIEW}` : null),
    load: (id) =>
      id === `\0${PREVIEW}`
        ? `export default ${JSON.stringify(`/${built?.entry ?? 'preview/main.tsx'}`)};`
        : null,
    generateBundle(_, bundle) {
      for (const { fileName, source } of built?.files ?? [])
        if (!(fileName in bundle)) this.emitFile({ type: 'asset', fileName, source });
    },
  };
};

async function bundlePreview() {
  const { build: options, ...config } = pagesConfig([]);
  const made = await build({
    ...config,
    plugins: [react(), pageWords(), figuresInPlace(), smallPreload()],
    resolve: { alias: PREACT_FOR_REACT },
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      ...options,
      write: false,
      rolldownOptions: {
        ...options?.rolldownOptions,
        input: { preview: resolve('client/preview/main.tsx') },
        preserveEntrySignatures: 'strict',
      },
    },
  });
  const output = [made].flat().flatMap((each) => ('output' in each ? each.output : []));
  const code = output.flatMap((each) => (each.type === 'chunk' ? [each.code] : [])).join('');
  const files = output.flatMap((each) => {
    if (each.type === 'chunk') return [{ fileName: each.fileName, source: each.code }];
    // Each frame has one stylesheet, which holds what its pieces would bring one by one.
    const isOfPieces = each.fileName.endsWith('.css') && !code.includes(each.fileName);
    return isOfPieces ? [] : [{ fileName: each.fileName, source: each.source }];
  });
  const entry = output.find((each) => each.type === 'chunk' && each.isEntry)?.fileName ?? '';
  return { entry, files };
}

/** What is written for React is drawn by Preact on phones: 58 kB less (docs/decisions/0012). */
const PREACT_FOR_REACT = [
  { find: /^react\/jsx-runtime$/, replacement: 'preact/compat/jsx-runtime' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react(-dom)?$/, replacement: 'preact/compat' },
];
/** What looks into React from a browser's tools: half a kilobyte that nobody at the wall needs. */
const NO_DEVTOOLS = { __REACT_DEVTOOLS_GLOBAL_HOOK__: 'undefined' };

const desk = pagesConfig(deskPages);

export default defineConfig({
  ...desk,
  publicDir: resolve('client/public'),
  plugins: [
    desk.plugins,
    leanReact(),
    plainImports(),
    plainWarnings(),
    previewApart(),
    phonesApart(),
  ],
  define: NO_DEVTOOLS,
  build: { ...desk.build, emptyOutDir: true },
});
