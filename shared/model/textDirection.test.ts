import bidiFactory from 'bidi-js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textDirection } from './textDirection.ts';

test.each([
  ['', 'ltr'],
  ['2026', 'ltr'],
  ['👍 שלום', 'rtl'],
  ['«سلام»', 'rtl'],
  ['٢٠٢٦ plan', 'ltr'],
  ['٢٠٢٦ خطة', 'rtl'],
  ['1. עברית', 'rtl'],
  ['Ⅳ שלום', 'ltr'],
  ['\u200fabc', 'rtl'],
  ['\u200eשלום', 'ltr'],
  ['\u2067שלום\u2069 abc', 'ltr'],
  ['ߛߓߍ', 'rtl'],
  ['𞤀𞤣𞤤𞤢𞤥', 'rtl'],
  ['日本', 'ltr'],
  ['ไทย', 'ltr'],
] as const)('%j runs %s', (text, direction) => {
  expect(textDirection(text)).toBe(direction);
});

test('as the bidi algorithm has it (bidi-js knows only the basic plane)', () => {
  const bidi = bidiFactory();
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'ab Ж水9٣۴,-(«»)☺שلا\u200e\u200fनि'), maxLength: 12 }),
      (text) => {
        expect(textDirection(text)).toBe(
          bidi.getEmbeddingLevels(text).paragraphs[0]?.level === 1 ? 'rtl' : 'ltr',
        );
      },
    ),
    { numRuns: 2000 },
  );
});
