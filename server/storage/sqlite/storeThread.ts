import { MessageChannel, parentPort, workerData } from 'node:worker_threads';
import { StorageError } from '../storageError.ts';
import { openSqliteStore } from './openSqliteStore.ts';
import { piecesOf } from './storedPieces.ts';
import type { StoreAnswer, StoreCall } from './threadedWallStore.ts';

// When the folder cannot be used, this thread ends, and whoever started it gets the same message.
const store = openSqliteStore(String(workerData));
const port = parentPort;
const answer = (message: StoreAnswer): void => port?.postMessage(message);

/**
 * Puts all of a wall's pieces into a channel and answers its other end, so that the main thread can
 * take them out one by one without waiting for this one.
 */
async function sendWall(id: number, wallId: string): Promise<void> {
  const wall = await store.loadWall(wallId);
  const size = store.logSize();
  if (!wall) return answer({ id, value: null, size });
  const { port1, port2 } = new MessageChannel();
  for (const piece of piecesOf(wall)) port1.postMessage(piece);
  port?.postMessage({ id, value: port2, size } satisfies StoreAnswer, [port2]);
}

port?.on('message', ({ id, method, args }: StoreCall) => {
  void (async () => {
    try {
      if (method === 'loadWall') return await sendWall(id, String(args[0]));
      const value: unknown = await Reflect.apply(store[method], store, args);
      answer({ id, value, size: store.logSize() });
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      answer({
        id,
        failed:
          error instanceof StorageError ? { fault: error.fault, text } : { fault: null, text },
        size: store.logSize(),
      });
    }
  })();
});
answer({ id: 0, value: null, size: store.logSize() });
