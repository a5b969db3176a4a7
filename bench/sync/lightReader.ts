import * as Y from 'yjs';
import { answerNothing, askForAll, kindOf, MESSAGE, SYNC, updateIn } from './wireProtocol.ts';
import { WireSocket } from './wireSocket.ts';

/** How to come to a document. */
export interface Door {
  port: number;
  path: string;
  /** Begins every message, both ways. */
  prefix: Uint8Array;
  /** Said on opening, before anything else. */
  greeting: readonly Uint8Array[];
}

export interface LightReaderOptions {
  /** Every message, in place: good until the call ends. */
  onMessage?(payload: Buffer): void;
  /** Keeps all updates, so that `document()` can build the real thing afterwards. */
  keepsUpdates?: boolean;
}

/** Who reads along with as little effort as possible: syncs as everyone does, then only looks. */
export class LightReader {
  readonly #door: Door;
  readonly #options: LightReaderOptions;
  readonly #updates: Uint8Array[] = [];
  readonly #synced = Promise.withResolvers<void>();
  #socket: WireSocket | null = null;
  isSynced = false;
  hasClosed = false;
  /** "Permission denied" and the like. */
  refusals = 0;
  updateBytes = 0;
  updates = 0;

  /** Resolves when the document is there. */
  static async open(door: Door, options: LightReaderOptions = {}): Promise<LightReader> {
    const reader = new LightReader(door, options);
    await reader.connect();
    return reader;
  }

  constructor(door: Door, options: LightReaderOptions = {}) {
    this.#door = door;
    this.#options = options;
    this.#synced.promise.catch(() => undefined);
  }

  async connect(): Promise<void> {
    const { port, path, prefix, greeting } = this.#door;
    this.#socket = await WireSocket.open({
      port,
      path,
      onFrame: (payload) => this.#read(payload),
      onClose: () => {
        this.hasClosed = true;
        this.#synced.reject(new Error(`closed before it was synced (${this.#socket?.closeCode})`));
      },
    });
    for (const word of greeting) this.#socket.send(word);
    this.#socket.send(askForAll(prefix));
    await this.#synced.promise;
  }

  send(message: Uint8Array): void {
    this.#socket?.send(message);
  }

  close(): void {
    this.#socket?.close();
  }

  /** The document as a real Y.Doc that was told everything this reader was. */
  document(): Y.Doc {
    const doc = new Y.Doc();
    for (const update of this.#updates) Y.applyUpdate(doc, update);
    return doc;
  }

  #read(payload: Buffer): void {
    const { prefix } = this.#door;
    const { type, kind } = kindOf(payload, prefix);
    if (type === MESSAGE.sync || type === MESSAGE.syncReply) {
      if (kind === SYNC.step1) this.#socket?.send(answerNothing(prefix));
      else {
        this.updates += 1;
        this.updateBytes += payload.length;
        if (this.#options.keepsUpdates)
          this.#updates.push(updateIn(Buffer.from(payload), prefix) ?? new Uint8Array());
      }
    } else if (type === MESSAGE.auth && kind === 0 && prefix.length === 0) this.refusals += 1;
    this.#options.onMessage?.(payload);
    if (
      kind === SYNC.step2 &&
      !this.isSynced &&
      (type === MESSAGE.sync || type === MESSAGE.syncReply)
    ) {
      this.isSynced = true;
      this.#synced.resolve();
    }
  }
}
