import type { Point } from '../../../shared/model/arrangement.ts';
import type { Drag } from '../scene/presenceOnWall.ts';
import type { Hit } from '../scene/hitTest.ts';

/** A place on the screen, canvas pixels. */
export interface Spot {
  x: number;
  y: number;
}

/** A pointer that goes down. */
export interface PointerDown extends Spot {
  id: number;
  kind: 'mouse' | 'pen' | 'touch';
  /** Milliseconds, of any clock that only runs forward. */
  at: number;
  /** The wheel pressed: moves the view wherever it is. */
  isMiddle?: boolean;
  /** A key is held that adds to what is chosen. */
  adding?: boolean;
}

/** What one pressed pointer is doing. */
export type Press =
  | { kind: 'waiting'; hit: Hit; adding: boolean }
  | { kind: 'panning' }
  | { kind: 'lasso'; from: Point; adding: boolean }
  | { kind: 'dragging'; drag: Drag }
  | { kind: 'pinching' }
  | { kind: 'spent' };

export interface Pointer {
  readonly id: number;
  readonly kind: PointerDown['kind'];
  readonly start: Spot;
  readonly downAt: number;
  /** The wall's point under it as it went down. */
  readonly grip: Point;
  now: Spot;
  press: Press;
  stopLongPress: () => void;
}

/** Two fingers that come down so soon after each other, and so near, are one hand's: they zoom, even on notes. Ms, CSS pixels. */
const ONE_HAND = { ms: 150, reach: 260 } as const;
/** On a screen narrower than this nobody works beside anybody: two fingers are always one hand's. CSS pixels. */
const PHONE_WIDTH = 640;

export const distance = (a: Spot, b: Spot): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Is it on its way to move the view, or to choose by a lasso? */
const isView = ({ press }: Pointer): boolean =>
  press.kind === 'panning' ||
  press.kind === 'lasso' ||
  (press.kind === 'waiting' && press.hit.kind === 'wall');

/** What two pointers are to each other depends on whether this person may carry anything, and on how wide the screen is. */
export interface Table {
  mayCarry: boolean;
  width: number;
}

export const movesView = (pointer: Pointer, { mayCarry }: Table): boolean =>
  isView(pointer) || !mayCarry;

/** The pointer that a new one zooms with; `null`: each is for itself. */
export function mateOf(pointer: Pointer, pressed: Iterable<Pointer>, table: Table): Pointer | null {
  if (pointer.kind === 'mouse') return null;
  const others = [...pressed].filter(
    ({ kind, press }) => kind !== 'mouse' && press.kind !== 'spent',
  );
  if (others.some(({ press }) => press.kind === 'pinching')) return null;
  return (
    others.find((other) => {
      if (movesView(pointer, table) && movesView(other, table)) return true;
      if (other.press.kind !== 'waiting') return false;
      return (
        table.width < PHONE_WIDTH ||
        (pointer.downAt - other.downAt <= ONE_HAND.ms &&
          distance(pointer.start, other.now) <= ONE_HAND.reach)
      );
    }) ?? null
  );
}
