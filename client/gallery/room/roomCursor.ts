import type { RoomPicture } from '../../../shared/gallery/picture.ts';
import type { Way } from '../../../shared/gallery/steps.ts';
import type { RoomHit } from './hitRoom.ts';

/** Where somebody is in the room: the poster looked at, whether it is held, and the pair of its threads that is told. */
export interface RoomCursor {
  poster: string | null;
  isHeld: boolean;
  pair: string | null;
}
export const NOWHERE: RoomCursor = { poster: null, isHeld: false, pair: null };

const WAYS: Readonly<Record<string, Way>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
/** The way an arrow key goes; `null` for other keys. */
export const wayOf = (key: string): Way | null => WAYS[key] ?? null;

/** Pure. The thread told after this one, of a held poster; over either end there is none. */
export function nextPair(
  pairs: readonly string[],
  from: string | null,
  way: 1 | -1,
): string | null {
  if (from === null) return (way === 1 ? pairs[0] : pairs.at(-1)) ?? null;
  return pairs[pairs.indexOf(from) + way] ?? null;
}

/** Pure. One step back: from a thread to its poster, from a poster to the room. */
export const stepBack = ({ poster, isHeld, pair }: RoomCursor): RoomCursor =>
  pair !== null ? { poster, isHeld, pair: null } : NOWHERE;

/**
 * Pure. What a press does: a thread is told; a poster is looked at, and opened by the next press, or at once where no threads are shown;
 * the floor lets go.
 */
export function pressAction(
  { poster, pair }: RoomHit,
  cursor: RoomCursor,
  shows: RoomPicture['shows'],
  showThreads: boolean,
): { kind: 'open'; poster: string } | { kind: 'look'; cursor: RoomCursor } {
  const look = (next: RoomCursor): { kind: 'look'; cursor: RoomCursor } => ({
    kind: 'look',
    cursor: next,
  });
  // A number at a poster's foot is a thread that is drawn once that poster is looked at.
  if (pair !== null && poster !== null && shows === 'knots')
    return look({ poster, isHeld: true, pair });
  if (pair !== null) return look({ ...cursor, pair });
  if (poster === null) return look(NOWHERE);
  if (!showThreads || (cursor.isHeld && cursor.poster === poster)) return { kind: 'open', poster };
  return look({ poster, isHeld: true, pair: null });
}

/** Pure. So that what was just added between these posters is seen: a poster that is neither is let go. Always another one, and no pair. */
export const showing = ({ poster, isHeld }: RoomCursor, ends: readonly string[]): RoomCursor =>
  poster !== null && ends.includes(poster) ? { poster, isHeld, pair: null } : { ...NOWHERE };
