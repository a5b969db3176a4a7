import { describe, expect, it } from 'vitest';
import { noteRect, rectContains, rectsTouch, type Rect } from './noteGrid.ts';
import { NoteIndex } from './noteIndex.ts';

interface Item {
  id: string;
  rect: Rect;
}

/** A small generator with a seed, so that a failure can be had again. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const ids = (items: readonly Item[]): string[] => items.map((item) => item.id).toSorted();

describe('NoteIndex', () => {
  it.each(Array.from({ length: 20 }, (_, index) => index + 1))(
    'answers like a loop over everything (seed %i)',
    (seed) => {
      const random = randomFrom(seed);
      // Whole cells now and then: their edges are where a grid goes wrong.
      const coordinate = (): number =>
        random() < 0.3 ? Math.round(random() * 20 - 10) * 256 : random() * 4000 - 2000;
      const index = new NoteIndex<Item>();
      const items = new Map<string, Item>();
      let found = 0;
      for (let step = 0; step < 400; step += 1) {
        const id = `n${Math.floor(random() * 120)}`;
        const known = items.get(id);
        if (known) index.remove(known);
        items.delete(id);
        if (random() < 0.8) {
          const item = { id, rect: noteRect([coordinate(), coordinate()]) };
          index.add(item);
          items.set(id, item);
        }
        const rect = {
          x: coordinate(),
          y: coordinate(),
          width: random() * 900,
          height: random() * 900,
        };
        const point = [coordinate(), coordinate()] as const;
        const touching = index.touching(rect);
        expect(ids(touching)).toEqual(
          ids([...items.values()].filter((item) => rectsTouch(item.rect, rect))),
        );
        expect(ids(index.at(point))).toEqual(
          ids([...items.values()].filter((item) => rectContains(item.rect, point))),
        );
        found += touching.length;
      }
      expect(found).toBeGreaterThan(100);
    },
  );

  it('holds edges: a point on the right edge is in, a rectangle beside is not', () => {
    const index = new NoteIndex<Item>();
    index.add({ id: 'a', rect: noteRect([76, 96]) });
    expect(ids(index.at([256, 256]))).toEqual(['a']);
    expect(index.touching({ x: 256, y: 96, width: 10, height: 10 })).toEqual([]);
    expect(ids(index.touching({ x: 255, y: 96, width: 10, height: 10 }))).toEqual(['a']);
  });

  it('finds a note far away', () => {
    const index = new NoteIndex<Item>();
    index.add({ id: 'far', rect: noteRect([2_000_000, -2_000_000]) });
    expect(ids(index.touching({ x: 1_999_900, y: -2_000_100, width: 400, height: 400 }))).toEqual([
      'far',
    ]);
  });
});
