import type { Rect } from '../../../shared/layout/noteGrid.ts';
import type { HandView } from '../../../shared/model/hand.ts';

/** A part of the wall, as hands tell it. */
export const toRect = ([x, y, width, height]: HandView): Rect => ({ x, y, width, height });

/** In whole wall units: nobody sees less, and digits are bytes. */
export const toView = ({ x, y, width, height }: Rect): HandView => [
  Math.round(x),
  Math.round(y),
  Math.max(1, Math.round(width)),
  Math.max(1, Math.round(height)),
];
