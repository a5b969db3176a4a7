import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressKey, clientAddress, networkOf } from './clientAddress.ts';

const asked = (
  headers: Record<string, string | string[]>,
  remoteAddress: string | undefined = '10.0.0.1',
): IncomingMessage => ({ headers, socket: { remoteAddress } }) as unknown as IncomingMessage;
const key = (forwarded: string, trustedProxies = 1): string =>
  addressKey(asked({ 'x-forwarded-for': forwarded }), { trustedProxies });

describe('7.7 one network is one key, however it is written', () => {
  test.each([
    ['2a02::1', '2a02::2'],
    ['2a02::1', '2A02:0:0:0:FFFF:1:2:3'],
    ['2a02::1', '2a02:0000:0000:0000:0000:0000:0000:0009'],
    ['2a02::1', '[2a02::7]:1234'],
    ['2a02::1', '[2a02::7]'],
    ['2a02::1', '"[2a02::7]:443"'],
    ['2a02::1', '2a02::7%eth0'],
    ['2a02::1', ' 2a02::7 '],
    ['2a02::1', '2a02::1:8080'],
    ['2a02::1', '2a02:0:0:0:0:0:0:1:8080'],
    ['2001:db8:1:2::', '2001:DB8:1:2:ffff:ffff:ffff:ffff'],
    ['1.2.3.4', '1.2.3.4:5678'],
    ['1.2.3.4', '"1.2.3.4:5678"'],
    ['1.2.3.4', '::ffff:1.2.3.4'],
    ['1.2.3.4', '::FFFF:102:304'],
    ['1.2.3.4', '[::ffff:1.2.3.4]:80'],
    ['1.2.3.4', '0:0:0:0:0:ffff:102:304'],
    ['1.2.3.4', '64:ff9b::1.2.3.4'],
    ['1.2.3.4', '2002:102:304::1'],
    ['1.2.3.4', '2002:102:304:9::1'],
  ])('%s and %s', (one, other) => expect(key(other)).toBe(key(one)));

  test.each([
    ['2a02::1', '2a02:0:0:1::1'],
    ['1.2.3.4', '1.2.3.5'],
    ['64:ff9b::1.2.3.4', '64:ff9b::1.2.3.5'],
    ['2001:db8:1:2::1', '2001:db8:1:3::1'],
    ['::1', '10.0.0.1'],
  ])('%s and %s are two', (one, other) => {
    expect(key(other)).not.toBe(key(one));
  });

  test('whatever of the last 64 bits, port, zone and spelling: 2,000 at random', () => {
    const groups = (n: number): fc.Arbitrary<number[]> =>
      fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: n, maxLength: n });
    const network = fc
      .tuple(fc.integer({ min: 0x2003, max: 0x3fff }), groups(3))
      .map(([first, rest]) => [first, ...rest]);
    const spell = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toUpperCase(),
      (text: string) => `[${text}]:443`,
      (text: string) => `"[${text}]"`,
      (text: string) => ` ${text}%wlan0`,
      (text: string) =>
        text
          .split(':')
          .map((part) => part.padStart(4, '0'))
          .join(':'),
      (text: string) =>
        text
          .replace(/(?:^|:)0(?::0)+(?=:|$)/, ':')
          .replace(/^:(?!:)|:$/g, (colon) => `${colon}${colon}`),
    );
    fc.assert(
      fc.property(network, groups(4), groups(4), spell, spell, (net, one, other, say, sayOther) => {
        const hex = (parts: number[]): string => parts.map((part) => part.toString(16)).join(':');
        expect(key(sayOther(hex([...net, ...other])))).toBe(key(say(hex([...net, ...one]))));
      }),
      { numRuns: 2_000 },
    );
  });

  test('a key is its own key', () => {
    for (const address of ['2a02::1', '1.2.3.4', '::ffff:1.2.3.4', 'garbage', 'unknown'])
      expect(networkOf(networkOf(address))).toBe(networkOf(address));
  });
});

describe('7.7 what names nobody falls to whoever is nearest', () => {
  test.each([
    'unknown',
    '_hidden',
    '_SEVKISEK:1',
    'garbage',
    '127.1',
    '0x7f.0.0.1',
    '010.1',
    '3232235777',
    '1.2.3.4.5',
    '256.1.1.1',
    '1.2.3.4:99999999',
    '[2a02::1',
    '[]:80',
    '2a02::1::2',
    '<script>',
    '"',
    ':',
    '‮1.2.3.4',
  ])('%s', (garbage) => {
    expect(key(garbage)).toBe('10.0.0.1');
    expect(key(`${garbage}, 192.0.2.7`, 2)).toBe('192.0.2.7');
  });

  test('nothing said, or nothing but commas', () => {
    for (const empty of ['', ',', ' , ,', ', ,,']) expect(key(empty)).toBe('10.0.0.1');
    expect(key(' , 192.0.2.7 ,')).toBe('192.0.2.7');
  });

  test('no far end at all is one and the same', () => {
    const nobody = { headers: {}, socket: {} } as unknown as IncomingMessage;
    expect(clientAddress(nobody, { trustedProxies: 0 })).toBe('unknown');
    expect(networkOf('unknown')).toBe(networkOf('anything else'));
  });

  test('`Forwarded` moves nobody: a proxy that does not know it passes on what its client wrote', () => {
    const from = (forwarded: string): string =>
      addressKey(asked({ forwarded, 'x-forwarded-for': '192.0.2.7' }), { trustedProxies: 1 });
    expect(from('for="[2a02::1]:4711"')).toBe(from('for=1.2.3.4;proto=https'));
    expect(addressKey(asked({ forwarded: 'for=1.2.3.4' }), { trustedProxies: 1 })).toBe('10.0.0.1');
  });

  test('without a proxy nobody says who they are', () =>
    expect([key('1.2.3.4', 0), key('2a02::1', 0)]).toEqual(['10.0.0.1', '10.0.0.1']));
});
