import { expect, test } from 'vitest';
import { isoTime, utcDay, utcMs } from './isoTime.ts';

test('a moment and its text are the same, through leap days, centuries and years before 1970', () => {
  for (const text of [
    '2027-03-04T15:00Z',
    '2000-02-29T23:59Z',
    '1969-12-31T00:00Z',
    '2100-03-01T00:01Z',
  ])
    expect(isoTime(utcMs(text))).toBe(text.replace('Z', ':00.000Z'));
  for (let day = -40_000; day < 80_000; day += 37)
    expect(utcMs(utcDay(day * 86_400_000))).toBe(day * 86_400_000);
});
