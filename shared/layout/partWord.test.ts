import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lettersOf } from './breakWords.ts';
import { partWord } from './partWord.ts';

const within = (most: number) => (part: string) => [...part].length <= most;
const inLines = (word: string, most: number): string => {
  const lines: string[] = [];
  for (let left = word; ;) {
    const parted = left.length > most ? partWord(left, within(most)) : null;
    if (!parted) return [...lines, left].join(' ');
    lines.push(parted.part);
    left = parted.rest;
  }
};

describe('a word that no line holds', () => {
  it.each([
    ['Nachbarschaftshilfeverein', 17, 'Nachbarschafts- hilfeverein'],
    ['Mehrgenerationenwohnprojekte', 16, 'Mehrgeneratio- nenwohnprojekte'],
    ['Straßenverkehrsbeschränkung', 12, 'Straßenver- kehrsbe- schränkung'],
    ['Internationalisation', 12, 'Internatio- nalisation'],
    ['Электрификация', 10, 'Электрифи- кация'],
    ['Zuckerrohrplantage', 13, 'Zuckerrohr- plantage'],
    ['Kaitiakitanga', 9, 'Kaitiaki- tanga'],
    ['xxxxxxxxxxxx', 7, 'xxxxxx- xxxxxx'],
    ['1234567890', 5, '12345 67890'],
  ])('%s, %i', (word, most, parted) => {
    expect(inLines(word, most)).toBe(parted);
  });

  it('is not parted where letters join, nor for less than a few letters', () => {
    expect(partWord('وسيستخدمونهاجميعا', within(8))).toBeNull();
    expect(partWord('Straßenbahn', within(3))).toBeNull();
    expect(partWord('abcd', within(4))).toBeNull();
  });

  it('keeps its letters whole and all of them, and fits', () => {
    const letter = fc.constantFrom('a', 'e', 's', 'ch', 'ß', 'e\u0301', '👩‍👩‍👧', 'ที่', '海', '7', "'");
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 40 }), fc.nat(30), (letters, most) => {
        const word = letters.join('');
        const parted = partWord(word, within(most));
        if (!parted) return;
        const { part, rest } = parted;
        const own = word.startsWith(part) ? part : part.slice(0, -1);
        expect(own + rest).toBe(word);
        expect(within(most)(part)).toBe(true);
        expect([...lettersOf(own), ...lettersOf(rest)]).toEqual(lettersOf(word));
        expect(lettersOf(own).length).toBeGreaterThanOrEqual(3);
        expect(lettersOf(rest).length).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});
