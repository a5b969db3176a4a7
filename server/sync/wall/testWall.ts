import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { NewWall } from '../../../shared/commands/session.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import type { Role } from '../../../shared/model/person.ts';
import { AddressConnections } from '../../access/addressConnections.ts';
import { openSqliteStore } from '../../storage/sqlite/openSqliteStore.ts';
import { attachSockets } from '../transport/upgrade.ts';
import { Walls } from './walls.ts';
import type { Wall } from './wall.ts';
import { ENGLISH } from '../../../locales/englishWords.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** For tests over the wire: real walls on a free port, with a database of their own. */
export async function startEngine(folder = mkdtempSync(join(tmpdir(), 'weavewall-sync-'))) {
  const store = openSqliteStore(folder);
  const walls = new Walls({ store, logger: quiet });
  const server = createServer();
  const sockets = attachSockets(server, {
    walls,
    logger: quiet,
    addresses: new AddressConnections(LIMITS.connectionsPerAddress),
    readGrant: (request) => new URL(request.url ?? '/', 'http://x').searchParams.get('token'),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cleanups: (() => void)[] = [];

  return {
    folder,
    origin,
    walls,
    store,
    /** Creates a wall. `come` makes a new person with a role. */
    async newWall(settings: NewWall['settings'] = {}): Promise<{
      wall: Wall;
      facilitator: string;
      facilitatorId: string;
      come: (role: Role, name?: string) => Promise<{ personId: string; token: string }>;
    }> {
      const { wallId, secrets } = await walls.create(ENGLISH, { title: 'A wall', settings });
      const wall = await walls.get(wallId);
      const { personId } = await walls.authenticate(secrets.facilitator);
      const come = (role: Role, name?: string) =>
        wall.arrive({
          role,
          arrival: role === 'participant' ? 'code' : 'link',
          ...(name ? { name } : {}),
        });
      return { wall, facilitator: secrets.facilitator, facilitatorId: personId, come };
    },
    /** A stock y-websocket provider on a document; with `ww` a page of that version. */
    open(wallId: string, document: string, token: string, doc = new Y.Doc(), ww?: string) {
      const provider = new WebsocketProvider(`${origin}/sync/${wallId}`, document, doc, {
        disableBc: true,
        params: { token, ...(ww === undefined ? {} : { ww }) },
        WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
        maxBackoffTime: 200,
      });
      cleanups.push(() => provider.destroy());
      return { provider, doc };
    },
    /** A raw socket, for what no stock provider would send. */
    raw(path: string): WebSocket {
      const socket = new WebSocket(`${origin}${path}`);
      cleanups.push(() => socket.terminate());
      socket.on('error', () => undefined);
      return socket;
    },
    async stop(keepData = false): Promise<void> {
      for (const cleanup of cleanups.splice(0)) cleanup();
      await sockets.close();
      await new Promise((resolve) => server.close(resolve));
      await walls.close();
      await store.close();
      if (!keepData) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Polls until `check` returns something true; fails, naming `what`, after far longer than a busy
 * machine needs.
 */
export async function until(
  what: string,
  check: () => boolean | Promise<boolean>,
  withinMs = 20_000,
): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`did not happen in ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The status of a refused handshake, or the close code of an accepted one. */
export function outcomeOf(socket: WebSocket): Promise<{ status?: number; close?: number }> {
  return new Promise((resolve) => {
    socket.on('unexpected-response', (_request, response) =>
      resolve({ status: response.statusCode ?? 0 }),
    );
    socket.on('close', (code) => resolve({ close: code }));
  });
}
