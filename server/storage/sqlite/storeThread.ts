import { parentPort, workerData } from 'node:worker_threads';
import { StorageError } from '../storageError.ts';
import { openSqliteStore } from './openSqliteStore.ts';
import type { StoreAnswer, StoreCall } from './threadedWallStore.ts';

// When the folder cannot be used, this thread ends, and whoever started it gets the same message.
const store = openSqliteStore(String(workerData));
const port = parentPort;
const answer = (message: StoreAnswer): void => port?.postMessage(message);

port?.on('message', ({ id, method, args }: StoreCall) => {
  void (async () => {
    try {
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
