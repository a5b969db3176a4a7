import { expect, test } from 'vitest';
import { lettersLeft } from './lettersLeft.ts';
import { ENGLISH } from '../../locales/englishWords.ts';

test.each([
  [16, null],
  [15, '15 letters left'],
  [1, '1 letter left'],
  [0, 'That is all: 60 letters at most'],
  [-1, '1 letter too many'],
  [-9, '9 letters too many'],
] as const)('%i letters left of 60: %s', (left, words) =>
  expect(lettersLeft(ENGLISH, left, 60)).toBe(words),
);

test('a larger field says so earlier', () => {
  expect([lettersLeft(ENGLISH, 150, 500, 150), lettersLeft(ENGLISH, 151, 500, 150)]).toEqual([
    '150 letters left',
    null,
  ]);
});
