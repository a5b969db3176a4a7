import { StorageError } from './storageError.ts';
import type { WallStore } from './wallStore.ts';

/** Another process owns the wall, and is the one to ask. */
export class OwnedElsewhere extends StorageError {
  override readonly name: string = 'OwnedElsewhere';
  readonly wallId: string;
  /** What {@link WallOwners.node} is there. */
  readonly node: string;
  constructor(wallId: string, node: string) {
    super('in-use');
    this.wallId = wallId;
    this.node = node;
  }
}

/**
 * A wall as one process has it: what it loads and writes through `store` is fenced. Once another
 * process has taken the wall, or it was given back, every write rejects with `LeaseLost` and
 * nothing of it happens, however late it arrives.
 */
export interface OwnedWall {
  /**
   * `loadWall` makes this process the owner, and rejects with a `StorageError` (`in-use`) while
   * another one is. After a failed commit it has to be called again: it also ends what was under
   * way, so that nothing of it becomes durable after what was read.
   */
  readonly store: WallStore;
  /** `hear` is called once, when it is noticed that another process owns the wall. */
  whenLost(hear: () => void): void;
  /** Lets others own the wall at once. Never rejects: without it they may a little later. */
  giveBack(): Promise<void>;
}

/** Who may write which wall: one process at a time. */
export interface WallOwners {
  /** This process's name among all that can own walls; `null`: there are no others. */
  readonly node: string | null;
  /** The other process that said lately that it owns the wall; `null`: none did. */
  ownerOf(wallId: string): Promise<string | null>;
  /** Asks nothing of the database yet. */
  own(wallId: string): OwnedWall;
  close(): Promise<void>;
}

/** Where one process has the whole store to itself. */
export function soleOwner(store: WallStore): WallOwners {
  const owned: OwnedWall = {
    store,
    whenLost: () => undefined,
    giveBack: () => Promise.resolve(),
  };
  return {
    node: null,
    ownerOf: () => Promise.resolve(null),
    own: () => owned,
    close: () => Promise.resolve(),
  };
}
