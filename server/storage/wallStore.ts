import type { DocumentName } from '../../shared/access/rights.ts';
import type { RecordChange } from '../../shared/commands/wallState.ts';
import type { MeetingContent } from '../../shared/exchange/meetingContent.ts';
import type { Role } from '../../shared/model/person.ts';

/**
 * The secrets in a wall's links, kept readable so that the facilitator can be shown the links
 * again.
 */
export type LinkSecrets = Record<Exclude<Role, 'participant'>, string>;

/** Most that one compaction removes, so that nobody waits for it. */
export const COMPACTED_AT_ONCE = { rows: 2_000, bytes: 4 * 1024 * 1024 } as const;

export interface NewWallRow {
  wallId: string;
  joinCode: string;
  secrets: LinkSecrets;
}

/** What one tick makes durable, all or nothing. */
export interface WallBatch {
  records: readonly RecordChange[];
  /** One merged update per touched document; `sequence` rises by one per document. */
  updates: readonly { document: DocumentName; sequence: number; update: Uint8Array }[];
  /** Yjs client ids newly bound to a person. */
  clientIds: readonly { clientId: number; personId: string }[];
  /** SHA-256 (base64url) of tokens newly granted to a person. */
  grants: readonly { tokenHash: string; personId: string }[];
  /** The wall's link secrets from now on, where one was renewed; the old ones are not kept. */
  secrets?: LinkSecrets;
  /**
   * The wall's code from now on. The one before stays known as this wall's: it opens nothing, and
   * no other wall gets it.
   */
  joinCode?: string;
}

export interface StoredDocument {
  /** Sequence of the last update, 0 when none. */
  sequence: number;
  /** Checkpoint (if any) and the updates after it, in order. */
  updates: Uint8Array[];
}

/** What a document's log still holds, for looking inside: see decision 0003. */
export interface StoredLog {
  /** State the log starts from; `null` when it goes back to the document's first update. */
  base: { sequence: number; state: Uint8Array } | null;
  updates: { sequence: number; update: Uint8Array }[];
}

/** How many updates are on the disk, of all walls, and their bytes. */
export interface LogSize {
  rows: number;
  bytes: number;
}

export interface StoredWall {
  wallId: string;
  secrets: LinkSecrets;
  records: RecordChange[];
  documents: Partial<Record<DocumentName, StoredDocument>>;
  clientIds: Map<number, string>;
  /**
   * What was damaged and could be repaired while reading, in words for the log; without words of
   * the wall.
   */
  notices: string[];
}

/**
 * What a snapshot shows. Filtered when it is read: notes that were withdrawn or hidden since are
 * left out. Snapshots from before there were tables lack what came with them.
 */
export type SnapshotContent = Pick<
  MeetingContent,
  'session' | 'notes' | 'clusters' | 'placements'
> &
  Partial<Omit<MeetingContent, 'at'>>;

export interface SnapshotRow {
  id: string;
  name: string;
  /** ms since 1970 UTC. */
  at: number;
  by: string;
  /** Sequence of each document at the tick boundary the snapshot was taken at. */
  sequences: Partial<Record<DocumentName, number>>;
}

/**
 * The port to storage. Every promise resolves only once the change is durable (fsynced); a
 * rejection means that nothing of it happened. A failure of the disk is a `StorageError`. One
 * contract suite (`wallStoreContract.ts`) tests every implementation.
 */
export interface WallStore {
  createWall(row: NewWallRow, batch: WallBatch): Promise<void>;
  /**
   * `null` when there is no such wall. Throws when any of it is damaged or missing, instead of
   * returning half a wall. A damaged checkpoint alone does no harm: the one before and its updates
   * hold the same.
   */
  loadWall(wallId: string): Promise<StoredWall | null>;
  findByCode(joinCode: string): Promise<string | null>;
  /** The wall whose code this was before it was renewed. */
  findRenewedCode(joinCode: string): Promise<string | null>;
  findGrant(tokenHash: string): Promise<{ wallId: string; personId: string } | null>;
  commit(wallId: string, batch: WallBatch): Promise<void>;
  /**
   * Stores the full state of a document as of `sequence`, so that loading needs only the updates
   * after it. Also removes what is older than the checkpoint before this one, at most {@link
   * COMPACTED_AT_ONCE} at a time.
   */
  writeCheckpoint(
    wallId: string,
    document: DocumentName,
    sequence: number,
    state: Uint8Array,
  ): Promise<void>;
  /** A document's log as far back as it is kept. Throws on a gap. */
  readLog(wallId: string, document: DocumentName): Promise<StoredLog>;
  deleteWall(wallId: string): Promise<void>;
  /**
   * Adds a snapshot. False: the wall has `most` already, and nothing was stored (counting and
   * adding are one transaction). `content`: its pieces as JSON (`snapshotPieces.ts`), because a
   * whole meeting is too much to encode or read in one go; each in a buffer of its own that is
   * moved, so the caller cannot use it afterwards.
   */
  addSnapshot(
    wallId: string,
    row: SnapshotRow,
    content: readonly Uint8Array[],
    most: number,
  ): Promise<boolean>;
  listSnapshots(wallId: string): Promise<SnapshotRow[]>;
  readSnapshot(
    wallId: string,
    id: string,
  ): Promise<{ row: SnapshotRow; content: readonly Uint8Array[] } | null>;
  /**
   * Deletes a snapshot; the room it took goes back to the disk soon after. False: the wall has no
   * such snapshot.
   */
  deleteSnapshot(wallId: string, id: string): Promise<boolean>;
  /** Writes something and removes it again; rejects where nothing new can be stored. */
  probe(): Promise<void>;
  /** Costs nothing: the numbers are kept as they change. */
  logSize(): LogSize;
  close(): Promise<void>;
}
