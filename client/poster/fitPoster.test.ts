import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FIRST_TRY, nextTry, SIZES, smallestSize, type PosterTry } from './fitPoster.ts';

/** Tries on a poster that has room for so many lines in size 1; whole they are `all` lines. */
function settled(all: number, room: number, smallest: number): { tried: PosterTry; tries: number } {
  let tried = FIRST_TRY;
  for (let tries = 1; tries < 100; tries += 1) {
    const lines = Math.min(all, tried.lines);
    const next = nextTry(tried, lines * (SIZES[tried.size] ?? 1) > room, smallest);
    if (!next) return { tried, tries };
    tried = next;
  }
  throw new Error('it never settles');
}

it('says that there is more only where all of it has no room in the smallest size, and then fills the poster', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 3, max: 90 }), (all, room) => {
      const last = SIZES.length - 1;
      const { tried, tries } = settled(all, room, last);
      const factor = SIZES[tried.size] ?? 1;
      expect(tries).toBeLessThan(16);
      if (all * (SIZES[last] ?? 1) <= room) {
        // Whole, in the largest size that has room.
        expect(tried.lines).toBe(Infinity);
        expect(all * factor).toBeLessThanOrEqual(room);
        expect(tried.size === 0 || all * (SIZES[tried.size - 1] ?? 1) > room).toBe(true);
      } else {
        expect(tried.size).toBe(last);
        expect((tried.lines + 1) * factor > room || tried.lines + 1 >= 96).toBe(true);
        expect(tried.lines * factor <= room || tried.lines === 3).toBe(true);
      }
    }),
  );
});

it('sets nothing smaller than can be read, but no poster larger than it is', () => {
  expect(smallestSize(22)).toBe(4);
  expect(smallestSize(15)).toBe(3);
  expect(smallestSize(14)).toBe(2);
  expect(smallestSize(9)).toBe(2);
});
