import { describe, expect, it } from 'vitest';
import { moveInList } from './moveInList.ts';
import { wholeNumber } from './wholeNumber.ts';

describe('typed numbers and ordered lists', () => {
  it('reads whole numbers in range only', () => {
    expect(
      ['3', ' 3 ', '0', '9', '', '1.5', 'x', '-1'].map((typed) => wholeNumber(typed, 1, 8)),
    ).toEqual([3, 3, null, null, null, null, null, null]);
  });

  it('moves one item and leaves the ends alone', () => {
    expect([
      moveInList(['a', 'b', 'c'], 0, 1),
      moveInList(['a', 'b'], 0, -1),
      moveInList(['a', 'b'], 1, 1),
    ]).toEqual([
      ['b', 'a', 'c'],
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });
});
