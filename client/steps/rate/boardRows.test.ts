import { expect, it } from 'vitest';
import { boardRows } from './boardRows.ts';

it('puts what has the fewest readers first, and says of which that is too few', () => {
  const counts = [
    { id: 'a', readers: 3, expected: 5 },
    { id: 'b', readers: 1, expected: 5 },
    { id: 'c', readers: 0, expected: 0 },
    { id: 'd', readers: 2, expected: 2 },
  ];
  const rows = boardRows({ counts }, 3);
  expect(rows.map(({ id, place, isFew }) => [id, place, isFew])).toEqual([
    ['c', 3, true],
    ['b', 2, true],
    ['d', 4, false],
    ['a', 1, false],
  ]);
});
