import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { WalState } from './walCheckpointer.ts';

// The thread of `WalCheckpointer`. Copying the log syncs the disk, which takes as long as the disk
// needs.
const database = new DatabaseSync(String(workerData), { timeout: 0 });
const checkpoint = database.prepare('PRAGMA wal_checkpoint(PASSIVE)');

parentPort?.on('message', () => {
  const row = checkpoint.get();
  const state: WalState = {
    pages: Number(row?.['log'] ?? 0),
    copied: Number(row?.['checkpointed'] ?? 0),
  };
  parentPort?.postMessage(state);
});
