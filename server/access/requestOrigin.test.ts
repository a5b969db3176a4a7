import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { hasPageProof, proofCookie } from './pageProof.ts';
import {
  isPageOverHttps,
  linkOrigin,
  pageOrigin,
  requestOrigin,
  type PageOrigin,
} from './requestOrigin.ts';

const PLAIN = { publicUrl: null, trustedProxies: 0, host: '0.0.0.0' };
const asked = (
  headers: Record<string, string>,
  { remoteAddress = '127.0.0.1', url = '/', encrypted = false } = {},
): IncomingMessage =>
  ({ headers, url, socket: { remoteAddress, encrypted } }) as unknown as IncomingMessage;
const own = { host: 'wall.example.org' };

describe('1.7, T9 whose page asks', () => {
  test.each<
    [string, Record<string, string>, PageOrigin, { publicUrl?: string; trustedProxies?: number }]
  >([
    [
      'a browser’s word, whatever name the proxy asks under',
      {
        host: '127.0.0.1:8080',
        origin: 'https://wall.example.org',
        'sec-fetch-site': 'same-origin',
      },
      'own',
      {},
    ],
    ['a browser’s word on a GET', { ...own, 'sec-fetch-site': 'same-origin' }, 'own', {}],
    [
      'another site',
      { ...own, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      'foreign',
      {},
    ],
    [
      'a neighbour’s site under the same domain',
      { ...own, origin: 'https://shop.example.org', 'sec-fetch-site': 'same-site' },
      'foreign',
      {},
    ],
    [
      'another port, as the browser says',
      {
        host: 'wall.example.org:8080',
        origin: 'http://wall.example.org:3000',
        'sec-fetch-site': 'same-site',
      },
      'foreign',
      {},
    ],
    [
      'plain HTTP of the same name, as the browser says',
      { ...own, origin: 'http://wall.example.org', 'sec-fetch-site': 'cross-site' },
      'foreign',
      {},
    ],
    [
      'a browser’s word against an address that looks like ours',
      { ...own, origin: 'https://wall.example.org', 'sec-fetch-site': 'cross-site' },
      'foreign',
      {},
    ],
    ['an address typed in', { ...own, 'sec-fetch-site': 'none' }, 'silent', {}],
    [
      'a value browsers do not have',
      { ...own, 'sec-fetch-site': 'same-origin, cross-site' },
      'foreign',
      {},
    ],
    ['plain HTTP', { host: '10.0.0.5:8080', origin: 'http://10.0.0.5:8080' }, 'own', {}],
    [
      'plain HTTP, another port',
      { host: '10.0.0.5:8080', origin: 'http://10.0.0.5:3000' },
      'unknown',
      {},
    ],
    ['TLS in front that keeps the name', { ...own, origin: 'https://wall.example.org' }, 'own', {}],
    [
      'TLS in front that writes the port',
      { host: 'wall.example.org:443', origin: 'https://wall.example.org' },
      'own',
      {},
    ],
    [
      'TLS in front on another port',
      { host: 'wall.example.org:8443', origin: 'https://wall.example.org:8443' },
      'own',
      {},
    ],
    [
      'TLS in front on a port that is not passed on',
      { ...own, origin: 'https://wall.example.org:8443' },
      'unknown',
      {},
    ],
    [
      'letters of either size',
      { host: 'Wall.Example.ORG', origin: 'https://wall.example.org' },
      'own',
      {},
    ],
    ['IPv6', { host: '[2A02::1]:8080', origin: 'http://[2a02::1]:8080' }, 'own', {}],
    [
      'a name that begins as ours',
      { ...own, origin: 'https://wall.example.org.evil.example' },
      'unknown',
      {},
    ],
    ['no page', own, 'silent', {}],
    ['a page without an address', { ...own, origin: 'null' }, 'foreign', {}],
    ['an origin that is none', { ...own, origin: 'https://wall.example.org/path' }, 'foreign', {}],
    [
      'two origins',
      { ...own, origin: 'https://wall.example.org https://evil.example' },
      'foreign',
      {},
    ],
    ['a file', { ...own, origin: 'file://' }, 'foreign', {}],
    [
      'the public address, asked under the proxy’s name',
      { host: '127.0.0.1:8080', origin: 'https://wall.example.org' },
      'own',
      { publicUrl: 'https://wall.example.org' },
    ],
    [
      'plain HTTP where the public address is HTTPS',
      { ...own, origin: 'http://wall.example.org' },
      'unknown',
      { publicUrl: 'https://wall.example.org' },
    ],
    [
      'a forwarded name that nobody trusts',
      {
        host: '127.0.0.1:8080',
        origin: 'https://evil.example',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
      },
      'unknown',
      {},
    ],
    [
      'a forwarded name of a trusted proxy',
      {
        host: '127.0.0.1:8080',
        origin: 'https://wall.example.org',
        'x-forwarded-host': 'wall.example.org',
        'x-forwarded-proto': 'https',
      },
      'own',
      { trustedProxies: 1 },
    ],
    [
      'a forwarded name left of the trusted proxy’s',
      {
        host: '127.0.0.1:8080',
        origin: 'https://evil.example',
        'x-forwarded-host': 'evil.example, wall.example.org',
      },
      'unknown',
      { trustedProxies: 1 },
    ],
  ])('%s', (_what, headers, expected, config) =>
    expect(pageOrigin(asked(headers), { ...PLAIN, ...config })).toBe(expected),
  );
});

describe('where links lead', () => {
  const page = 'https://wall.example.org';
  test('to the page the browser vouches for, whatever the proxy asks for', () => {
    expect(
      linkOrigin(
        asked({ host: '127.0.0.1:8080', origin: page, 'sec-fetch-site': 'same-origin' }),
        PLAIN,
      ),
    ).toBe(page);
    const got = (
      headers: Record<string, string>,
      url = `/links?at=${encodeURIComponent(page)}`,
    ): string | null => linkOrigin(asked({ host: '10.0.0.5:8080', ...headers }, { url }), PLAIN);
    expect(got({ 'sec-fetch-site': 'same-origin' })).toBe(page);
    // A link from elsewhere must not make our server draw somebody else's address.
    for (const headers of [
      {},
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ])
      expect(got(headers)).toBe('http://10.0.0.5:8080');
    for (const at of ['javascript:alert(1)', 'https://x/path', 'data:,', 'https://user@x', '%', ''])
      expect(got({ 'sec-fetch-site': 'same-origin' }, `/links?at=${at}`)).toBe(
        'http://10.0.0.5:8080',
      );
    expect(
      linkOrigin(
        asked(
          { host: '10.0.0.5:8080', 'sec-fetch-site': 'same-origin' },
          { url: `/links?at=${page}` },
        ),
        { ...PLAIN, publicUrl: 'https://other.example.org' },
      ),
    ).toBe('https://other.example.org');
  });

  test('over HTTPS where a proxy nearby says so; a stranger’s word changes nothing', () => {
    const from = (remoteAddress: string): string | null =>
      requestOrigin(asked({ ...own, 'x-forwarded-proto': 'https' }, { remoteAddress }), PLAIN);
    expect(
      ['127.0.0.1', '::1', '::ffff:127.0.0.1', '172.17.0.1', '10.0.0.2', 'fd00::2'].map(from),
    ).toEqual(Array(6).fill(page));
    expect(['203.0.113.9', '2a02::1', ''].map(from)).toEqual(
      Array(3).fill('http://wall.example.org'),
    );
  });
});

test('T9 a cookie is Secure where the page is HTTPS, as a trusted proxy or the browser says', () => {
  const secure = (headers: Record<string, string>, config = PLAIN): boolean =>
    isPageOverHttps(asked({ ...own, ...headers }), config);
  expect(secure({ origin: 'https://wall.example.org', 'sec-fetch-site': 'same-origin' })).toBe(
    true,
  );
  expect(secure({ origin: 'https://wall.example.org' })).toBe(true);
  expect(secure({ 'x-forwarded-proto': 'https' })).toBe(false);
  expect(secure({ 'x-forwarded-proto': 'https' }, { ...PLAIN, trustedProxies: 1 })).toBe(true);
  expect(secure({ origin: 'http://wall.example.org' })).toBe(false);
  expect(secure({ origin: 'https://evil.example' })).toBe(false);
});

test('T9 a page shows itself on a socket by what it alone can read', () => {
  const page = 'https://hui.example';
  const said = proofCookie('abcabcabcabc', 'participant', 'token', page).split('=')[1] ?? '';
  const opens = (proof: string, token = 'token', origin = page): boolean =>
    hasPageProof(
      asked({ ...own, origin }, { url: `/live/abcabcabcabc?as=participant&page=${proof}` }),
      token,
    );
  expect(said).toHaveLength(22);
  expect([
    opens(said),
    opens(said, 'another'),
    opens(''),
    opens(`${said}x`),
    opens(said.slice(1)),
    opens('token'),
  ]).toEqual([true, false, false, false, false, false]);
  // Cookies are sent to every port of a host: a page of another server there can read this one, but
  // cannot use it.
  expect([
    opens(said, 'token', 'https://hui.example:8443'),
    opens(said, 'token', 'http://hui.example'),
    opens(said, 'token', 'https://evil.example'),
  ]).toEqual([false, false, false]);
  expect(hasPageProof(asked(own, { url: `/live/abcabcabcabc?page=${said}` }), 'token')).toBe(false);
});
