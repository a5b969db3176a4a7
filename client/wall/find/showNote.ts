import { clampZoom, toScreen } from '../../../shared/layout/camera.ts';
import { NOTE, rectsTouch, type Rect } from '../../../shared/layout/noteGrid.ts';
import type { WallScene } from '../../canvas/scene/wallScene.ts';

/** Large enough to read a note's words without leaning in. Screen pixels a wall unit. */
const READABLE_SCALE = 0.75;
const MARGIN = 12;

/** The part of the canvas that neither the find panel nor the strip below covers, canvas pixels. */
function freeRect({ viewport: { width, height }, roomBelow }: WallScene['camera']): Rect {
  const free = { x: 0, y: 0, width, height: height - roomBelow };
  const canvas = document.getElementById('wall-canvas')?.getBoundingClientRect();
  const panel = document.querySelector('.find-panel')?.getBoundingClientRect();
  if (
    !canvas ||
    !panel ||
    panel.left >= canvas.right ||
    panel.right <= canvas.left ||
    panel.top >= canvas.bottom ||
    panel.bottom <= canvas.top
  )
    return free;
  const [before, after] = [panel.left - canvas.left, canvas.right - panel.right];
  if (Math.max(before, after) < NOTE.width) return free;
  return before >= after ? { ...free, width: before } : { ...free, x: width - after, width: after };
}

/** Moves the camera so that a note can be read and nothing covers it; leaves it alone where that is so already. */
export function showNote(
  { camera, content, framing }: Pick<WallScene, 'camera' | 'content' | 'framing'>,
  id: string,
): void {
  const placed = content.wall.notes.get(id);
  if (!placed || camera.viewport.width === 0) return;
  const free = freeRect(camera);
  const shown = toScreen(camera.at, placed.rect);
  const corner = framing.covered;
  const isInside =
    shown.x >= free.x + MARGIN &&
    shown.y >= free.y + MARGIN &&
    shown.x + shown.width <= free.x + free.width - MARGIN &&
    shown.y + shown.height <= free.y + free.height - MARGIN;
  if (
    isInside &&
    camera.at.scale >= READABLE_SCALE * 0.95 &&
    !(corner && rectsTouch(shown, corner))
  )
    return;
  const scale = clampZoom(
    Math.min(
      Math.max(camera.at.scale, READABLE_SCALE),
      (free.width - 2 * MARGIN) / NOTE.width,
      (free.height - 2 * MARGIN) / NOTE.height,
    ),
  );
  const { x, y, width, height } = placed.rect;
  camera.flyTo({
    scale,
    x: free.x + free.width / 2 - (x + width / 2) * scale,
    y: free.y + free.height / 2 - (y + height / 2) * scale,
  });
}
