/** Hocuspocus as its guide starts it. `FLUSH_DELAY`: its own batching, ms. `STORE`: a database file, written as its Database extension does. */
import { DatabaseSync } from 'node:sqlite';
import { Server, type Configuration } from '@hocuspocus/server';
import * as Y from 'yjs';

const flushDelay = process.env['FLUSH_DELAY'];
const file = process.env['STORE'];
const server = new Server({
  port: Number(process.env['PORT']),
  address: '127.0.0.1',
  quiet: true,
  ...(flushDelay ? { flushDelay: Number(flushDelay) } : {}),
  ...(file ? storage(file) : {}),
});
await server.listen();

function storage(path: string): Pick<Configuration, 'onLoadDocument' | 'onStoreDocument'> {
  const database = new DatabaseSync(path);
  database.exec(
    'PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, data BLOB NOT NULL)',
  );
  const load = database.prepare('SELECT data FROM documents WHERE name = ?');
  const store = database.prepare(
    'INSERT INTO documents (name, data) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET data = excluded.data',
  );
  return {
    async onLoadDocument({ documentName, document }) {
      const row = load.get(documentName);
      if (row?.['data'] instanceof Uint8Array) Y.applyUpdate(document, row['data']);
    },
    async onStoreDocument({ documentName, document }) {
      store.run(documentName, Y.encodeStateAsUpdate(document));
    },
  };
}
