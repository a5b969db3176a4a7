import { describe, expect, it } from 'vitest';
import { printClock, viewTimer } from './timerView.ts';

describe('printClock', () => {
  it.each([
    [300_000, '5:00'],
    [299_001, '5:00'],
    [59_000, '0:59'],
    [1, '0:01'],
    [0, '0:00'],
    [-5, '0:00'],
    [3_661_000, '1:01:01'],
    [768_000, '12:48'],
  ])('%i ms is %s', (ms, text) => {
    expect(printClock(ms)).toBe(text);
  });
});

describe('viewTimer', () => {
  it.each([
    [{ state: 'running', endsAt: 700_000, totalMs: 1 }, 'calm'],
    [{ state: 'running', endsAt: 60_000, totalMs: 1 }, 'last-minute'],
    [{ state: 'running', endsAt: -1, totalMs: 1 }, 'over'],
    [{ state: 'paused', leftMs: 10, totalMs: 1 }, 'paused'],
  ] as const)('%j feels %s', (timer, mood) => {
    expect(viewTimer(timer, 0).mood).toBe(mood);
  });
});
