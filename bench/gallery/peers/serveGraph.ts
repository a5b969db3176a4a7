import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { build } from 'vite';
import type { GraphData } from '../graphData.ts';

const BUILT = resolve(import.meta.dirname, '../../../.cache/bench-gallery');
const MODULES = join(import.meta.dirname, 'node_modules');
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

/** Serves the peer's page and what it is to show. */
export interface GraphServer {
  address: string;
  version: string;
  stop(): Promise<void>;
}

/** The peer's own package, which nothing else needs: installed when it is first measured. */
function havePeer(): void {
  const lock = join(import.meta.dirname, 'package-lock.json');
  const installed = join(MODULES, '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  process.stderr.write('Installing Cytoscape.js (6 MB, in bench/gallery/peers) …\n');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('the peer could not be installed');
}

/** Bundles the peer's page, apart from the product, and serves it. Throws when the peer cannot be installed. */
export async function serveGraph(data: GraphData): Promise<GraphServer> {
  havePeer();
  const { version } = JSON.parse(
    readFileSync(join(MODULES, 'cytoscape', 'package.json'), 'utf8'),
  ) as { version: string };
  await build({
    root: import.meta.dirname,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      outDir: BUILT,
      emptyOutDir: true,
      chunkSizeWarningLimit: 10_000,
      target: 'es2022',
      rollupOptions: { input: join(import.meta.dirname, 'cytoscape.html') },
    },
  });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/graph.json')
      return void response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify(data));
    const file = join(BUILT, path);
    if (!file.startsWith(BUILT) || !existsSync(file) || !statSync(file).isFile())
      return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/cytoscape.html`,
    version,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}
