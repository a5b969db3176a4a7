import type { DocumentName } from '../../shared/access/rights.ts';
import type { RecordChange } from '../../shared/commands/wallState.ts';
import type { MeetingContent } from '../../shared/exchange/meetingContent.ts';
import type { Role } from '../../shared/model/person.ts';

/** Bearer secrets of a wall's links, kept readable so that the facilitator can show her links again. */
export type LinkSecrets = Record<Exclude<Role, 'participant'>, string>;

/** Bounds of one compaction. */
export const COMPACTED_AT_ONCE = { rows: 2_000, bytes: 4 * 1024 * 1024 } as const;

export interface NewWallRow {
  wallId: string;
  joinCode: string;
  secrets: LinkSecrets;
}

/** Everything of a wall that has to become durable together: one tick. */
export interface WallBatch {
  records: readonly RecordChange[];
  /** One merged update per touched document; `sequence` rises by one per document. */
  updates: readonly { document: DocumentName; sequence: number; update: Uint8Array }[];
  /** Yjs client ids newly bound to a person. */
  clientIds: readonly { clientId: number; personId: string }[];
  /** SHA-256 (base64url) of tokens newly granted to a person. */
  grants: readonly { tokenHash: string; personId: string }[];
  /** The wall's links from now on, where one was renewed; the keys before are nowhere any more. */
  secrets?: LinkSecrets;
  /** The wall's code from now on. The one before stays known as this wall's, opens nothing, and is never another's. */
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

/** Updates kept on disk, of all walls. */
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
  /** What had to be mended to read it, in words for the log; without words of the wall. */
  notices: string[];
}

/**
 * What a snapshot shows. Filtered again on reading: what was withdrawn or hidden since is not there. Snapshots taken before there were
 * tables have none of what came with them.
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
 * The port to storage. Every promise resolves only once the change is durable (fsynced); a rejection means nothing of it happened. What
 * the disk refuses is a `StorageError`. One contract suite (`wallStoreContract.ts`) holds for every implementation.
 */
export interface WallStore {
  createWall(row: NewWallRow, batch: WallBatch): Promise<void>;
  /**
   * `null` when there is no such wall. Throws when anything of it is damaged or missing: never a blank wall instead. A damaged checkpoint
   * alone is no harm: the one before and its updates say the same.
   */
  loadWall(wallId: string): Promise<StoredWall | null>;
  findByCode(joinCode: string): Promise<string | null>;
  /** The wall that had this code before it was renewed. */
  findRenewedCode(joinCode: string): Promise<string | null>;
  findGrant(tokenHash: string): Promise<{ wallId: string; personId: string } | null>;
  commit(wallId: string, batch: WallBatch): Promise<void>;
  /**
   * Full state of a document as of `sequence`, so that loading needs only the updates after it. Compacts the log in the same breath: what
   * is before the checkpoint before this one goes (at most {@link COMPACTED_AT_ONCE} at a time, so that nobody waits for it).
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
   * Counts and adds in one step: `false`, and nothing is kept, when the wall has `most` already. `content`: its pieces as JSON
   * (`snapshotPieces.ts`), each in a buffer of its own, for a whole meeting is too much to encode or read in one go. They are handed over:
   * of no use to the caller afterwards.
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
  /** `false` when the wall has no such snapshot. The room it took is given back to the disk soon after. */
  deleteSnapshot(wallId: string, id: string): Promise<boolean>;
  /** Writes something of no meaning and takes it away again: rejects where nothing new can be kept. */
  probe(): Promise<void>;
  /** Costs nothing: counted as it changes. */
  logSize(): LogSize;
  close(): Promise<void>;
}
