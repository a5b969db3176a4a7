import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './foldText.ts';
import { alikePairs, lookAlikes } from './lookAlikes.ts';
import { moreLike } from './moreLike.ts';
import { likeness, noteVectors } from './noteVectors.ts';
import { wordsOf } from './textFeatures.ts';

const WORDS = [
  'river',
  'rivers',
  'clean',
  'the',
  'of',
  'town',
  'trees',
  'plant',
  'school',
  'cats',
  'ban',
  'water',
  '水',
  '川',
  '🌊',
];
const notes = fc.array(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 7 }).map((words) => words.join(' ')),
  { maxLength: 40 },
);

const REAL = [
  'Cat owners should keep their cats indoors, or at least stop them from roaming free without supervision.',
  'Clean up the Waikato river',
  'Domestic cats need to be recognised as a serious but manageable threat to biodiversity.',
  'We need to work on the biodiversity of the sea, as well as of the land.',
  'Clean up Waikato river!',
  'Town planning needs to prioritise biodiversity.',
  'Zoos should play a stronger role in educating us about biodiversity.',
  'We need a plan to deal with cats in New Zealand.',
  'clean up the waikato rivver',
];

describe('noteVectors', () => {
  it('compares each note with itself as the same, and none as more than that', () => {
    fc.assert(
      fc.property(notes, (texts) => {
        const vectors = noteVectors(texts);
        texts.forEach((text, index) => {
          if (foldText(text) !== '') expect(likeness(vectors, index, index)).toBeCloseTo(1, 3);
          texts.forEach((_, other) => {
            const alike = likeness(vectors, index, other);
            expect(alike).toBeGreaterThanOrEqual(0);
            expect(alike).toBeLessThan(1.001);
            expect(alike).toBeCloseTo(likeness(vectors, other, index), 6);
          });
        });
      }),
    );
  });
});

describe('alikePairs', () => {
  it('finds the same pairs as comparing each with each', () => {
    let found = 0;
    fc.assert(
      fc.property(notes, fc.double({ min: 0.2, max: 0.95, noNaN: true }), (texts, threshold) => {
        const vectors = noteVectors(texts);
        const all = texts.map((_, index) => index);
        const each = all.flatMap((a) =>
          all
            .slice(a + 1)
            .filter((b) => likeness(vectors, a, b) >= threshold)
            .map((b) => `${a} ${b}`),
        );
        expect(
          alikePairs(vectors, all, threshold)
            .map(([a, b]) => `${a} ${b}`)
            .sort(),
        ).toEqual(each.sort());
        found += each.length;
      }),
    );
    expect(found).toBeGreaterThan(100);
  });
});

describe('lookAlikes', () => {
  it('finds what was typed twice, with errors and without', () => {
    expect(lookAlikes(noteVectors(REAL))).toEqual([[1, 4, 8]]);
  });

  it('puts each note into one set at most, and everything said twice into one', () => {
    fc.assert(
      fc.property(notes, (texts) => {
        const sets = lookAlikes(noteVectors(texts));
        const inSets = sets.flat();
        expect(new Set(inSets).size).toBe(inSets.length);
        for (const set of sets) expect(set.length).toBeGreaterThan(1);
        const folded = texts.map(foldText);
        folded.forEach((text, index) => {
          const other = folded.indexOf(text);
          if (other !== index) expect(sets.find((set) => set.includes(index))).toContain(other);
        });
      }),
    );
  });

  it.each([
    ['川と海を守ろう', '川と海をまもろう！', '学校に木を植える'],
    ['نحتاج إلى حدائق جديدة في المدينة', 'نحتاج الى حدائق جديدة في المدينة!', 'النهر لنا جميعا'],
    ['Нам нужен чистый воздух в городе', 'нам нужен чистый воздух в городе.', 'Больше школ'],
    ['搭計程車比較安全', '搭計程車比較安全。', '應該先修改法律'],
    ['🌊🌊🌊', '🌊 🌊 🌊', '🌳'],
  ])('%s is like %s and not like %s', (one, other, third) => {
    const vectors = noteVectors([one, other, third]);
    expect(likeness(vectors, 0, 1)).toBeGreaterThan(likeness(vectors, 0, 2));
    expect(likeness(vectors, 0, 2)).toBeLessThan(0.2);
  });
});

describe('moreLike', () => {
  it('puts notes about the same first, and never suggests what was chosen or left out', () => {
    const found = moreLike(noteVectors(REAL), [2], () => true, 8, 0.02).map(({ index }) => index);
    expect(found.slice(0, 3)).toContain(7);
    expect(found).not.toContain(2);
    expect(
      moreLike(noteVectors(REAL), [2], (index) => index !== 7, 8, 0.02).map(({ index }) => index),
    ).not.toContain(7);
  });

  it('suggests as many as asked for, best first', () => {
    fc.assert(
      fc.property(notes, fc.integer({ min: 0, max: 5 }), (texts, most) => {
        const found = moreLike(noteVectors(texts), [0], () => true, most, 0);
        expect(found.length).toBeLessThanOrEqual(most);
        found.forEach(({ score }, index) =>
          expect(score).toBeLessThanOrEqual(found[index - 1]?.score ?? 2),
        );
      }),
    );
  });
});

describe('wordsOf', () => {
  it('tells words apart where no spaces do, with the dictionary and without', () => {
    expect(wordsOf('川と海を守ろう')).toContain('海');
    expect(wordsOf('川と海', null)).toEqual(['川と', 'と海']);
    expect(wordsOf('ไม่มีช่องว่าง').length).toBeGreaterThan(1);
    expect(wordsOf('plant 3 trees!')).toEqual(['plant', '3', 'trees']);
  });
});
