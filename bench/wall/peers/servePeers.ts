import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { PeerNote } from './peerHook.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const BUILT = join(ROOT, '.cache/bench-wall');
const MODULES = join(import.meta.dirname, 'node_modules');
/** What the peers would else fetch from their makers' servers, by the beginning of its address. */
const FOLDERS: Record<string, string> = {
  '/excalidraw/': join(MODULES, '@excalidraw/excalidraw/dist/prod'),
  '/tldraw/': join(MODULES, '@tldraw/assets'),
  '/': BUILT,
};
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
};

/** Serves the peers' pages and the notes they are to show. */
export interface PeerServer {
  origin: string;
  versions: Record<'tldraw' | 'excalidraw', string>;
  serve(notes: readonly PeerNote[]): void;
  stop(): Promise<void>;
}

const versionOf = (name: string): string =>
  (JSON.parse(readFileSync(join(MODULES, name, 'package.json'), 'utf8')) as { version: string })
    .version;

/** The peers' own packages, which nothing else needs: installed when they are first measured. */
function havePeers(): void {
  const lock = join(import.meta.dirname, 'package-lock.json');
  const installed = join(MODULES, '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  process.stderr.write('Installing the peers (about 330 MB, in bench/wall/peers) …\n');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('the peers could not be installed');
}

/** Bundles the peers' pages, apart from the product, and serves them. Installs the peers first; throws when that cannot be done. */
export async function servePeers(): Promise<PeerServer> {
  havePeers();
  const versions = { tldraw: versionOf('tldraw'), excalidraw: versionOf('@excalidraw/excalidraw') };
  await build({
    root: import.meta.dirname,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [react()],
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.IS_PREACT': '"false"' },
    build: {
      outDir: BUILT,
      emptyOutDir: true,
      chunkSizeWarningLimit: 10_000,
      target: 'es2022',
      rollupOptions: {
        input: {
          tldraw: join(import.meta.dirname, 'tldraw.html'),
          excalidraw: join(import.meta.dirname, 'excalidraw.html'),
        },
      },
    },
  });
  let notes = '[]';
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/notes.json')
      return void response.writeHead(200, { 'content-type': 'application/json' }).end(notes);
    const [prefix = '/', folder = BUILT] =
      Object.entries(FOLDERS).find(([start]) => path.startsWith(start)) ?? [];
    const file = join(folder, path.slice(prefix.length));
    if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile())
      return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    versions,
    serve: (next) => void (notes = JSON.stringify(next)),
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}
