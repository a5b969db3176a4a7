import { expect, test } from 'vitest';
import { placeUnder } from './dragStep.ts';

test('it is laid down before the first row whose middle is below', () => {
  expect([0, 30, 31, 90, 200].map((y) => placeUnder([30, 60, 90], y))).toEqual([0, 0, 1, 2, 3]);
  expect(placeUnder([], 10)).toBe(0);
});
