import { NOTE } from '../../../shared/layout/noteGrid.ts';
import type { PlacedNote } from '../../../shared/layout/resolvePlacements.ts';
import type { Drawn } from './drawnScene.ts';

/** Past the canvas's edges a held note's tilt and shadow show this far, CSS pixels. */
const BEYOND = 40;
const TILT = (-2 * Math.PI) / 180;

/**
 * Draws a held note: 2° of tilt and a longer shadow. `x`, `y` on the screen. Whoever opens the wall while it is held still reads it too.
 */
export function drawHeld(
  context: CanvasRenderingContext2D,
  { bitmaps, camera, look: { theme } }: Drawn<'bitmaps' | 'camera' | 'look'>,
  placed: PlacedNote,
  x: number,
  y: number,
  isTilted: boolean,
): void {
  const { viewport } = camera;
  const { scale } = camera.at;
  const width = NOTE.width * scale;
  const height = NOTE.height * scale;
  if (
    x > viewport.width + BEYOND ||
    y > viewport.height + BEYOND ||
    x + width < -BEYOND ||
    y + height < -BEYOND
  )
    return;
  const how = { isHeld: true, settled: !camera.isZooming, isUrgent: isTilted };
  if (!isTilted || theme.reducedMotion) bitmaps.draw(context, placed, x, y, scale, how);
  else {
    context.save();
    context.translate(x + width / 2, y + height / 2);
    context.rotate(TILT);
    bitmaps.draw(context, placed, -width / 2, -height / 2, scale, how);
    context.restore();
  }
}
