import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import type { DocumentName } from '../../../shared/access/rights.ts';
import { StorageError, type StorageFault } from '../storageError.ts';
import { addPiece, noPieces, type StoredPiece } from './storedPieces.ts';
import type {
  LogSize,
  NewWallRow,
  SnapshotRow,
  StoredLog,
  StoredWall,
  WallBatch,
  WallStore,
} from '../wallStore.ts';

/**
 * A call for the thread; they are answered in order. The answer to `loadWall` is a port in which all
 * of its pieces wait.
 */
export interface StoreCall {
  id: number;
  method: Exclude<keyof WallStore, 'logSize'>;
  args: readonly unknown[];
}

/** `id` 0: the database is open. */
export type StoreAnswer = { id: number; size: LogSize } & (
  | { value: unknown }
  | { failed: { fault: StorageFault | null; text: string } }
);

/**
 * Size of the thread's young generation, MB: its objects are short-lived, and a larger one only
 * takes memory.
 */
const YOUNG_MB = 4;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * The embedded store in a thread of its own. Syncing the disk takes as long as the disk needs (here
 * mostly a third of a millisecond, at worst 150 to 600 ms); meanwhile the server sends presence,
 * answers phones, and gathers the next tick.
 */
export class ThreadedWallStore implements WallStore {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #size: LogSize;
  #ended: Error | null = null;

  private constructor(worker: Worker, size: LogSize) {
    this.#worker = worker;
    this.#size = size;
    worker.on('message', (answer: StoreAnswer) => this.#heard(answer));
    worker.on('error', (error) =>
      this.#end(
        new StorageError(
          'other',
          `the storage thread failed: ${error instanceof Error ? error.message : String(error)}`,
        ),
      ),
    );
    worker.on('exit', () => this.#end(new StorageError('other', 'the storage thread has ended')));
  }

  /** Opens the store; rejects with the same errors as `openSqliteStore`. */
  static async open(dataDir: string): Promise<ThreadedWallStore> {
    const worker = new Worker(new URL('storeThread.ts', import.meta.url), {
      workerData: dataDir,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    const [{ size }] = (await once(worker, 'message')) as [StoreAnswer];
    return new ThreadedWallStore(worker, size);
  }

  createWall(row: NewWallRow, batch: WallBatch): Promise<void> {
    return this.#call('createWall', [row, compact(batch)]);
  }

  /** Receives it piece by piece, each in its own turn of the event loop. */
  async loadWall(wallId: string): Promise<StoredWall | null> {
    const pieces = await this.#call<MessagePort | null>('loadWall', [wallId]);
    if (!pieces) return null;
    const wall = noPieces();
    for (let next = receiveMessageOnPort(pieces); next; next = receiveMessageOnPort(pieces)) {
      addPiece(wall, next.message as StoredPiece);
      await setImmediate();
    }
    pieces.close();
    return wall;
  }

  findByCode(joinCode: string): Promise<string | null> {
    return this.#call('findByCode', [joinCode]);
  }

  findRenewedCode(joinCode: string): Promise<string | null> {
    return this.#call('findRenewedCode', [joinCode]);
  }

  findGrant(tokenHash: string): Promise<{ wallId: string; personId: string } | null> {
    return this.#call('findGrant', [tokenHash]);
  }

  commit(wallId: string, batch: WallBatch): Promise<void> {
    return this.#call('commit', [wallId, compact(batch)]);
  }

  writeCheckpoint(
    wallId: string,
    document: DocumentName,
    sequence: number,
    state: Uint8Array,
  ): Promise<void> {
    return this.#call('writeCheckpoint', [wallId, document, sequence, ownBytes(state)]);
  }

  readLog(wallId: string, document: DocumentName): Promise<StoredLog> {
    return this.#call('readLog', [wallId, document]);
  }

  deleteWall(wallId: string): Promise<void> {
    return this.#call('deleteWall', [wallId]);
  }

  addSnapshot(
    wallId: string,
    row: SnapshotRow,
    content: readonly Uint8Array[],
    most: number,
  ): Promise<boolean> {
    return this.#call(
      'addSnapshot',
      [wallId, row, content, most],
      content.map((piece) => piece.buffer as ArrayBuffer),
    );
  }

  listSnapshots(wallId: string): Promise<SnapshotRow[]> {
    return this.#call('listSnapshots', [wallId]);
  }

  readSnapshot(
    wallId: string,
    id: string,
  ): Promise<{ row: SnapshotRow; content: readonly Uint8Array[] } | null> {
    return this.#call('readSnapshot', [wallId, id]);
  }

  deleteSnapshot(wallId: string, id: string): Promise<boolean> {
    return this.#call('deleteSnapshot', [wallId, id]);
  }

  probe(): Promise<void> {
    return this.#call('probe', []);
  }

  logSize(): LogSize {
    return { ...this.#size };
  }

  async close(): Promise<void> {
    await this.#call('close', []);
    await this.#worker.terminate();
  }

  /** `handedOver` is moved to the thread instead of copied, and cannot be used here afterwards. */
  #call<Result>(
    method: StoreCall['method'],
    args: readonly unknown[],
    handedOver: readonly ArrayBuffer[] = [],
  ): Promise<Result> {
    if (this.#ended) return Promise.reject(this.#ended);
    this.#lastId += 1;
    const call: StoreCall = { id: this.#lastId, method, args };
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.set(call.id, { resolve: (value) => resolve(value as Result), reject });
      this.#worker.postMessage(call, handedOver);
    });
  }

  #heard(answer: StoreAnswer): void {
    this.#size = answer.size;
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (!waiting) return;
    if ('value' in answer) return waiting.resolve(answer.value);
    const { fault, text } = answer.failed;
    waiting.reject(fault === null ? new Error(text) : StorageError.said(fault, text));
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
  }
}

/**
 * The bytes in a buffer of their own. A view of a larger buffer would be sent with all of that
 * buffer.
 */
const ownBytes = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
const compact = (batch: WallBatch): WallBatch => ({
  ...batch,
  updates: batch.updates.map((row) => ({ ...row, update: ownBytes(row.update) })),
});
