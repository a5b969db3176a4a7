import type { RoomPicture } from '../../../shared/gallery/picture.ts';
import { posterBeside, type Way } from '../../../shared/gallery/steps.ts';
import { nextPair, stepBack, wayOf, type RoomCursor } from './roomCursor.ts';

/** What a key does in the room. */
export type RoomAction =
  | { kind: 'zoom'; factor: number }
  | { kind: 'whole' }
  /** `isMoved`: to another poster, which is brought into view. */
  | { kind: 'look'; cursor: RoomCursor; isMoved: boolean }
  | { kind: 'open'; poster: string }
  | { kind: 'act'; connection: string }
  | { kind: 'connect'; from: string | null };

/** One press of a zoom key. */
const ZOOM_STEP = 1.3;

interface RoomKeyHost {
  cursor: RoomCursor;
  picture: Pick<RoomPicture, 'room' | 'threads'>;
  /** Threads are shown, so a poster is looked at before it is opened. */
  showThreads: boolean;
  isWalkable: boolean;
  mayConnect: boolean;
}

/**
 * Pure. Arrows go from poster to poster; Enter goes in, then up and down tell its threads one by one and Enter opens what is told, or the
 * poster; N adds a connection, Escape steps back. `null`: not the room's key.
 */
export function keyAction(key: string, host: RoomKeyHost): RoomAction | null {
  if (key === '+' || key === '=') return { kind: 'zoom', factor: ZOOM_STEP };
  if (key === '-') return { kind: 'zoom', factor: 1 / ZOOM_STEP };
  if (key === '0') return { kind: 'whole' };
  const { cursor, isWalkable, mayConnect } = host;
  if (!isWalkable) return null;
  const way = wayOf(key);
  if (way) return moved(way, host);
  if (key === 'Enter') return entered(host);
  if (key === 'n' && mayConnect) return { kind: 'connect', from: cursor.poster };
  if (key === 'Escape' && (cursor.poster !== null || cursor.pair !== null))
    return { kind: 'look', cursor: stepBack(cursor), isMoved: false };
  return null;
}

function moved(way: Way, { cursor, picture, showThreads }: RoomKeyHost): RoomAction {
  const isTold = cursor.isHeld && showThreads && (way === 'up' || way === 'down');
  if (isTold) {
    const pairs = picture.threads.map(({ pair }) => pair.id);
    const pair = nextPair(pairs, cursor.pair, way === 'up' ? -1 : 1);
    return { kind: 'look', cursor: { ...cursor, pair }, isMoved: false };
  }
  const beside = posterBeside(picture.room, cursor.poster ?? '', way);
  const poster = beside?.tableId ?? cursor.poster;
  return { kind: 'look', cursor: { poster, isHeld: false, pair: null }, isMoved: true };
}

function entered({ cursor, picture, showThreads }: RoomKeyHost): RoomAction | null {
  const { poster, isHeld, pair } = cursor;
  if (pair !== null) {
    const told = picture.threads.find((thread) => thread.pair.id === pair)?.pair;
    const first = told?.connections[0];
    return first ? { kind: 'act', connection: first.id } : null;
  }
  if (poster === null) return null;
  if (isHeld || !showThreads) return { kind: 'open', poster };
  return { kind: 'look', cursor: { poster, isHeld: true, pair: null }, isMoved: false };
}
