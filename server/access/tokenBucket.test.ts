import { expect, test } from 'vitest';
import { LIMITS } from '../../shared/model/limits.ts';
import { Refusal } from '../../shared/model/problems.ts';
import { AddressCeilings } from './addressCeilings.ts';
import { TokenBucket } from './tokenBucket.ts';

test('a full bucket gives its burst, then refills steadily and never above it', () => {
  let now = 1000;
  const bucket = new TokenBucket({ burst: 3, perSecond: 2, now: () => now });
  expect([bucket.take(), bucket.take(), bucket.take(), bucket.take()]).toEqual([
    true,
    true,
    true,
    false,
  ]);
  now += 500;
  expect([bucket.take(), bucket.take()]).toEqual([true, false]);
  now += 3_600_000;
  expect(bucket.full).toBe(true);
  expect([bucket.take(3), bucket.take()]).toEqual([true, false]);
});

test('asking for more than there is takes nothing', () => {
  const bucket = new TokenBucket({ burst: 3, perSecond: 1, now: () => 0 });
  expect(bucket.take(4)).toBe(false);
  expect(bucket.take(3)).toBe(true);
});

test('a clock set back takes nothing away', () => {
  let now = 10_000;
  const bucket = new TokenBucket({ burst: 2, perSecond: 1, now: () => now });
  bucket.take();
  now = 0;
  expect(bucket.take()).toBe(true);
});

test('an address reaches its own ceiling and nobody else’s', () => {
  const ceilings = new AddressCeilings(() => 0);
  for (let wall = 0; wall < LIMITS.wallsPerHourPerAddress; wall += 1)
    ceilings.count('wall', '10.0.0.1');
  expect(() => ceilings.count('wall', '10.0.0.1')).toThrow(Refusal);
  expect(() => ceilings.count('wall', '::ffff:10.0.0.1')).toThrow(Refusal);
  ceilings.count('wall', '10.0.0.2');
  ceilings.count('join', '10.0.0.1');
});

test('devices of one IPv6 network share a ceiling', () => {
  const ceilings = new AddressCeilings(() => 0);
  for (let wall = 0; wall < LIMITS.wallsPerHourPerAddress; wall += 1)
    ceilings.count('wall', '2001:db8:1:2:3:4:5:6');
  expect(() => ceilings.count('wall', '2001:db8:1:2:ffff::1')).toThrow(Refusal);
  ceilings.count('wall', '2001:db8:1:3::1');
});
