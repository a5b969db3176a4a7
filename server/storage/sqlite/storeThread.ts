import { parentPort, workerData } from 'node:worker_threads';
import { StorageError } from '../storageError.ts';
import { openSqliteStore } from './openSqliteStore.ts';
import { piecesOf, type StoredPiece } from './storedPieces.ts';
import type { StoreAnswer, StoreCall } from './threadedWallStore.ts';

// When the folder cannot be used, this thread ends, and whoever started it gets the same message.
const store = openSqliteStore(String(workerData));
const port = parentPort;
/** Walls that are being sent, as they were when they were read. */
const leaving = new Map<number, Generator<StoredPiece>>();
let lastLoad = 0;

async function run({ method, args }: StoreCall): Promise<unknown> {
  if (method === 'loadWall') {
    const wall = await store.loadWall(String(args[0]));
    if (!wall) return null;
    lastLoad += 1;
    leaving.set(lastLoad, piecesOf(wall));
    return lastLoad;
  }
  if (method === 'nextPiece') {
    const load = Number(args[0]);
    const piece = leaving.get(load)?.next().value ?? null;
    if (!piece) leaving.delete(load);
    return piece;
  }
  return Reflect.apply(store[method], store, args);
}

const answer = (message: StoreAnswer): void => port?.postMessage(message);

port?.on('message', (call: StoreCall) => {
  const { id } = call;
  void (async () => {
    try {
      const value = await run(call);
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
