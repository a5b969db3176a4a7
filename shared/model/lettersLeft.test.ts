import { expect, test } from 'vitest';
import { lettersLeft } from './lettersLeft.ts';

test.each([
  [44, null],
  [45, '15 letters left'],
  [59, '1 letter left'],
  [60, 'That is all: 60 letters at most'],
  [61, '1 letter too many'],
  [69, '9 letters too many'],
] as const)('%i letters of 60: %s', (typed, words) =>
  expect(lettersLeft('x'.repeat(typed), 60)).toBe(words),
);
