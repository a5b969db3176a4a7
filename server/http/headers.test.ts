import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isHttps } from '../access/requestOrigin.ts';
import { joinWall, newWall, startTestServer, type TestServer } from './testServer.ts';

let plain: TestServer;
let behindProxy: TestServer;
beforeAll(async () => {
  [plain, closed, behindProxy] = await Promise.all([
    startTestServer(),
    startTestServer({ config: { pagesStay: true, publicUrl: 'https://wall.example.org' } }),
    startTestServer({ config: { trustedProxies: 1 } }),
  ]);
});
afterAll(() => Promise.all([plain.stop(), closed.stop(), behindProxy.stop()]));

const OVER_HTTPS = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' };
/** A server with `PAGES_STAY=1`. */
let closed: TestServer;
/**
 * A page, a file, the API, a refused download, an unknown path, a malformed path, another method.
 */
const PATHS: [string, string][] = [
  ['GET', '/'],
  ['GET', '/join'],
  ['GET', '/w/abcabcabcabc/console'],
  ['GET', '/assets/phone-abc123.js'],
  ['GET', '/healthz'],
  ['GET', '/api/openapi.json'],
  ['GET', '/api/walls/abcabcabcabc/export/report.pdf'],
  ['GET', '/nowhere'],
  ['GET', '/%zz'],
  ['DELETE', '/healthz'],
  ['POST', '/api/walls'],
];

describe.each([
  ['plain HTTP', () => plain, {}],
  ['HTTPS in front', () => behindProxy, OVER_HTTPS],
] as const)('%s', (what, server, headers) => {
  test.each(PATHS)(
    'T10 %s %s: no sniffing, no frames, no referrer, a policy',
    async (method, path) => {
      const answer = await server().ask(method, path, { headers });
      const named = Object.fromEntries(
        [
          'x-content-type-options',
          'x-frame-options',
          'referrer-policy',
          'cross-origin-resource-policy',
        ].map((name) => [name, answer.headers.get(name)]),
      );
      expect(named).toEqual({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
      });
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toMatch(/^default-src '(none|self)'/);
      expect(policy.replace(/style-src [^;]*/, '')).not.toMatch(
        /unsafe|\*|upgrade-insecure-requests|https?:/,
      );
      expect(answer.headers.get('strict-transport-security')).toBe(
        what === 'plain HTTP' ? null : 'max-age=15552000',
      );
      expect(answer.headers.get('cross-origin-opener-policy')).toBe(
        what === 'plain HTTP' ? null : 'same-origin',
      );
      expect(answer.headers.get('x-powered-by') ?? answer.headers.get('server')).toBeNull();
    },
  );

  test('T10 a page opens sockets to its own server and to no other', async () => {
    const policy =
      (await server().ask('GET', '/', { headers })).headers.get('content-security-policy') ?? '';
    const { host } = new URL(server().origin);
    expect(/connect-src ([^;]*)/.exec(policy)?.[1]).toBe(
      `'self' ${what === 'plain HTTP' ? 'ws' : 'wss'}://${host}`,
    );
  });

  test('T10 a page loads, asks and sends to its own server alone, and frames nothing; where it navigates no header says', async () => {
    const policy =
      (await server().ask('GET', '/', { headers })).headers.get('content-security-policy') ?? '';
    const rules: Record<string, string[]> = Object.fromEntries(
      policy
        .split('; ')
        .map((rule): [string, string[]] => [rule.split(' ')[0] ?? '', rule.split(' ').slice(1)]),
    );
    expect(rules).toMatchObject({
      'form-action': ["'self'"],
      'base-uri': ["'none'"],
      'frame-src': ["'none'"],
      'object-src': ["'none'"],
      'media-src': ["'none'"],
      'frame-ancestors': ["'none'"],
      'default-src': ["'self'"],
    });
    // Every fetch directive names this server, or data of the page itself: no bare scheme, no other
    // host, no eval.
    const { host } = new URL(server().origin);
    for (const sources of Object.values(rules))
      for (const source of sources) {
        expect(
          [host, "'self'", "'none'", "'unsafe-inline'", 'data:', "'script'"].some(
            (known) => source === known || source === `ws://${host}` || source === `wss://${host}`,
          ) || source.startsWith("'sha256-"),
          source,
        ).toBe(true);
      }
    expect(rules['script-src']?.join(' ')).not.toMatch(/unsafe|blob|data/);
    expect(JSON.stringify(rules)).not.toContain('blob:');
    expect(rules['connect-src']?.join(' ')).not.toMatch(/blob|data|\*/);
  });

  test.each([
    ['/', "'none'", "'none'"],
    ['/join', "'none'", "'none'"],
    ['/w/abcabcabcabc/console', "'none'", "'none'"],
    ['/w/abcabcabcabc/print', "'none'", "'none'"],
    ['/w/abcabcabcabc/table/x', 'ProseMirrorClipboard', "'none'"],
    ['/w/abcabcabcabc/gallery', 'default', "'none'"],
    ['/w/abcabcabcabc/projector', 'default', "'self'"],
  ])('T10 %s runs no string: policies %s, workers %s', async (path, policies, workers) => {
    const policy =
      (await server().ask('GET', path, { headers })).headers.get('content-security-policy') ?? '';
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining([
        "require-trusted-types-for 'script'",
        `trusted-types ${policies}`,
        `worker-src ${workers}`,
      ]),
    );
  });

  test('T10 a Host header cannot write into the policy', async () => {
    const { hostname, port } = new URL(server().origin);
    const policy = await new Promise<string>((resolve, reject) => {
      request(
        {
          hostname,
          port,
          path: '/',
          headers: { ...headers, host: "evil.example; script-src 'unsafe-inline'" },
        },
        (response) => {
          response.resume();
          resolve(String(response.headers['content-security-policy']));
        },
      )
        .on('error', reject)
        .end();
    });
    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toContain('evil');
  });

  test('T9 a cookie is for this server’s pages alone, and Secure where there is HTTPS', async () => {
    const wall = await newWall(server());
    const answer = await server().ask('POST', '/api/join', {
      body: { joinCode: wall.joinCode },
      headers,
    });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/; HttpOnly; SameSite=Lax/);
    expect(cookie.endsWith('; Secure')).toBe(what !== 'plain HTTP');
  });
});

