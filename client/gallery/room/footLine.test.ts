import { expect, it } from 'vitest';
import { footLine } from './footLine.ts';

it('people’s sign stands before their number, the way the page’s lines run', () => {
  const left = footLine(200, 50, 10, false);
  expect(left).toEqual({ wordsRight: 200, signLeft: 135 });
  const right = footLine(200, 50, 10, true);
  expect(right).toEqual({ wordsRight: 185, signLeft: 188.5 });
  // Its mirror, within the same room.
  expect(200 - (right.signLeft + 11.5)).toBeCloseTo(left.signLeft - 135);
  expect(right.wordsRight - 50).toBe(left.signLeft);
});
