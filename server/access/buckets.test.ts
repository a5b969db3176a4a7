import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { AddressConnections } from './addressConnections.ts';
import { Buckets } from './buckets.ts';
import { clientAddress } from './clientAddress.ts';

test('T12 ceilings remember who is busy and forget who is not, however many come by', () => {
  let now = 0;
  const buckets = new Buckets({ ask: { burst: 2, perSecond: 1 } }, () => now);
  let largest = 0;
  for (let visitor = 0; visitor < 100_000; visitor += 1) {
    now += 1;
    buckets.of('ask', `visitor ${visitor}`).take();
    if (visitor % 100 === 0) buckets.of('ask', 'busy').take(2);
    largest = Math.max(largest, buckets.size);
  }
  expect(largest).toBeLessThanOrEqual(10_000);
  expect(buckets.of('ask', 'busy').take(2)).toBe(false);
});

test('T12 where everybody is busy nobody’s ceiling is forgotten', () => {
  const buckets = new Buckets({ ask: { burst: 1, perSecond: 1 } }, () => 0);
  for (let visitor = 0; visitor < 25_000; visitor += 1)
    buckets.of('ask', `visitor ${visitor}`).take();
  expect(buckets.size).toBe(25_000);
  expect(buckets.of('ask', 'visitor 0').take()).toBe(false);
});

test('7.7 connections are counted by address, IPv6 by its network, and end with them', () => {
  const open = new AddressConnections(2);
  expect(
    ['10.0.0.1', '::ffff:10.0.0.1', '10.0.0.1', '10.0.0.2'].map((address) => open.enter(address)),
  ).toEqual([true, true, false, true]);
  open.leave('10.0.0.1');
  expect(open.enter('10.0.0.1')).toBe(true);
  expect(
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:db8:1:2::7', '2001:db8:1:3::1'].map(
      (address) => open.enter(address),
    ),
  ).toEqual([true, true, false, true]);
});

test('7.7 only as many names are believed as there are proxies', () => {
  const asked = (forwarded: string | undefined): IncomingMessage =>
    ({
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
      socket: { remoteAddress: '10.0.0.1' },
    }) as unknown as IncomingMessage;
  const from = (forwarded: string | undefined, trustedProxies: number): string =>
    clientAddress(asked(forwarded), { trustedProxies });
  expect([
    from('1.1.1.1, 2.2.2.2', 0),
    from('1.1.1.1, 2.2.2.2', 1),
    from('1.1.1.1, 2.2.2.2', 2),
    from('1.1.1.1,2.2.2.2', 3),
    from(undefined, 1),
    from(' , ', 1),
  ]).toEqual(['10.0.0.1', '2.2.2.2', '1.1.1.1', '1.1.1.1', '10.0.0.1', '10.0.0.1']);
});
