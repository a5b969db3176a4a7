import { expect, test } from 'vitest';
import { frameFigures } from './frames.ts';

test('frames are summed up: percentiles, the share of long ones, and the main thread’s work for each', () => {
  const times = [...Array.from({ length: 97 }, () => 16.66), 33.4, 50, 120];
  expect(frameFigures(times, 450)).toEqual({
    frames: 100,
    p50: 16.7,
    p95: 16.7,
    p99: 50,
    max: 120,
    longPercent: 2,
    mainMs: 4.5,
  });
});

test('one frame that took all the time is seen', () => {
  expect(frameFigures([11_600], 11_500)).toMatchObject({
    frames: 1,
    p50: 11_600,
    p95: 11_600,
    longPercent: 100,
  });
});