test('T8 an answer with anybody’s words is kept by no cache', async () => {
  const wall = await newWall(plain);
  const { token } = await joinWall(plain, wall, 'Mere');
  for (const path of ['/me', '/notes'])
    expect(
      (await plain.ask('GET', `/api/walls/${wall.wallId}${path}`, { token })).headers.get(
        'cache-control',
      ),
    ).toBe('no-store');
  expect(
    (
      await plain.ask('GET', `/api/walls/${wall.wallId}/export/notes.csv`, {
        token: wall.tokens.facilitator,
      })
    ).headers.get('cache-control'),
  ).toBe('no-store');
});

test('T9 who is no proxy of ours cannot claim HTTPS', async () => {
  expect(
    (await plain.ask('GET', '/', { headers: OVER_HTTPS })).headers.get('strict-transport-security'),
  ).toBeNull();
  const asked = (protocol: string): Parameters<typeof isHttps>[0] =>
    ({
      headers: { host: 'wall.example.org', 'x-forwarded-proto': protocol },
      socket: {},
    }) as unknown as Parameters<typeof isHttps>[0];
  const said = (protocol: string, trustedProxies: number): boolean =>
    isHttps(asked(protocol), { publicUrl: null, trustedProxies });
  expect([
    said('https', 0),
    said('https', 1),
    said('https, http', 1),
    said('http, https', 1),
    said('https,http', 2),
    said('http', 2),
  ]).toEqual([false, true, false, true, true, false]);
});

test.each(PATHS)('T10 %s %s: nothing leaves where pages stay', async (method, path) => {
  const named = (await closed.ask(method, path)).headers.get('connection-allowlist');
  // Pages contain links with the server's other name.
  expect(named).toBe(
    ['/', '/join', '/w/abcabcabcabc/console'].includes(path)
      ? `(response-origin "${closed.origin}" "https://wall.example.org");redirects=allow`
      : '(response-origin);redirects=allow',
  );
  expect((await plain.ask(method, path)).headers.get('connection-allowlist')).toBeNull();
});

test('T10 a Host header cannot write where pages may lead', async () => {
  const { hostname, port } = new URL(closed.origin);
  const named = await new Promise<string>((resolve, reject) => {
    request(
      { hostname, port, path: '/', headers: { host: 'evil.example" "https://*' } },
      (response) => {
        response.resume();
        resolve(String(response.headers['connection-allowlist']));
      },
    )
      .on('error', reject)
      .end();
  });
  expect(named).toBe('(response-origin "https://wall.example.org");redirects=allow');
});
