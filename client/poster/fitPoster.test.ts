import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FIRST_TRY,
  nextTry,
  posterSizes,
  SIZES,
  sizeOf,
  smallestSize,
  type PosterSizes,
  type PosterStart,
  type PosterTry,
} from './fitPoster.ts';

/** Tries until one stays. `heightOf`: of what is tried, where the poster is `room` high. */
function settled(
  sizes: PosterSizes,
  heightOf: (tried: PosterTry) => number,
  room: number,
): { tried: PosterTry; tries: number } {
  let tried = FIRST_TRY;
  for (let tries = 1; tries < 100; tries += 1) {
    const next = nextTry(tried, heightOf(tried) > room, sizes);
    if (!next) return { tried, tries };
    tried = next;
  }
  throw new Error('it never settles');
}

it('says that there is more only where all of it has no room in the smallest size, and then fills the poster', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 3, max: 90 }), (all, room) => {
      const sizes = posterSizes(22, 'answers');
      const at = (tried: PosterTry): number => sizeOf(tried, sizes).answers;
      const { tried, tries } = settled(sizes, (each) => Math.min(all, each.lines) * at(each), room);
      const smallest = SIZES.at(-1) ?? 1;
      expect(tries).toBeLessThan(20);
      if (all * smallest <= room) {
        // Whole, in the largest size that has room.
        expect(tried.lines).toBe(Infinity);
        expect(all * at(tried)).toBeLessThanOrEqual(room);
        expect(tried.size === 0 || all * (SIZES[tried.size - 1] ?? 1) > room).toBe(true);
      } else {
        expect(at(tried)).toBe(smallest);
        expect((tried.lines + 1) * smallest > room || tried.lines + 1 >= 96).toBe(true);
        expect(tried.lines * smallest <= room || tried.lines === 3).toBe(true);
      }
    }),
  );
});

describe('one big sentence', () => {
  /** Letters at so many em in 60 em of width, above lines of answers; the lead is cut to the same lines. */
  const settledWith = (letters: number, all: number, room: number) => {
    const sizes = posterSizes(22, letters);
    const size = (tried: PosterTry) => sizeOf(tried, sizes);
    const heightOf = (tried: PosterTry): number => {
      const { answers, lead } = size(tried);
      const large = Math.ceil((letters * 0.5 * lead) / 60);
      return (
        Math.min(large, tried.lines) * lead * 1.15 + Math.min(all, tried.lines) * answers * 1.4
      );
    };
    const { tried, tries } = settled(sizes, heightOf, room);
    return { ...size(tried), lines: tried.lines, tries };
  };

  it('a few words fill the poster, and stay large where the rest has to be cut', () => {
    expect(settledWith(40, 4, 30)).toMatchObject({ lead: 6.4, answers: 1, lines: Infinity });
    const long = settledWith(120, 200, 26);
    expect(long).toMatchObject({ lead: 2.8, answers: 0.8 });
    expect(long.lines).toBeGreaterThanOrEqual(3);
  });

  it('many words come down before anything is cut', () => {
    expect(settledWith(900, 4, 26)).toMatchObject({ lines: Infinity });
    expect(settledWith(900, 4, 26).lead).toBeLessThan(2.8);
  });

  it('where even the fewest lines have no room beside few words, these come down', () => {
    expect(settledWith(200, 40, 10)).toMatchObject({ lines: 3, answers: 0.8 });
    expect(settledWith(200, 40, 10).lead).toBeLessThan(2.8);
  });

  it('what no poster holds is laid out whole once, and not in every size', () => {
    expect(posterSizes(22, 200_000).whole).toHaveLength(1);
    const { lead, lines } = settledWith(200_000, 40, 26);
    expect([lead >= 1.5, lines < 96]).toEqual([true, true]);
  });

  it('settles soon, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200_000 }),
        fc.integer({ min: 0, max: 5_000 }),
        fc.integer({ min: 3, max: 90 }),
        (letters, all, room) => {
          expect(settledWith(letters, all, room).tries).toBeLessThan(30);
        },
      ),
    );
  });
});

it('sets nothing smaller than can be read, but no poster larger than it is', () => {
  expect(smallestSize(22)).toBe(4);
  expect(smallestSize(15)).toBe(3);
  expect(smallestSize(14)).toBe(2);
  expect(smallestSize(9)).toBe(2);
  const starts: PosterStart[] = ['answers', 'notes', 20, 2_000];
  for (const start of starts)
    for (const { answers } of [...posterSizes(14, start).whole, ...posterSizes(14, start).cut])
      expect(answers).toBeGreaterThanOrEqual(1);
});
