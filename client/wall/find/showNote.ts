import { clampZoom, toScreen } from '../../../shared/layout/camera.ts';
import { NOTE, rectsTouch, type Rect } from '../../../shared/layout/noteGrid.ts';
import type { WallScene } from '../../canvas/wallScene.ts';
import { reservedCorner } from '../reservedCorner.ts';

/** Large enough to read a note's words without leaning in. Screen pixels a wall unit. */
const READABLE_SCALE = 0.75;
const MARGIN = 12;

/** The part of the canvas that neither the find panel nor the strip below covers, canvas pixels. */
function freeRect(scene: WallScene): Rect {
  const { width, height } = scene.viewport;
  const free = { x: 0, y: 0, width, height: height - scene.roomBelow };
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
export function showNote(scene: WallScene, id: string): void {
  const placed = scene.wall.notes.get(id);
  if (!placed || scene.viewport.width === 0) return;
  const free = freeRect(scene);
  const shown = toScreen(scene.camera, placed.rect);
  const corner = reservedCorner();
  const isInside =
    shown.x >= free.x + MARGIN &&
    shown.y >= free.y + MARGIN &&
    shown.x + shown.width <= free.x + free.width - MARGIN &&
    shown.y + shown.height <= free.y + free.height - MARGIN;
  if (
    isInside &&
    scene.camera.scale >= READABLE_SCALE * 0.95 &&
    !(corner && rectsTouch(shown, corner))
  )
    return;
  const scale = clampZoom(
    Math.min(
      Math.max(scene.camera.scale, READABLE_SCALE),
      (free.width - 2 * MARGIN) / NOTE.width,
      (free.height - 2 * MARGIN) / NOTE.height,
    ),
  );
  const { x, y, width, height } = placed.rect;
  scene.flyTo({
    scale,
    x: free.x + free.width / 2 - (x + width / 2) * scale,
    y: free.y + free.height / 2 - (y + height / 2) * scale,
  });
}
