import bidiFactory from 'bidi-js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textDirection } from '../../../shared/model/textDirection.ts';
import { bidiRuns } from './bidiRuns.ts';

/** The line as it stands on paper, letter by letter from the left; brackets as they are typed. */
const onPaper = (text: string): string => bidiRuns(text, textDirection(text))
  .map(({ start, end, direction }) => (direction === 'rtl' ? Array.from(text.slice(start, end)).reverse().join('') : text.slice(start, end))).join('');

test.each([
  ['abc 2026', 'abc 2026'],
  ['خطة ٢٠٢٦', '٢٠٢٦ ةطخ'],
  ['سال ۱۴۰۵', '۱۴۰۵ لاس'],
  ['٢٠٢٦/١٢/٣١', '٢٠٢٦/١٢/٣١'],
  ['שלום 30 (Auckland)', ')Auckland( 30 םולש'],
  ['I say שלום עולם now', 'I say םלוע םולש now'],
  ['مرحبا 👍🏽 يا', 'اي 🏽👍 ابحرم'],
  ['see https://a.example/نص?x=1', 'see https://a.example/صن?x=1'],
  ['نص 𞤀 a', 'a 𞤀 صن'],
])('%j stands as %j', (typed, standing) => {
  expect(onPaper(typed)).toBe(standing);
});

test('every character stands somewhere, once, where the library’s own reordering has it', () => {
  const bidi = bidiFactory();
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'ab 12٣۴,.-/:()«»שלאب\u200f\u2067\u2069☺'), maxLength: 24 }), fc.constantFrom('ltr', 'rtl'), (text, base) => {
    const runs = bidiRuns(text, base);
    const order = runs.flatMap(({ start, end, direction }) => {
      const at = Array.from({ length: end - start }, (_, index) => start + index);
      return direction === 'rtl' ? at.reverse() : at;
    });
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from(text, (_, index) => index));
    // The library also carries out rule L1 (spaces at a line's end), which lines here never have.
    if (/\s$/.test(text)) return;
    expect(order).toEqual(bidi.getReorderedIndices(text, bidi.getEmbeddingLevels(text, base)));
  }), { numRuns: 1000 });
});
