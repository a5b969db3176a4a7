import { LIMITS } from '../../../shared/model/limits.ts';
import { KeptFilter } from '../../../shared/documents/meetingContent.ts';
import { joinPieces, type MeetingPiece } from '../../../shared/exchange/meetingPieces.ts';
import { Refusal } from '../../../shared/model/problems.ts';
import { wholeSession } from '../../../shared/scripts/oldWall.ts';
import { textProblem } from '../../../shared/model/text.ts';
import { newUuid } from '../../access/secrets.ts';
import { decodePiece, encodePiece } from '../../storage/snapshotPieces.ts';
import type { SnapshotContent, SnapshotRow, WallStore } from '../../storage/wallStore.ts';
import { PRODUCT } from '../../words/product.ts';
import type { WallContent } from './wallContent.ts';
import type { WholeMeeting } from './wholeMeeting.ts';

export type SnapshotView = Pick<SnapshotRow, 'id' | 'name' | 'at'> & SnapshotContent;

/**
 * `pieces` are made as they are read, from committed state if the wall is settled then. `bytes`:
 * size of what they are made from.
 */
export interface OpenSnapshot extends Pick<SnapshotRow, 'id' | 'name' | 'at'> {
  bytes: number;
  pieces: Iterable<MeetingPiece>;
}

interface ShelfPorts {
  readonly wallId: string;
  readonly content: Pick<WallContent, 'records' | 'meeting' | 'sequences'>;
  readonly meeting: Pick<WholeMeeting, 'wake' | 'inParts'>;
  readonly store: Pick<
    WallStore,
    'listSnapshots' | 'addSnapshot' | 'readSnapshot' | 'deleteSnapshot'
  >;
  /** ms since 1970 UTC. */
  now(): number;
  /** Resolves when no tick is under way. */
  settled(): Promise<void>;
}

/** The named snapshots of one wall. Callers have checked the right to. */
export class SnapshotShelf {
  readonly #wall: ShelfPorts;
  /** Settles when the snapshot that is being taken is stored. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(wall: ShelfPorts) {
    this.#wall = wall;
  }

  /**
   * Takes a snapshot of the committed state; one after the other. Throws `Refusal` on a bad name or
   * when there are too many.
   */
  take(by: string, name: string): Promise<Pick<SnapshotRow, 'id' | 'name' | 'at'>> {
    const wrong = textProblem(name, LIMITS.snapshotNameChars, 'one');
    if (wrong) return Promise.reject(new Refusal(wrong));
    const taken = this.#last.then(() => this.#take(by, name));
    this.#last = taken.catch(() => undefined);
    return taken;
  }

  async #take(by: string, name: string): Promise<Pick<SnapshotRow, 'id' | 'name' | 'at'>> {
    // Checked first, so that the content of a large wall is not made in vain; the store checks
    // again when it adds it.
    const full = new Refusal('too-many-snapshots', { why: 'wall', max: LIMITS.snapshotsPerWall });
    if ((await this.#wall.store.listSnapshots(this.#wall.wallId)).length >= LIMITS.snapshotsPerWall)
      throw full;
    // The wall is settled after this.
    await this.#wall.meeting.wake();
    // Content and sequences are of the same moment, because nothing is awaited in between.
    const at = this.#wall.now();
    const meeting = this.#wall.content.meeting(at);
    const row: SnapshotRow = {
      id: newUuid(),
      name,
      at,
      by,
      sequences: this.#wall.content.sequences(),
    };
    const content = await this.#wall.meeting.inParts(meeting, ({ at: _at, ...piece }) =>
      encodePiece(piece),
    );
    if (
      !(await this.#wall.store.addSnapshot(
        this.#wall.wallId,
        row,
        content,
        LIMITS.snapshotsPerWall,
      ))
    )
      throw full;
    return { id: row.id, name: row.name, at: row.at };
  }

  async list(): Promise<Pick<SnapshotRow, 'id' | 'name' | 'at'>[]> {
    const rows = await this.#wall.store.listSnapshots(this.#wall.wallId);
    return rows.map(({ id, name, at }) => ({ id, name, at }));
  }

  /**
   * Deletes a snapshot for good. Throws `Refusal('no-such-snapshot')`, also when it was deleted
   * before.
   */
  async delete(id: string): Promise<void> {
    if (!(await this.#wall.store.deleteSnapshot(this.#wall.wallId, id)))
      throw new Refusal('no-such-snapshot');
  }

  /**
   * Opens a snapshot: without notes that were withdrawn or hidden since, and with names as the
   * wall's setting is when each piece is made.
   */
  async open(id: string): Promise<OpenSnapshot> {
    const found = await this.#wall.store.readSnapshot(this.#wall.wallId, id);
    if (!found) throw new Refusal('no-such-snapshot');
    await this.#wall.settled();
    const { name, at } = found.row;
    return {
      id: found.row.id,
      name,
      at,
      bytes: found.content.reduce((sum, piece) => sum + piece.length, 0),
      pieces: this.#shown(found.content),
    };
  }

  /** Reads a whole snapshot at once. */
  async read(id: string): Promise<SnapshotView> {
    const { name, at, pieces } = await this.open(id);
    return { id, name, at, ...(joinPieces(pieces) as SnapshotContent) };
  }

  *#shown(content: readonly Uint8Array[]): Generator<MeetingPiece> {
    const filter = new KeptFilter();
    for (const bytes of content) {
      const piece = filter.show(this.#wall.content.records, decodePiece(bytes));
      yield piece.session ? { ...piece, session: wholeSession(piece.session, PRODUCT) } : piece;
    }
  }
}
