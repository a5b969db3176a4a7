import bidiFactory from 'bidi-js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayTurn, textDirection } from './textDirection.ts';

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

test.each([
  ['plain', false],
  ['日本 42', false],
  ['Ελληνικά', false],
  ['a שלום', true],
  ['سلام', true],
  ['٣', true],
  ['\u202eevil', true],
  ['\u2067x\u2069', true],
  ['ߛߓߍ', true],
  ['𞤀', true],
  ['😀', false],
  ['', false],
])('in %j something may run from right to left: %s', (text, may) => {
  expect(mayTurn(text)).toBe(may);
});

test('a line in which nothing may turn runs from left to right', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (text) => {
      if (!mayTurn(text)) expect(textDirection(text)).toBe('ltr');
    }),
  );
});
