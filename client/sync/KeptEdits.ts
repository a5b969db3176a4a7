import { del, get, keys, set, update } from 'idb-keyval';

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

/**
 * What one person wrote into one document and the server has not taken yet, on this device. Each page keeps its own, so that two tabs
 * don't write over each other; a page that opens takes over whatever it finds. Where a device keeps nothing (private windows), nothing is kept.
 */
export class KeptEdits {
  readonly #prefix: string;
  readonly #own: string;
  readonly #found = new Map<string, Uint8Array>();

  constructor(wall: string, document: string, person: string) {
    this.#prefix = `ww-unsaved:${wall}:${document}:${person}`;
    this.#own = `${this.#prefix}:${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
  }

  /** What pages before this one, and others beside it, left as Yjs updates. */
  async load(): Promise<Uint8Array[]> {
    const there = await keys<IDBValidKey>().catch(() => []);
    for (const key of there) {
      if (
        typeof key !== 'string' ||
        key === this.#own ||
        !(key === this.#prefix || key.startsWith(`${this.#prefix}:`))
      )
        continue;
      const kept: unknown = await get(key).catch(() => undefined);
      if (kept instanceof Uint8Array) this.#found.set(key, kept);
    }
    return [...this.#found.values()];
  }

  /** Keeps this in place of what this page kept before. */
  async keep(edits: Uint8Array): Promise<void> {
    await set(this.#own, edits).catch(() => undefined);
  }

  /** The server has all of it. What another page wrote since stays that page's. */
  async forget(): Promise<void> {
    const found = [...this.#found];
    this.#found.clear();
    await del(this.#own).catch(() => undefined);
    for (const [key, kept] of found) {
      await update<Uint8Array | undefined>(key, (now) =>
        now instanceof Uint8Array && !isSame(now, kept) ? now : undefined,
      ).catch(() => undefined);
    }
  }
}
