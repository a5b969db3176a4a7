import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutAtWord } from './cutAtWord.ts';

it('cuts between words only, whatever is written', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-zé]{1,14}$/u), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 120 }),
      (words, chars) => {
        const text = words.join(' ');
        const cut = cutAtWord(text, chars);
        expect(cut.length).toBeLessThanOrEqual(Math.max(chars, 0));
        expect(text.startsWith(cut)).toBe(true);
        expect(cut === text || cut === '' || text[cut.length] === ' ').toBe(true);
      },
    ),
  );
});
