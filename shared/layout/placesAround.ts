import { noteRect, STEP, type Rect } from './noteGrid.ts';

/** Places for a note around a spot, ring by ring, in each the nearest first; right and below before left and above. */
export function* placesAround({ x, y }: Rect): Generator<Rect, never> {
  for (let ring = 1; ; ring += 1) {
    const places: { rect: Rect; far: number }[] = [];
    for (let down = ring; down >= -ring; down -= 1) {
      for (let right = ring; right >= -ring; right -= Math.abs(down) === ring ? 1 : 2 * ring) {
        const [dx, dy] = [right * STEP.x, down * STEP.y];
        places.push({ rect: noteRect([x + dx, y + dy]), far: dx ** 2 + dy ** 2 });
      }
    }
    for (const { rect } of places.sort((a, b) => a.far - b.far)) yield rect;
  }
}
