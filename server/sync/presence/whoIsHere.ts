import type { WallState } from '../../../shared/commands/wallState.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import type { MeetingClock } from '../time/meetingClock.ts';
import type { WallTime } from '../time/wallTime.ts';

interface HerePorts {
  readonly content: { readonly records: WallState };
  readonly clock: Pick<MeetingClock, 'now'>;
  readonly time: Pick<WallTime, 'elapsed'>;
  /** Sockets of this person, on documents and live views. */
  socketsOf(personId: string): number;
}

/** Who has a page of a wall open, and who is in the room all the same. */
export class WhoIsHere {
  readonly #wall: HerePorts;
  /** When people closed their last page, ms of `time.elapsed()`; who went last stands last. */
  readonly #wentAt = new Map<string, number>();

  constructor(wall: HerePorts) {
    this.#wall = wall;
  }

  /** Whether this person has a page of the wall open. */
  readonly isHere = (personId: string): boolean => this.#wall.socketsOf(personId) > 0;

  /** Whether she is in the room: a phone that lies locked on the table has no page open. */
  isInRoom(personId: string): boolean {
    return this.isHere(personId) || this.#wasHere(personId) || this.#didSomething(personId);
  }

  /** Call when a page of hers was closed. */
  readonly went = (personId: string): void => {
    if (this.isHere(personId)) return;
    const now = this.#wall.time.elapsed();
    for (const [id, at] of this.#wentAt) {
      if (now - at <= LIMITS.inRoomMs) break;
      this.#wentAt.delete(id);
    }
    this.#wentAt.delete(personId);
    this.#wentAt.set(personId, now);
  };

  #wasHere(personId: string): boolean {
    const at = this.#wentAt.get(personId);
    return at !== undefined && this.#wall.time.elapsed() - at <= LIMITS.inRoomMs;
  }

  /** Whether she came, or wrote, within that time: all that a server knows which was just started. */
  #didSomething(personId: string): boolean {
    const { people, notes, notesByPerson } = this.#wall.content.records;
    const since = this.#wall.clock.now() - LIMITS.inRoomMs;
    if ((people.get(personId)?.joinedAt ?? 0) >= since) return true;
    return [...(notesByPerson.get(personId) ?? [])].some((id) => {
      const note = notes.get(id);
      return note !== undefined && note.state !== 'gone' && note.at >= since;
    });
  }
}
