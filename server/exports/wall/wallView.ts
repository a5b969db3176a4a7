import type { Rect } from '../../../shared/layout/noteGrid.ts';
import { composeWall, LANDING, type ComposedWall, type WallPicture } from './composeWall.ts';

/** Around all that is drawn, wall units. */
export const MARGIN = 48;
/** For a title of 56, wall units. */
const TITLE_ROOM = 120;

/** The box around everything on a wall, its title included; wall units. */
export interface WallView {
  wall: ComposedWall;
  inner: Rect;
  view: Rect;
  titleSize: number;
}

/** What has to be on the page of a wall, and how large its title is. */
export function viewWall(picture: WallPicture): WallView {
  const wall = composeWall(picture);
  const rects = [wall.bounds, wall.far?.bounds, wall.loose > 0 ? LANDING : null].flatMap(
    (rect) => rect ?? [],
  );
  const [left, top, right, bottom] = rects.reduce(
    ([l, t, r, b], { x, y, width, height }) => [
      Math.min(l, x),
      Math.min(t, y),
      Math.max(r, x + width),
      Math.max(b, y + height),
    ],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
  const inner =
    rects.length === 0
      ? { x: 0, y: 0, width: 1200, height: 500 }
      : { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
  const titleSize = Math.max(inner.width < 1000 ? 40 : 56, inner.width / 55);
  const room = TITLE_ROOM + titleSize - 56;
  return {
    wall,
    inner,
    titleSize,
    view: {
      x: inner.x - MARGIN,
      y: inner.y - MARGIN - room,
      width: inner.width + 2 * MARGIN,
      height: inner.height + 2 * MARGIN + room,
    },
  };
}
