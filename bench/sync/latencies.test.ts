import { expect, test } from 'vitest';
import { Latencies, median, percentile } from './latencies.ts';

test('percentiles are of the nearest rank', () => {
  const sorted = Array.from({ length: 100 }, (_, index) => index + 1);
  expect([0.5, 0.95, 0.99, 1].map((share) => percentile(sorted, share))).toEqual([50, 95, 99, 100]);
  expect(percentile([7], 0.5)).toBe(7);
  expect(percentile([], 0.5)).toBeNaN();
});

test('the median of an even number is between the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([9, 1, 5, 6])).toBe(5.5);
});

test('as many samples as come are kept, whatever their order', () => {
  const latencies = new Latencies();
  for (let sample = 200_000; sample > 0; sample -= 1) latencies.add(sample);
  expect(latencies.percentiles()).toEqual({ count: 200_000, p50: 100_000, p95: 190_000, p99: 198_000, max: 200_000 });
});
