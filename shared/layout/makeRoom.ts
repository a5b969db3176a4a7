import type { Point } from '../model/arrangement.ts';
import { GROUP_GAP, LINE_Y, rectsTouch, type Rect } from './noteGrid.ts';

/** Groups pushed by groups pushed by groups: more than this would be a wall on the move. */
const MOST_PUSHES = 200;

const overlap = (a: number, aSize: number, b: number, bSize: number): number =>
  Math.min(a + aSize, b + bSize) - Math.max(a, b);

/**
 * New places for the groups that one group, grown to `grown`, would lie on: those beside it move right, those above it move up; it moves
 * up itself rather than reach below the line or over groups below. Only groups that have to move are in the answer (top left corners).
 */
export function makeRoom(
  id: string,
  grown: Rect,
  others: ReadonlyMap<string, Rect>,
): Map<string, Point> {
  const rects = new Map(others);
  rects.set(id, grown);
  const moved = new Map<string, Point>();
  const moveTo = (each: string, rect: Rect): void => {
    rects.set(each, rect);
    moved.set(each, [rect.x, rect.y]);
  };
  const before = others.get(id);
  const grewDown = before ? grown.y + grown.height - (before.y + before.height) : 0;
  if (before && grewDown > 0) {
    const isBlocked = [...others].some(
      ([other, rect]) =>
        other !== id &&
        rect.y > before.y + before.height / 2 &&
        rectsTouch(grown, rect) &&
        !rectsTouch(before, rect),
    );
    const crossesLine = grown.y + grown.height > LINE_Y && before.y + before.height <= LINE_Y;
    if (isBlocked || crossesLine) moveTo(id, { ...grown, y: grown.y - grewDown });
  }
  const waiting = [id];
  for (let pushes = 0; waiting.length > 0 && pushes < MOST_PUSHES;) {
    const pusher = waiting.shift() ?? id;
    const rect = rects.get(pusher);
    if (!rect) continue;
    const inTheWay = [...rects].filter(
      ([other, lies]) => other !== pusher && other !== id && rectsTouch(rect, lies),
    );
    for (const [other, lies] of inTheWay.sort(([, a], [, b]) => a.x - b.x || b.y - a.y)) {
      // Groups that lay on each other already were put so by somebody; leave them.
      const was = others.get(pusher);
      const otherWas = others.get(other);
      if (was && otherWas && rectsTouch(was, otherWas)) continue;
      const beside =
        overlap(rect.y, rect.height, lies.y, lies.height) > Math.min(rect.height, lies.height) / 2;
      const isAbove = lies.y + lies.height / 2 < rect.y + rect.height / 2;
      moveTo(
        other,
        !beside && isAbove
          ? { ...lies, y: rect.y - GROUP_GAP - lies.height }
          : { ...lies, x: rect.x + rect.width + GROUP_GAP },
      );
      waiting.push(other);
      pushes += 1;
    }
  }
  return moved;
}
