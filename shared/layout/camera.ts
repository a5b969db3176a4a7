import { boundsOf, rectsTouch, type Rect } from './noteGrid.ts';

/** Screen x = `x` + wall x × `scale`; the same for y. Screen pixels. */
export interface Camera {
  x: number;
  y: number;
  scale: number;
}

export interface Viewport {
  width: number;
  height: number;
}

/** From all of the fullest wall (20,000 notes) on a phone, up to one note across a projector. */
export const ZOOM = { min: 0.008, max: 4 } as const;

export const clampZoom = (scale: number): number => Math.min(ZOOM.max, Math.max(ZOOM.min, scale));

export const toScreen = (camera: Camera, rect: Rect): Rect => ({
  x: camera.x + rect.x * camera.scale,
  y: camera.y + rect.y * camera.scale,
  width: rect.width * camera.scale,
  height: rect.height * camera.scale,
});

/** Zooms by `factor` so that the wall's point under `(x, y)` of the screen stays there. */
export function zoomAt(camera: Camera, factor: number, x: number, y: number): Camera {
  const scale = clampZoom(camera.scale * factor);
  const ratio = scale / camera.scale;
  return { scale, x: x - (x - camera.x) * ratio, y: y - (y - camera.y) * ratio };
}

/**
 * The camera that shows all of `rects` as large as it can without any lying under `reserved` (the join corner below, left or right, screen
 * pixels).
 * `padding` in pixels; `maxScale` keeps three notes from filling a projector.
 */
export function fitCamera(
  rects: readonly Rect[],
  viewport: Viewport,
  options: { reserved?: Rect; padding?: number; maxScale?: number } = {},
): Camera {
  const { reserved, padding = 20, maxScale = 1.5 } = options;
  const bounds = boundsOf(rects);
  if (!bounds) return { x: viewport.width / 2, y: viewport.height / 2, scale: 1 };
  const room = {
    width: Math.max(1, viewport.width - 2 * padding),
    height: Math.max(1, viewport.height - 2 * padding),
  };
  const largest = clampZoom(
    Math.min(
      maxScale,
      room.width / Math.max(1, bounds.width),
      room.height / Math.max(1, bounds.height),
    ),
  );
  // Away from the corner, left or right.
  const away = reserved && reserved.x + reserved.width / 2 < viewport.width / 2 ? 1 : 0;
  const at = (scale: number, centre: { x: boolean; y: boolean }): Camera => ({
    scale,
    x: padding - bounds.x * scale + (room.width - bounds.width * scale) * (centre.x ? 0.5 : away),
    y: padding - bounds.y * scale + (centre.y ? (room.height - bounds.height * scale) / 2 : 0),
  });
  const isClear = (camera: Camera): boolean =>
    !reserved || !rects.some((rect) => rectsTouch(toScreen(camera, rect), reserved));
  const placed = (scale: number): Camera | null =>
    [
      at(scale, { x: true, y: true }),
      at(scale, { x: true, y: false }),
      at(scale, { x: false, y: true }),
      at(scale, { x: false, y: false }),
    ].find(isClear) ?? null;
  const direct = placed(largest);
  if (direct) return direct;
  let low: number = ZOOM.min;
  let high = largest;
  for (let step = 0; step < 24; step += 1) {
    const middle = (low + high) / 2;
    if (isClear(at(middle, { x: false, y: false }))) low = middle;
    else high = middle;
  }
  return placed(low) ?? at(low, { x: false, y: false });
}
