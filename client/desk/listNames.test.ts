import { expect, it } from 'vitest';
import { listNames, listTables } from './listNames.ts';

it('lists as people say it, and counts what is too long to be said', () => {
  expect([['A'], ['A', 'B'], ['A', 'B', 'C'], ['A', 'B', 'C', 'D', 'E']].map(listNames)).toEqual([
    'A',
    'A and B',
    'A, B and C',
    'A, B and 3 more',
  ]);
});

it('counts tables that are too many as tables, never as one more number', () => {
  expect(listTables([1, 4, 7])).toBe('1, 4 and 7');
  expect(listTables([1, 4, 5, 6, 7])).toBe('1, 4 and 3 more tables');
  expect(listTables([1, 4, 5, 6, 7], 'at')).toBe('1, 4 and at 3 more');
});
