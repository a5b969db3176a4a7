import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOOK_ALIKE, lookAlikes } from './lookAlikes.ts';
import { LEAST_ALIKE, moreLike } from './moreLike.ts';
import { likeness, noteVectors } from './noteVectors.ts';

const texts = fc.array(
  fc
    .array(fc.constantFrom('river', 'clean', 'the', 'trees', 'ban', 'water', '水', '🌊'), {
      maxLength: 5,
    })
    .map((words) => words.join(' ')),
  { maxLength: 15 },
);

describe('vectors', () => {
  it('of nothing, and of texts without a letter, are empty and like nothing', () => {
    expect(noteVectors([])).toMatchObject({ count: 0, featureCount: 0, folded: [] });
    const vectors = noteVectors(['', ' ', 'river', '\u200b']);
    expect([...vectors.starts]).toEqual([
      0,
      0,
      0,
      vectors.features.length,
      vectors.features.length,
    ]);
    expect([likeness(vectors, 0, 1), likeness(vectors, 0, 2)]).toEqual([0, 0]);
  });

  it('have length 1, their features once each and ascending, and know what is left of them', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const { starts, features, weights, rests, featureCount } = noteVectors(all);
        all.forEach((_, index) => {
          const [from, to] = [starts[index] ?? 0, starts[index + 1] ?? 0];
          const own = [...features.subarray(from, to)];
          expect(own).toEqual([...new Set(own)].sort((a, b) => a - b));
          expect(own.every((feature) => feature >= 0 && feature < featureCount)).toBe(true);
          let sum = 0;
          for (let at = to - 1; at >= from; at -= 1) {
            sum += (weights[at] ?? 0) ** 2;
            expect(rests[at]).toBeCloseTo(Math.sqrt(sum), 4);
          }
          if (to > from) expect(sum).toBeCloseTo(1, 4);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('the rarest feature comes first: what one note alone has is before what all have', () => {
    const vectors = noteVectors(['aaaa bbbb', 'aaaa cccc', 'aaaa dddd']);
    const holders = new Map<number, number>();
    for (const feature of vectors.features) holders.set(feature, (holders.get(feature) ?? 0) + 1);
    const counts = [...holders].sort(([a], [b]) => a - b).map(([, count]) => count);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts.at(-1)).toBe(3);
  });

  it('do not depend on the order of the texts', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const [there, back] = [noteVectors(all), noteVectors([...all].reverse())];
        const last = all.length - 1;
        all.forEach((_, a) =>
          all.forEach((_each, b) =>
            expect(likeness(there, a, b)).toBeCloseTo(likeness(back, last - a, last - b), 4),
          ),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('weigh a word that few use more than one that all use', () => {
    const all = ['the river', 'the forest', 'a river', 'the town', 'the sea', 'the school'];
    const vectors = noteVectors(all);
    expect(likeness(vectors, 0, 2)).toBeGreaterThan(likeness(vectors, 0, 1));
  });

  it('see through endings and typing errors', () => {
    const vectors = noteVectors(['planting trees', 'plant a tree', 'pay the bills']);
    expect(likeness(vectors, 0, 1)).toBeGreaterThan(0.1);
    expect(likeness(vectors, 0, 2)).toBeLessThan(0.05);
  });
});

describe('texts that look alike', () => {
  it('no chain leads from one meaning to another: all of a set are like its first', () => {
    fc.assert(
      fc.property(texts, fc.double({ min: 0.2, max: 0.9, noNaN: true }), (all, threshold) => {
        const vectors = noteVectors(all);
        for (const [first = 0, ...others] of lookAlikes(vectors, threshold))
          for (const other of others) {
            const isSame = vectors.folded[first] === vectors.folded[other];
            expect(isSame || likeness(vectors, first, other) >= threshold).toBe(true);
          }
      }),
      { numRuns: 60 },
    );
    const chain = ['aaaa bbbb', 'aaaa bbbb cccc', 'bbbb cccc dddd', 'cccc dddd'];
    for (const set of lookAlikes(noteVectors(chain), 0.4)) expect(set).not.toEqual([0, 1, 2, 3]);
  });

  it('sets come by their first text, and each of them in order', () => {
    const all = ['b b', 'a a', 'x', 'A A', 'B, b', 'a  a'];
    expect(lookAlikes(noteVectors(all))).toEqual([
      [0, 4],
      [1, 3, 5],
    ]);
    expect(lookAlikes(noteVectors([]))).toEqual([]);
    expect(lookAlikes(noteVectors(['one', 'two']))).toEqual([]);
  });

  it('are as alike as was found by reading, no less', () => {
    const vectors = noteVectors(['clean the river', 'clean the rivers', 'ban all cats']);
    const alike = likeness(vectors, 0, 1);
    expect(lookAlikes(vectors, alike - 0.01)).toEqual([[0, 1]]);
    expect(lookAlikes(vectors, alike + 0.01)).toEqual([]);
    expect(LOOK_ALIKE).toBeGreaterThan(0.5);
  });
});

describe('more like these', () => {
  const all = [
    'clean the river',
    'the river is dirty',
    'plant trees in town',
    'trees for the town',
    'river and trees',
    'ban cats',
  ];
  const vectors = noteVectors(all);
  const found = (
    chosen: readonly number[],
    most = 6,
    isCandidate: (index: number) => boolean = () => true,
  ) => moreLike(vectors, chosen, isCandidate, most).map(({ index }) => index);

  it('are asked of all that were chosen together, each counted once', () => {
    expect(found([0])[0]).toBe(1);
    expect(found([2])[0]).toBe(3);
    expect(found([0, 2]).slice(0, 3)).toEqual(expect.arrayContaining([1, 3, 4]));
    expect(found([0, 0, 0])).toEqual(found([0]));
  });

  it('of nothing there is nothing, nor where nothing is alike', () => {
    expect(found([])).toEqual([]);
    expect(found([5])).toEqual([]);
    expect(found([0], 0)).toEqual([]);
    expect(moreLike(noteVectors([]), [], () => true, 3)).toEqual([]);
  });

  it('scores are cosines, so none is above 1, and the least is asked for', () => {
    const scores = moreLike(vectors, [0], () => true, 6, 0).map(({ score }) => score);
    expect(scores).toHaveLength(5);
    expect(Math.max(...scores)).toBeLessThanOrEqual(1);
    for (const { index, score } of moreLike(vectors, [0], () => true, 6, 0)) {
      expect(score).toBeCloseTo(likeness(vectors, 0, index), 4);
      expect(found([0]).includes(index)).toBe(score >= LEAST_ALIKE);
    }
  });

  it('equal ones come by number', () => {
    const same = noteVectors(['river', 'x', 'river', 'river']);
    expect(moreLike(same, [0], () => true, 6).map(({ index }) => index)).toEqual([2, 3]);
    expect(moreLike(same, [0], (index) => index !== 2, 6).map(({ index }) => index)).toEqual([3]);
  });
});
