import type { Place } from './steadyMouse.ts';

/** A note's box on the page, CSS pixels. */
export interface NoteBox extends Place {
  id: string;
  width: number;
  height: number;
}

/** The room of the canvas that nothing covers, CSS pixels. */
export interface Room extends Place {
  width: number;
  height: number;
}

export const middleOf = ({ x, y, width, height }: Omit<NoteBox, 'id'>): Place => ({
  x: x + width / 2,
  y: y + height / 2,
});

/** The `count` notes whose middles are nearest to a place, nearest first. */
export function nearestNotes(boxes: readonly NoteBox[], to: Place, count: number): NoteBox[] {
  const distance = (box: NoteBox): number => {
    const { x, y } = middleOf(box);
    return (x - to.x) ** 2 + (y - to.y) ** 2;
  };
  return boxes.toSorted((a, b) => distance(a) - distance(b)).slice(0, count);
}

/** The place in the room that is farthest from every note, of those on a grid; the middle of the room's right edge when notes are everywhere. */
export function freePlace(boxes: readonly NoteBox[], room: Room, step = 20): Place {
  let best: Place = { x: room.x + room.width - step, y: room.y + room.height / 2 };
  let most = 0;
  for (let x = room.x + step; x < room.x + room.width; x += step) {
    for (let y = room.y + step; y < room.y + room.height; y += step) {
      let nearest = Infinity;
      for (const box of boxes) {
        const [dx, dy] = [
          Math.max(box.x - x, 0, x - box.x - box.width),
          Math.max(box.y - y, 0, y - box.y - box.height),
        ];
        nearest = Math.min(nearest, dx * dx + dy * dy);
        if (nearest <= most) break;
      }
      if (nearest > most) [most, best] = [nearest, { x, y }];
    }
  }
  return best;
}

/** How many of `before` lie at least `pixels` elsewhere now. */
export function movedCount(
  before: readonly NoteBox[],
  now: readonly NoteBox[],
  pixels = 15,
): number {
  const places = new Map(now.map((box) => [box.id, box]));
  return before.filter((box) => {
    const there = places.get(box.id);
    return there && Math.hypot(there.x - box.x, there.y - box.y) >= pixels;
  }).length;
}
