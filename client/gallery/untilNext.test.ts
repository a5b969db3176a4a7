import { expect, it } from 'vitest';
import { untilNext } from './untilNext.ts';

it('counts in minutes', () => {
  expect([null, 0, 20_000, 60_001, 239_000].map(untilNext)).toEqual([
    '',
    'now',
    'in a minute',
    'in 2 minutes',
    'in 4 minutes',
  ]);
});
