import { noteRect, STEP, type Rect } from './noteGrid.ts';

interface Offset {
  dx: number;
  dy: number;
  far: number;
}

/** Offsets from a spot, as far as anybody has looked yet: they are the same around every spot, so each ring is sorted once. */
const OFFSETS: Offset[] = [];
let rings = 0;

function addRing(): void {
  rings += 1;
  const ring = rings;
  const places: Offset[] = [];
  for (let down = ring; down >= -ring; down -= 1) {
    for (let right = ring; right >= -ring; right -= Math.abs(down) === ring ? 1 : 2 * ring) {
      const [dx, dy] = [right * STEP.x, down * STEP.y];
      places.push({ dx, dy, far: dx ** 2 + dy ** 2 });
    }
  }
  for (const place of places.sort((a, b) => a.far - b.far)) OFFSETS.push(place);
}

/** The `index`th place for a note around a spot, ring by ring, in each the nearest first; right and below before left and above. */
export function placeAround({ x, y }: Rect, index: number): Rect {
  while (index >= OFFSETS.length) addRing();
  const { dx, dy } = OFFSETS[index] as Offset;
  return noteRect([x + dx, y + dy]);
}
