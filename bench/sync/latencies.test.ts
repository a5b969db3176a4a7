import { expect, test } from 'vitest';
import { Latencies } from './latencies.ts';

test('as many samples as come are kept, whatever their order', () => {
  const latencies = new Latencies();
  for (let sample = 200_000; sample > 0; sample -= 1) latencies.add(sample);
  expect(latencies.percentiles()).toEqual({
    count: 200_000,
    p50: 100_000,
    p95: 190_000,
    p99: 198_000,
    max: 200_000,
  });
});
