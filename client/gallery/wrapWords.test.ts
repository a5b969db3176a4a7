import { expect, it } from 'vitest';
import { wrapWords } from './wrapWords.ts';

const measure = (text: string): number => [...text].length;

it('balances what it breaks', () => {
  expect(wrapWords('Every child outside every week', 26, 2, measure)).toEqual([
    'Every child',
    'outside every week',
  ]);
});

it('breaks between words, then inside very long ones, and says when words are left', () => {
  expect(wrapWords('Rivers, soil and sea', 12, 2, measure)).toEqual(['Rivers, soil', 'and sea']);
  expect(wrapWords('Rivers, soil and the sea', 8, 2, measure)).toEqual(['Rivers,', 'soil an…']);
  expect(wrapWords('Kapitänsmütze', 6, 3, measure)).toEqual(['Kapitä', 'nsmütz', 'e']);
  expect(wrapWords('', 6, 3, measure)).toEqual([]);
  expect(wrapWords('one', 6, 1, measure)).toEqual(['one']);
});
