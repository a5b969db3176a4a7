import { LIMITS } from '../../../shared/model/limits.ts';
import { KeptFilter } from '../../../shared/documents/meetingContent.ts';
import { joinPieces, type MeetingPiece } from '../../../shared/exchange/meetingPieces.ts';
import { Refusal } from '../../../shared/model/problems.ts';
import { SESSION_DEFAULTS } from '../../../shared/model/session.ts';
import { textProblem } from '../../../shared/model/text.ts';
import { newUuid } from '../../access/secrets.ts';
import { decodePiece, encodePiece } from '../../storage/snapshotPieces.ts';
import type { SnapshotContent, SnapshotRow, WallStore } from '../../storage/wallStore.ts';
import type { WallContent } from './wallContent.ts';
import type { WholeMeeting } from './wholeMeeting.ts';

export type SnapshotView = Pick<SnapshotRow, 'id' | 'name' | 'at'> & SnapshotContent;

/** `pieces` are made as they are asked for, from committed state if the wall is settled then. `bytes`: what they are made from. */
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

/** Named snapshots of one wall. Whoever calls has checked the right to. */
export class SnapshotShelf {
  readonly #wall: ShelfPorts;
  /** Settles when the one that is being taken is there. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(wall: ShelfPorts) {
    this.#wall = wall;
  }

  /** Keeps the committed state at a tick boundary; one after the other. Throws `Refusal` on a bad name or when the shelf is full. */
  take(by: string, name: string): Promise<Pick<SnapshotRow, 'id' | 'name' | 'at'>> {
    const wrong = textProblem(name, LIMITS.snapshotNameChars, 'one');
    if (wrong) return Promise.reject(new Refusal(wrong));
    const taken = this.#last.then(() => this.#take(by, name));
    this.#last = taken.catch(() => undefined);
    return taken;
  }

  async #take(by: string, name: string): Promise<Pick<SnapshotRow, 'id' | 'name' | 'at'>> {
    // Asked first, because the content of a large wall is not made for nothing; the store counts again as it adds.
    const full = new Refusal(
      'too-many-snapshots',
      `A wall keeps ${LIMITS.snapshotsPerWall} snapshots. Delete one that nobody needs.`,
    );
    if ((await this.#wall.store.listSnapshots(this.#wall.wallId)).length >= LIMITS.snapshotsPerWall)
      throw full;
    // Ends with the wall settled.
    await this.#wall.meeting.wake();
    // Both of the same moment: nothing is awaited in between. What is made of it may take its time.
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

  /** For good. Throws `Refusal('no-such-snapshot')`, also of one that was deleted before. */
  async delete(id: string): Promise<void> {
    if (!(await this.#wall.store.deleteSnapshot(this.#wall.wallId, id)))
      throw new Refusal('no-such-snapshot');
  }

  /** A snapshot, without what was withdrawn or hidden since, and with names as private as they are when each piece is made. */
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

  /** The same as a whole: all of it in one go. */
  async read(id: string): Promise<SnapshotView> {
    const { name, at, pieces } = await this.open(id);
    return { id, name, at, ...(joinPieces(pieces) as SnapshotContent) };
  }

  *#shown(content: readonly Uint8Array[]): Generator<MeetingPiece> {
    const filter = new KeptFilter();
    for (const bytes of content) {
      const piece = filter.show(this.#wall.content.records, decodePiece(bytes));
      yield piece.session
        ? { ...piece, session: { ...SESSION_DEFAULTS, ...piece.session } }
        : piece;
    }
  }
}
