import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIMITS } from '../../shared/model/limits.ts';
import { startTestServer, type TestServer } from './testServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ config: { trustedProxies: 1 } });
  server.holdClock(true);
});
afterAll(() => server.stop());

const guess = async (from: string): Promise<number> =>
  (
    await server.ask('POST', '/api/join', {
      body: { joinCode: 'ABC234' },
      headers: { 'x-forwarded-for': from },
    })
  ).status;

test.each<[string, (n: number) => string, string]>([
  ['an IPv6 network written short', (n) => `2a02::${n.toString(16)}`, '2a02:0:0:1::1'],
  ['an address with its port', (n) => `198.51.100.9:${1024 + n}`, '198.51.100.8:1025'],
  ['an IPv6 address with its port', (n) => `[2a03::1]:${1024 + n}`, '[2a03:0:0:1::1]:1025'],
  [
    'names that are no address, in front of the proxy’s word',
    (n) => `_hidden${n}, unknown, 203.0.113.5`,
    '203.0.113.6',
  ],
])('7.7 T7 %s guesses no more codes than any other address', async (_what, spell, neighbour) => {
  const answers = [];
  for (let n = 0; n <= LIMITS.wrongCodesPerMinutePerAddress; n += 1)
    answers.push(await guess(spell(n)));
  expect(answers.slice(0, -1).every((status) => status === 404)).toBe(true);
  expect(answers.at(-1)).toBe(429);
  expect(await guess(neighbour)).toBe(404);
});
