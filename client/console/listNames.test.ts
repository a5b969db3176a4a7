import { expect, it } from 'vitest';
import { listNames } from './listNames.ts';

it('lists as people say it, and counts what is too long to be said', () => {
  expect([['A'], ['A', 'B'], ['A', 'B', 'C'], ['A', 'B', 'C', 'D', 'E']].map(listNames)).toEqual([
    'A',
    'A and B',
    'A, B and C',
    'A, B and 3 more',
  ]);
});
