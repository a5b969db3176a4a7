import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAPITALS, DESCENT, leadingOf, lineBox, setWords, type Measure } from './setWords.ts';
import { ARABIC_80, THAI_80 } from './testRooms.ts';

/** Every sign half as wide as it is high. */
const measure: Measure = (text, size) => text.length * size * 0.5;
const BOX = { x: 100, y: 200, width: 50, height: 1000 };
const textsIn = (text: string, width: number, height = 1000): string[] | undefined =>
  setWords(text, { ...BOX, width, height }, 10, measure)?.lines.map((line) => line.text);

describe('leading', () => {
  it.each(['Arabic: ماء', 'ที่', 'जल', 'ទឹក', 'ရေ', 'ஜலம்', 'བོད'])('is taller for %s', (text) => {
    expect(leadingOf(text)).toBe(1.36);
    expect(lineBox(text)).toEqual({ height: 1.5, baseline: 1.08 });
  });

  it.each(['Water', 'Māori', '水', 'Вода', 'Νερό', 'מים', '', '42', '🌊'])(
    'is plain for %j',
    (text) => {
      expect(leadingOf(text)).toBe(1.13);
      expect(lineBox(text)).toEqual({ height: 1.2, baseline: 0.93 });
    },
  );
});

describe('words in a box', () => {
  it('begin at its top and left, one line under the other', () => {
    const set = setWords('clean water', BOX, 10, measure);
    expect(set).toMatchObject({ size: 10, direction: 'ltr' });
    expect(set?.lines.map(({ text, x, width }) => [text, x, width])).toEqual([
      ['clean', 100, 25],
      ['water', 100, 25],
    ]);
    expect(set?.lines[0]?.y).toBeCloseTo(200 + 7.2);
    expect((set?.lines[1]?.y ?? 0) - (set?.lines[0]?.y ?? 0)).toBeCloseTo(11.978);
  });

  it('from right to left end at its right edge', () => {
    const set = setWords('ماء نظيف', BOX, 10, measure);
    expect(set?.direction).toBe('rtl');
    expect(set?.lines.map(({ x, width }) => [x, width])).toEqual([[110, 40]]);
    expect(setWords('ماء نظيف', { ...BOX, width: 30 }, 10, measure)?.lines).toMatchObject([
      { text: 'ماء', x: 115 },
      { text: 'نظيف', x: 110 },
    ]);
  });

  it('take a line that just fits, and no more', () => {
    expect(textsIn('ab cd', 25)).toEqual(['ab cd']);
    expect(textsIn('ab cd', 24.9)).toEqual(['ab', 'cd']);
  });

  it('are whole or not at all', () => {
    expect(textsIn('abcdef', 29)).toBeUndefined();
    expect(textsIn('ab cd ef', 10, 33.7)).toBeUndefined();
    expect(textsIn('ab cd ef', 10, 33.8)).toEqual(['ab', 'cd', 'ef']);
    expect(textsIn('ab', 10, 9.8)).toEqual(['ab']);
    expect(textsIn('ab', 10, 9.7)).toBeUndefined();
  });

  it('are none of nothing, and none in a box without room', () => {
    expect(setWords('', BOX, 10, measure)).toBeNull();
    expect(setWords(' \n', BOX, 10, measure)).toBeNull();
    expect(setWords('a', { ...BOX, height: -5 }, 10, measure)).toBeNull();
    expect(setWords('a', { ...BOX, width: 0 }, 10, measure)).toBeNull();
  });

  it('stay in their box, keep every word, and none begins or ends with a space', () => {
    const words = fc.array(
      fc.constantFrom('a', 'water', 'co-op', 'ماء', 'น้ำ', '水', 'Gesellschaft', '10\u00a0km'),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(
        words,
        fc.integer({ min: 10, max: 200 }),
        fc.integer({ min: 5, max: 120 }),
        (all, width, height) => {
          const box = { x: -3, y: 7, width, height };
          const set = setWords(all.join(' '), box, 10, measure);
          if (!set) return;
          expect(
            set.lines
              .map(({ text }) => text)
              .join('')
              .replaceAll(' ', ''),
          ).toBe(all.join('').replaceAll(' ', ''));
          for (const { text, x, y, width: wide } of set.lines) {
            expect(text).toBe(text.trim());
            expect(x).toBeGreaterThanOrEqual(-3);
            expect(x + wide).toBeLessThanOrEqual(-3 + width);
            expect(y - CAPITALS * 10).toBeGreaterThanOrEqual(7 - 1e-9);
            expect(y + DESCENT * 10).toBeLessThanOrEqual(7 + height + 1e-9);
          }
          // What fits fits in a larger box.
          const larger = { ...box, width: width + 10, height: height + 10 };
          expect(setWords(all.join(' '), larger, 10, measure)).not.toBeNull();
        },
      ),
      { numRuns: 100 },
    );
  });

  it('of eighty letters in Arabic and Thai are whole in a box of several lines', () => {
    for (const text of [ARABIC_80, THAI_80]) {
      const lines = textsIn(text, 150);
      expect(lines?.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      expect(lines?.length).toBeGreaterThan(2);
    }
  });
});
