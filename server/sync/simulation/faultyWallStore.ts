import type { DocumentName } from '../../../shared/access/rights.ts';
import { decodeContent } from '../../storage/snapshotPieces.ts';
import type {
  LogSize,
  NewWallRow,
  SnapshotContent,
  SnapshotRow,
  StoredLog,
  StoredWall,
  WallBatch,
  WallStore,
} from '../../storage/wallStore.ts';

export type StoreOperation =
  | 'commit'
  | 'writeCheckpoint'
  | 'loadWall'
  | 'addSnapshot'
  | 'deleteWall';

/**
 * Decides about each operation: when `perform` runs, whether it does, and whether its answer
 * arrives.
 */
export type StoreFaults = <Answer>(
  operation: StoreOperation,
  perform: () => Promise<Answer>,
) => Promise<Answer>;

export const NO_FAULTS: StoreFaults = (_operation, perform) => perform();

/** Is told what became durable at that moment, whether or not the server ever learns of it. */
export interface StoreWitness {
  committed(batch: WallBatch): void;
  /** Called before anything else happens to it. */
  snapshotHandedOver(content: SnapshotContent): void;
  snapshotKept(id: string, content: SnapshotContent): void;
  deleted(): void;
}

const NOBODY: StoreWitness = {
  committed: () => undefined,
  snapshotHandedOver: () => undefined,
  snapshotKept: () => undefined,
  deleted: () => undefined,
};

/**
 * A store whose commits, checkpoints, loads, snapshots and deletions can be delayed, fail, or
 * succeed without an answer. Everything else is passed on.
 */
export class FaultyWallStore implements WallStore {
  readonly #store: WallStore;
  readonly #faults: StoreFaults;
  readonly #witness: StoreWitness;

  constructor(store: WallStore, faults: StoreFaults = NO_FAULTS, witness: StoreWitness = NOBODY) {
    this.#store = store;
    this.#faults = faults;
    this.#witness = witness;
  }

  createWall(row: NewWallRow, batch: WallBatch): Promise<void> {
    return this.#store.createWall(row, batch).then(() => this.#witness.committed(batch));
  }

  loadWall(wallId: string): Promise<StoredWall | null> {
    return this.#faults('loadWall', () => this.#store.loadWall(wallId));
  }

  probe(): Promise<void> {
    return this.#store.probe();
  }

  findByCode(joinCode: string): Promise<string | null> {
    return this.#store.findByCode(joinCode);
  }

  findRenewedCode(joinCode: string): Promise<string | null> {
    return this.#store.findRenewedCode(joinCode);
  }

  findGrant(tokenHash: string): Promise<{ wallId: string; personId: string } | null> {
    return this.#store.findGrant(tokenHash);
  }

  commit(wallId: string, batch: WallBatch): Promise<void> {
    return this.#faults('commit', async () => {
      await this.#store.commit(wallId, batch);
      this.#witness.committed(batch);
    });
  }

  writeCheckpoint(
    wallId: string,
    document: DocumentName,
    sequence: number,
    state: Uint8Array,
  ): Promise<void> {
    return this.#faults('writeCheckpoint', () =>
      this.#store.writeCheckpoint(wallId, document, sequence, state),
    );
  }

  readLog(wallId: string, document: DocumentName): Promise<StoredLog> {
    return this.#store.readLog(wallId, document);
  }

  logSize(): LogSize {
    return this.#store.logSize();
  }

  deleteWall(wallId: string): Promise<void> {
    return this.#faults('deleteWall', async () => {
      await this.#store.deleteWall(wallId);
      this.#witness.deleted();
    });
  }

  addSnapshot(
    wallId: string,
    row: SnapshotRow,
    pieces: readonly Uint8Array[],
    most: number,
  ): Promise<boolean> {
    const content = decodeContent(pieces);
    this.#witness.snapshotHandedOver(content);
    return this.#faults('addSnapshot', async () => {
      const isKept = await this.#store.addSnapshot(wallId, row, pieces, most);
      if (isKept) this.#witness.snapshotKept(row.id, content);
      return isKept;
    });
  }

  listSnapshots(wallId: string): Promise<SnapshotRow[]> {
    return this.#store.listSnapshots(wallId);
  }

  readSnapshot(
    wallId: string,
    id: string,
  ): Promise<{ row: SnapshotRow; content: readonly Uint8Array[] } | null> {
    return this.#store.readSnapshot(wallId, id);
  }

  deleteSnapshot(wallId: string, id: string): Promise<boolean> {
    return this.#store.deleteSnapshot(wallId, id);
  }

  close(): Promise<void> {
    return this.#store.close();
  }
}
