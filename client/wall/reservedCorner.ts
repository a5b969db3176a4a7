import { isRightToLeft } from '../design/direction.ts';
import type { Rect } from '../../shared/layout/noteGrid.ts';

/** Where the join corner lies over the canvas, canvas pixels with some air; `null` when it is not shown. */
export function reservedCorner(): Rect | null {
  const corner = document
    .querySelector('.join-corner:not(.join-corner-big)')
    ?.getBoundingClientRect();
  const canvas = document.getElementById('wall-canvas')?.getBoundingClientRect();
  if (!corner || !canvas || corner.width === 0) return null;
  return {
    // Up to the side that it stands at.
    x: corner.left - canvas.left - (isRightToLeft() ? 44 : 16),
    y: corner.top - canvas.top - 12,
    width: corner.width + 60,
    height: corner.height + 60,
  };
}
