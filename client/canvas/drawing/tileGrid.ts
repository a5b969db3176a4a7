import type { Camera, Viewport } from '../../../shared/layout/camera.ts';
import type { Rect } from '../../../shared/layout/noteGrid.ts';

/** Side of a tile, device pixels. */
export const TILE = 512;

/** A box of whole device pixels; `right` and `bottom` are outside. Of a zoom level: wall units times the level's resolution. */
export interface PixelBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The tiles from `left`, `top` up to and with `right`, `bottom`. */
export type TileRange = PixelBox;

/** The pixels that `rect` and `margin` device pixels around it touch. `resolution`: device pixels per wall unit. */
export const pixelsOf = (rect: Rect, resolution: number, margin: number): PixelBox => ({
  left: Math.floor(rect.x * resolution - margin),
  top: Math.floor(rect.y * resolution - margin),
  right: Math.ceil((rect.x + rect.width) * resolution + margin),
  bottom: Math.ceil((rect.y + rect.height) * resolution + margin),
});

/** The wall under a box of pixels, with `margin` device pixels around it. */
export const wallUnder = (
  { left, top, right, bottom }: PixelBox,
  resolution: number,
  margin = 0,
): Rect => ({
  x: (left - margin) / resolution,
  y: (top - margin) / resolution,
  width: (right - left + 2 * margin) / resolution,
  height: (bottom - top + 2 * margin) / resolution,
});

/** What the view shows of its zoom level. The camera stands on whole device pixels. */
export function viewPixels(camera: Camera, viewport: Viewport, ratio: number): PixelBox {
  const left = -Math.round(camera.x * ratio);
  const top = -Math.round(camera.y * ratio);
  return {
    left,
    top,
    right: left + Math.ceil(viewport.width * ratio),
    bottom: top + Math.ceil(viewport.height * ratio),
  };
}

/** The tiles that a box touches. */
export const tilesUnder = (box: PixelBox): TileRange => ({
  left: Math.floor(box.left / TILE),
  top: Math.floor(box.top / TILE),
  right: Math.ceil(box.right / TILE) - 1,
  bottom: Math.ceil(box.bottom / TILE) - 1,
});

/** The same on a level of another resolution, `by` times as large. */
export const stretched = (box: PixelBox, by: number): PixelBox => ({
  left: box.left * by,
  top: box.top * by,
  right: box.right * by,
  bottom: box.bottom * by,
});

/** So many tiles more on every side. */
export const ringed = (range: TileRange, ring: number): TileRange => ({
  left: range.left - ring,
  top: range.top - ring,
  right: range.right + ring,
  bottom: range.bottom + ring,
});

/** Is a box all within another? */
export const contains = (box: PixelBox, inner: PixelBox): boolean =>
  inner.left >= box.left &&
  inner.top >= box.top &&
  inner.right <= box.right &&
  inner.bottom <= box.bottom;

export const inRange = (range: TileRange, column: number, row: number): boolean =>
  column >= range.left && column <= range.right && row >= range.top && row <= range.bottom;

/** All tiles of a range, those nearest its middle first: that is where people look. */
export function tilesOf(range: TileRange): [column: number, row: number][] {
  const tiles: [number, number][] = [];
  for (let row = range.top; row <= range.bottom; row += 1)
    for (let column = range.left; column <= range.right; column += 1) tiles.push([column, row]);
  const [x, y] = [(range.left + range.right) / 2, (range.top + range.bottom) / 2];
  return tiles.sort((a, b) => Math.hypot(a[0] - x, a[1] - y) - Math.hypot(b[0] - x, b[1] - y));
}

/** The part of a box that lies in one tile, in the tile's own pixels; `null` when there is none. */
export function partInTile(box: PixelBox, column: number, row: number): PixelBox | null {
  const part = {
    left: Math.max(0, box.left - column * TILE),
    top: Math.max(0, box.top - row * TILE),
    right: Math.min(TILE, box.right - column * TILE),
    bottom: Math.min(TILE, box.bottom - row * TILE),
  };
  return part.left < part.right && part.top < part.bottom ? part : null;
}

const joined = (a: PixelBox, b: PixelBox): PixelBox => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});

/** More dirty boxes than this in one tile become one. */
const MOST_BOXES = 8;

/** `boxes` with `added`: those that touch are one, and many are one, so that nothing is painted twice and lists stay short. */
export function withDamage(boxes: readonly PixelBox[], added: PixelBox): PixelBox[] {
  let whole = added;
  let rest = [...boxes];
  for (let grown = true; grown;) {
    const touching = rest.filter(
      (box) =>
        box.left <= whole.right &&
        whole.left <= box.right &&
        box.top <= whole.bottom &&
        whole.top <= box.bottom,
    );
    grown = touching.length > 0;
    rest = rest.filter((box) => !touching.includes(box));
    whole = touching.reduce(joined, whole);
  }
  const all = [...rest, whole];
  return all.length > MOST_BOXES ? [all.reduce(joined)] : all;
}
