import { StorageError, type StorageFault } from './storageError.ts';
import type { WallStore } from './wallStore.ts';

/** While nothing can be saved it is tried again this often; and whoever asks is told what is at most so old. Milliseconds. */
const TRY_EVERY_MS = 2_000;
const KNOWN_FOR_MS = 10_000;

/** Each write says whether the disk takes anything. */
const IS_WRITE: Readonly<Record<keyof WallStore, boolean>> = {
  createWall: true,
  commit: true,
  writeCheckpoint: true,
  deleteWall: true,
  addSnapshot: true,
  deleteSnapshot: true,
  probe: true,
  loadWall: false,
  findByCode: false,
  findRenewedCode: false,
  findGrant: false,
  readLog: false,
  listSnapshots: false,
  readSnapshot: false,
  logSize: false,
  close: false,
};
/** Faults of the disk, not of what was asked. */
const LASTING: ReadonlySet<StorageFault> = new Set(['full', 'read-only', 'io', 'in-use']);

/** Whether what people do can be kept just now: known from their own writes, tried where there are none, and good again by itself. */
export class StorageHealth {
  /** The store, whose writes are heeded. */
  readonly store: WallStore;
  #failed: StorageError | null = null;
  #knownAt = -Infinity;
  #trying: Promise<void> | null = null;
  #again: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(store: WallStore) {
    this.store = new Proxy(store, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        if (!IS_WRITE[name as keyof WallStore]) return member.bind(target) as unknown;
        return (...args: unknown[]) =>
          this.#heed(Reflect.apply(member, target, args) as Promise<unknown>);
      },
    });
  }

  /** Why nothing can be saved, in words for whoever runs the server; `null` while it can. Asks the disk where nothing was written lately. */
  async fault(): Promise<string | null> {
    if (performance.now() - this.#knownAt > (this.#failed ? TRY_EVERY_MS : KNOWN_FOR_MS))
      await this.#try();
    return this.#failed?.message ?? null;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#again);
  }

  async #heed<Result>(write: Promise<Result>): Promise<Result> {
    try {
      const result = await write;
      this.#known(null);
      return result;
    } catch (error) {
      if (error instanceof StorageError && LASTING.has(error.fault)) this.#known(error);
      throw error;
    }
  }

  #known(failed: StorageError | null): void {
    this.#failed = failed;
    this.#knownAt = performance.now();
    clearTimeout(this.#again);
    if (failed && !this.#isClosed)
      this.#again = setTimeout(() => void this.#try(), TRY_EVERY_MS).unref();
  }

  #try(): Promise<void> {
    // What it finds is heeded as every other write's.
    this.#trying ??= this.store
      .probe()
      .catch(() => undefined)
      .finally(() => (this.#trying = null));
    return this.#trying;
  }
}
