/**
 * @y/websocket-server as its own `server.js` starts it, with the ws it brings. `STORE`: a folder, kept by y-leveldb through
 * `setPersistence`, as its earlier versions did for `YPERSISTENCE`. It runs on Yjs 13 (`overrides` in package.json), because the newest
 * prereleases its own ranges lead to do not fit together. Plain JavaScript, as the package's own start.
 */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { setPersistence, setupWSConnection } from '@y/websocket-server/utils';
import { LeveldbPersistence } from 'y-leveldb';
import * as Y from 'yjs';

const WebSocket = createRequire(import.meta.resolve('@y/websocket-server/utils'))('ws');
const folder = process.env.STORE;
if (folder) {
  const database = new LeveldbPersistence(folder);
  setPersistence({
    provider: database,
    // oxlint-disable-next-line typescript/no-misused-promises -- as its own README has it
    bindState: async (name, doc) => {
      const kept = await database.getYDoc(name);
      database.storeUpdate(name, Y.encodeStateAsUpdate(doc));
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(kept));
      doc.on('update', (update) => database.storeUpdate(name, update));
    },
    writeState: async () => {},
  });
}

const sockets = new WebSocket.Server({ noServer: true });
sockets.on('connection', setupWSConnection);
const server = createServer((_request, response) => response.end('okay'));
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (opened) =>
    sockets.emit('connection', opened, request),
  );
});
server.listen(Number(process.env.PORT), '127.0.0.1');
