import type { Rect } from '../../../shared/layout/noteGrid.ts';
import type { PresenceView } from '../../../shared/model/presence.ts';

/** A part of the wall, as presence says it. */
export const toRect = ([x, y, width, height]: PresenceView): Rect => ({ x, y, width, height });

/** In whole wall units: nobody sees less, and digits are bytes. */
export const toView = ({ x, y, width, height }: Rect): PresenceView => [
  Math.round(x),
  Math.round(y),
  Math.max(1, Math.round(width)),
  Math.max(1, Math.round(height)),
];
