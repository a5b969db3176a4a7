import { expect, it } from 'vitest';
import { renewedOffset } from './elapsed.ts';

it('the server’s time is what its least late word says, and what a later one says when a clock stood still or was set', () => {
  const first = renewedOffset(null, 1_000_000, 500);
  expect(first).toBe(999_500);
  // 300 ms late: the first word was truer.
  expect(renewedOffset(first, 1_010_000, 10_800)).toBe(first);
  // The steady clock slept an hour.
  expect(renewedOffset(first, 4_610_000, 10_500)).toBe(4_599_500);
  // The server's clock was set back by an hour.
  expect(renewedOffset(first, 1_010_000 - 3_600_000, 10_500)).toBe(1_010_000 - 3_600_000 - 10_500);
});
