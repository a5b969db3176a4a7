import { expect, test } from 'vitest';
import { typedAlike } from './typedAlike.ts';

test.each([
  ['حديقة Nord', '\u2068حديقة Nord\u2069'],
  ['\u2068Café\u2069 ', 'Cafe\u0301'],
  ['\u200fגנים\u200e', 'גנים'],
  ['two  spaces', 'two\u00a0spaces'],
])('%j is what is seen of %j', (typed, shown) => {
  expect(typedAlike(typed, shown)).toBe(true);
  expect(typedAlike(shown, typed)).toBe(true);
});

test.each(['hui', 'Hu', 'Huì', ''])('%j is not "Hui"', (typed) =>
  expect(typedAlike(typed, 'Hui')).toBe(false),
);
