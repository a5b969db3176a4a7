import { describe, expect, it } from 'vitest';
import { clockAt, nextTime, timeOnDay } from './clockTime.ts';

const NOON = new Date(2026, 10, 30, 12, 0).getTime();
const HALF_PAST = new Date(2026, 10, 30, 12, 30).getTime();

describe('times of day', () => {
  it('are on the same day where they are still to come, else on the next', () => {
    expect(nextTime('12:30', NOON)).toBe(HALF_PAST);
    expect(nextTime('12:00', NOON)).toBe(NOON);
    expect(nextTime('09:15', NOON)).toBe(new Date(2026, 11, 1, 9, 15).getTime());
  });

  it('are found again at the moment that they name', () => {
    for (const clock of ['00:00', '09:05', '12:30', '23:59'])
      expect(clockAt(timeOnDay(clock, NOON))).toBe(clock);
  });
});
