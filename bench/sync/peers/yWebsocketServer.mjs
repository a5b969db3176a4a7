/**
 * @y/websocket-server as its own `server.js` starts it, with the ws and the Yjs it brings. `STORE`: a folder, kept by y-leveldb through
 * `setPersistence`, as its earlier versions did for `YPERSISTENCE`. Plain JavaScript: its Yjs is another version than ours, untyped here.
 */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { setPersistence, setupWSConnection } from '@y/websocket-server/utils';

const ofPeer = createRequire(import.meta.resolve('@y/websocket-server/utils'));
const WebSocket = ofPeer('ws');
const folder = process.env.STORE;
if (folder) {
  // The CommonJS build would be a second copy of Yjs beside the one in use.
  const Y = await import(pathToFileURL(ofPeer.resolve('yjs').replace(/\.cjs$/, '.mjs')).href);
  const { LeveldbPersistence } = await import('y-leveldb');
  const database = new LeveldbPersistence(folder);
  setPersistence({
    provider: database,
    bindState: async (name, doc) => {
      const kept = await database.getYDoc(name);
      database.storeUpdate(name, Y.encodeStateAsUpdate(doc));
      const { encodeStateAsUpdate } = await import('yjs');
      Y.applyUpdate(doc, encodeStateAsUpdate(kept));
      doc.on('update', (update) => database.storeUpdate(name, update));
    },
    writeState: async () => {},
  });
}

const sockets = new WebSocket.Server({ noServer: true });
sockets.on('connection', setupWSConnection);
const server = createServer((_request, response) => response.end('okay'));
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
});
server.listen(Number(process.env.PORT), '127.0.0.1');
