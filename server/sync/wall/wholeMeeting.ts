import { encodePiece } from '../../storage/snapshotPieces.ts';
import { pauses } from '../time/turns.ts';
import type { WallTime } from '../time/wallTime.ts';
import type { WallContent } from './wallContent.ts';

interface MeetingPorts {
  readonly content: Pick<WallContent, 'records' | 'document' | 'readSheets' | 'meeting'>;
  readonly time: Pick<WallTime, 'elapsed'>;
  /** ms since 1970 UTC. */
  now(): number;
  /** Resolves when no tick is under way. */
  settled(): Promise<void>;
}

/**
 * Reads a whole wall: for files, snapshots and posters. A full wall takes a second to read, so all
 * of this works a few milliseconds at a time and lets others in between.
 */
export class WholeMeeting {
  readonly #wall: MeetingPorts;

  constructor(wall: MeetingPorts) {
    this.#wall = wall;
  }

  /** The meeting as committed at one moment, for files: in pieces, as `encodePiece` makes them. */
  async encoded(): Promise<Uint8Array[]> {
    await this.wake();
    return this.inParts(this.#wall.content.meeting(this.#wall.now()), encodePiece);
  }

  /** Calls `make` for every piece, with pauses. */
  async inParts<Piece, Made>(
    pieces: Iterable<Piece>,
    make: (piece: Piece) => Made,
  ): Promise<Made[]> {
    const made: Made[] = [];
    const pause = pauses(this.#wall.time.elapsed);
    for (const piece of pieces) {
      made.push(make(piece));
      await pause();
    }
    return made;
  }

  /**
   * Decodes the documents that a meeting is composed from, so that composing it takes no time. The
   * wall is settled when this resolves.
   */
  async wake(): Promise<void> {
    const pause = pauses(this.#wall.time.elapsed);
    await this.#wall.content.document('arrangement').wake(pause);
    await pause();
    await this.readSheets();
  }

  /**
   * Reads the sheets of these tables (all, unless given), so that composing their posters takes no
   * time. The wall is settled when this resolves.
   */
  async readSheets(
    tableIds: readonly string[] = this.#wall.content.records.session.tables.map(
      ({ tableId }) => tableId,
    ),
  ): Promise<void> {
    await this.#wall.content.readSheets(tableIds, pauses(this.#wall.time.elapsed));
    await this.#wall.settled();
  }
}
