import { StorageError, type StorageFault } from './storageError.ts';
import type { WallOwners } from './wallOwners.ts';
import type { WallStore } from './wallStore.ts';

/**
 * How often a disk that failed is tried again, and how old the answer to {@link
 * StorageHealth.fault} may be. Milliseconds.
 */
const TRY_EVERY_MS = 2_000;
const KNOWN_FOR_MS = 10_000;

/** Which calls write: each of them shows whether the disk works. */
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
/** Faults of the disk rather than of the call: they last until somebody mends it. */
const LASTING: ReadonlySet<StorageFault> = new Set([
  'full',
  'read-only',
  'io',
  'in-use',
  'unreachable',
]);

/**
 * Whether what people write can be stored just now. It learns that from their own writes, tries
 * where there are none, and notices by itself when the disk works again.
 */
export class StorageHealth {
  /** The store to use: this class watches its writes. */
  readonly store: WallStore;
  #failed: StorageError | null = null;
  #knownAt = -Infinity;
  #trying: Promise<void> | null = null;
  #again: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(store: WallStore) {
    this.store = this.#watch(store);
  }

  /** The same owners; this class watches what is written through their stores, too. */
  watchOwners(owners: WallOwners): WallOwners {
    return {
      node: owners.node,
      ownerOf: (wallId) => owners.ownerOf(wallId),
      own: (wallId) => {
        const owned = owners.own(wallId);
        return {
          store: this.#watch(owned.store),
          whenLost: (hear) => owned.whenLost(hear),
          giveBack: () => owned.giveBack(),
        };
      },
      close: () => owners.close(),
    };
  }

  /**
   * Why nothing can be stored, in words for whoever runs the server; `null` while it can. Tries the
   * disk where nothing was written lately.
   */
  async fault(): Promise<string | null> {
    if (performance.now() - this.#knownAt > (this.#failed ? TRY_EVERY_MS : KNOWN_FOR_MS))
      await this.#try();
    return this.#failed?.message ?? null;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#again);
  }

  #watch(store: WallStore): WallStore {
    return new Proxy(store, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        if (!IS_WRITE[name as keyof WallStore]) return member.bind(target) as unknown;
        return (...args: unknown[]) =>
          this.#heed(Reflect.apply(member, target, args) as Promise<unknown>);
      },
    });
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
    // Its result is noted as that of any other write.
    this.#trying ??= this.store
      .probe()
      .catch(() => undefined)
      .finally(() => (this.#trying = null));
    return this.#trying;
  }
}
