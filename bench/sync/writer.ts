import * as Y from 'yjs';
import { LightReader, type Door } from './lightReader.ts';
import { updateMessage } from './wireProtocol.ts';

/**
 * A real Y.Doc that writes: every transaction is one update in one frame. It does not take in what others write meanwhile, because the
 * twenty of them would then be what is measured; its edits are of keys of its own and build on nobody's.
 */
export class Writer {
  readonly doc = new Y.Doc();
  readonly #reader: LightReader;
  #bytes = 0;
  #edits = 0;

  static async open(door: Door): Promise<Writer> {
    return new Writer(await LightReader.open(door), door.prefix);
  }

  private constructor(reader: LightReader, prefix: Uint8Array) {
    this.#reader = reader;
    this.doc.on('update', (update: Uint8Array) => {
      this.#bytes += update.length;
      this.#edits += 1;
      reader.send(updateMessage(prefix, update));
    });
  }

  /** Of an edit as an update, on average. */
  get bytesPerEdit(): number {
    return Math.round(this.#bytes / Math.max(1, this.#edits));
  }

  get refusals(): number {
    return this.#reader.refusals;
  }

  get hasClosed(): boolean {
    return this.#reader.hasClosed;
  }

  write(change: (doc: Y.Doc) => void): void {
    this.doc.transact(() => change(this.doc));
  }

  close(): void {
    this.#reader.close();
  }
}
