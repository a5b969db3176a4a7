import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grantCookie } from '../access/grantCookie.ts';
import { isHttps, lanAddress, linkOrigin } from '../access/requestOrigin.ts';
import { ConfigError, readConfig, requireNode } from '../config.ts';
import { BuiltPages, PagesMissing } from './builtPages.ts';
import { pagePolicy } from './securityHeaders.ts';
import { newWall, startTestServer, writePages, type TestServer } from './testServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** The bytes as they are sent; `fetch` would decompress them. */
function bytes(
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    request(server.origin + path, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}

describe('pages', () => {
  test.each([
    ['/', 'index'],
    ['/join', 'join'],
    ['/w/abcabcabcabc/console', 'console'],
    ['/w/abcabcabcabc/wall?as=volunteer', 'wall'],
    ['/w/abcabcabcabc/projector', 'wall'],
    ['/w/abcabcabcabc/snapshots/x?as=facilitator', 'wall'],
  ])('%s is %s', async (path, page) => {
    const answer = await server.ask('GET', path);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(`data-page="${page}"`);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('strict-transport-security')).toBeNull();
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('upgrade-insecure-requests');
  });

  test('T10 the phone page carries its wall, and no text of it can leave its place', async () => {
    const title = `</script><script>alert(1)</script> & "%WALL_JSON%" $& '`;
    const wall = await newWall(server, { title, prompts: ['<b>Where?', 'What?'] });
    const answer = await server.ask('GET', `/j/${wall.joinCode}`);
    expect(answer.text.match(/<script/g)).toHaveLength(2);
    expect(answer.text).toContain('<h1>&#60;b&#62;Where?</h1>');
    const json = /id="ww-wall">(.*)<\/script>/.exec(answer.text)?.[1] ?? '';
    expect(JSON.parse(json)).toEqual({
      wallId: wall.wallId,
      joinCode: wall.joinCode,
      title,
      language: 'en',
      prompts: ['<b>Where?', 'What?'],
      promptsIn: {},
      isAskedInSeveral: false,
      names: 'named',
      posting: 'open',
      phase: 'gather',
      isKnown: false,
      form: null,
    });
    expect(answer.headers.get('content-security-policy')).toMatch(
      /script-src 'self' 'sha256-[\w+/=]+';/,
    );
    const lower = await server.ask('GET', `/j/${wall.joinCode.toLowerCase()}`);
    expect([lower.status, lower.headers.get('location')]).toEqual([302, `/j/${wall.joinCode}`]);
  });

  test('come in the language of whoever asks, and say by what they differ', async () => {
    const asked = (headers: Record<string, string>, path = '/join') =>
      server.ask('GET', path, { headers });
    for (const [headers, language] of [
      [{}, 'en'],
      [{ 'accept-language': 'tlh, en-XA;q=0.8, en;q=0.5' }, 'en-XA'],
      [{ 'accept-language': 'en', cookie: 'a=b; ww_language=ar-XB' }, 'ar-XB'],
    ] as const) {
      const page = await asked(headers);
      expect(page.text).toContain(`<html lang="${language}">`);
      expect(page.headers.get('content-language')).toBe(language);
      expect(page.headers.get('vary')).toBe('accept-encoding, accept-language, cookie');
    }
    const [english, other] = [await asked({}), await asked({ 'accept-language': 'en-XA' })];
    expect(english.headers.get('etag')).not.toBe(other.headers.get('etag'));
  });

  test('a link chooses a language where no script runs, and it is kept', async () => {
    const page = await server.ask('GET', '/join?code=&language=en-XA&as=x');
    expect([page.status, page.headers.get('location')]).toEqual([303, '/join?code=&as=x']);
    expect(page.headers.get('set-cookie')).toMatch(/^ww_language=en-XA; Path=\/; /);
    const alone = await server.ask('GET', '/?language=en');
    expect(alone.headers.get('location')).toBe('/');
    const twice = await server.ask('GET', '/join?language=en&language=en');
    expect(twice.status).toBe(200);
    const none = await server.ask('GET', '/join?language=../tlh');
    expect([none.status, none.headers.get('set-cookie')]).toEqual([200, null]);
    expect(none.text).toContain('<html lang="en">');
  });

  test('shared screens come in the language of their wall, others in that of their person, else in the wall’s', async () => {
    const made = await server.ask('POST', '/api/walls', {
      body: { title: 'Hui', language: 'ar-XB' },
    });
    const wall = String(made.json?.['wallId']);
    const languageOf = async (
      path: string,
      headers: Record<string, string> = { 'accept-language': 'en' },
    ): Promise<string | null> =>
      (await server.ask('GET', path, { headers })).headers.get('content-language');
    expect(await languageOf(`/w/${wall}/projector`)).toBe('ar-XB');
    expect(await languageOf(`/w/${wall}/print`)).toBe('ar-XB');
    expect(await languageOf(`/w/${wall}/print?language=en-XA`)).toBe('en-XA');
    expect(await languageOf(`/w/${wall}/wall`)).toBe('en');
    expect(await languageOf(`/w/${wall}/console`, { 'accept-language': 'tlh' })).toBe('ar-XB');
    expect(await languageOf(`/w/${wall.replaceAll(/./g, 'x')}/projector`)).toBe('en');
    const phone = `/j/${String(made.json?.['joinCode'])}`;
    expect(await languageOf(phone, { 'accept-language': 'tlh' })).toBe('ar-XB');
    expect(await languageOf(phone)).toBe('en');
  });

  test('an unknown code gets the join page with the refusal', async () => {
    for (const [code, shown] of [
      ['222222', '222222'],
      ['%22%3E%3Cb', 'B'],
    ]) {
      const answer = await server.ask('GET', `/j/${code}`);
      expect([answer.status, answer.text]).toEqual([
        404,
        `<!doctype html><html lang="en"><body data-refused="no-such-code" data-code="${shown}" data-page="join"></body>`,
      ]);
    }
  });

  test('the QR code leads to the join page', async () => {
    const wall = await newWall(server);
    const answer = await server.ask('GET', `/j/${wall.joinCode}/qr.svg`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    expect(answer.text).toContain('fill="#ffffff"');
    expect((await server.ask('GET', '/j/222222/qr.svg')).status).toBe(404);
  });

  test('files are small on the wire, cached for good, and not sent twice', async () => {
    const path = '/assets/phone-abc123.js';
    const plain = await bytes(path, {});
    expect(plain.headers['content-encoding']).toBeUndefined();
    const gzip = await bytes(path, { 'accept-encoding': 'gzip, br;q=0' });
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    const br = await bytes(path, { 'accept-encoding': 'gzip, deflate, br' });
    expect(br.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true);
    expect(Math.max(br.body.length, gzip.body.length)).toBeLessThan(plain.body.length / 10);
    expect(br.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(
      (await bytes(path, { 'accept-encoding': 'br', 'if-none-match': String(br.headers['etag']) }))
        .status,
    ).toBe(304);
  });

  test('health', async () => {
    expect((await server.ask('GET', '/healthz')).json).toEqual({ status: 'ok' });
  });

  test('small forms are those that the build left, and no files of their own', () => {
    const folder = mkdtempSync(join(tmpdir(), 'weavewall-pages-'));
    writePages(folder);
    const [path, body] = [join(folder, 'assets/wall-abc123.js'), 'let wall; '.repeat(100)];
    writeFileSync(path, body);
    writeFileSync(`${path}.gz`, gzipSync(body));
    writeFileSync(
      join(folder, 'wall.en.html.br'),
      brotliCompressSync('<!doctype html><html lang="en"><body data-page="wall"></body>'),
    );
    const pages = new BuiltPages(folder);
    expect(pages.file('/assets/wall-abc123.js')).toMatchObject({ gzip: gzipSync(body), br: null });
    expect(pages.page('wall', 'en')).toMatchObject({ gzip: null, br: expect.any(Buffer) });
    for (const form of ['/assets/wall-abc123.js.gz', '/wall.en.html.br'])
      expect(pages.file(form)).toBeUndefined();
    rmSync(folder, { recursive: true });
  });

  test('missing pages are said in a sentence', () => {
    expect(() => new BuiltPages('/nowhere')).toThrow(PagesMissing);
    expect(() => new BuiltPages('/nowhere')).toThrow(/npm run build/);
  });

  test('only scripts that run are hashed', () => {
    const policy = pagePolicy(
      '<script>a()</script><script type="application/json">{}</script><script type="module" src="/x.js"></script><script type="module">b()</script>',
      'join',
    );
    expect(policy.match(/'sha256-/g)).toHaveLength(2);
  });
});

describe('origins', () => {
  const asked = (
    host: string,
    headers: Record<string, string> = {},
  ): Parameters<typeof isHttps>[0] =>
    ({ headers: { host, ...headers }, socket: {} }) as Parameters<typeof isHttps>[0];
  const config = { host: '0.0.0.0', publicUrl: null, trustedProxies: 0 };

  test('links name the public address, else the one that was opened, else the LAN’s', () => {
    expect(
      linkOrigin(asked('localhost:8080'), { ...config, publicUrl: 'https://wall.example.org' }),
    ).toBe('https://wall.example.org');
    expect(linkOrigin(asked('10.1.2.3:8080'), config)).toBe('http://10.1.2.3:8080');
    const lan = lanAddress();
    expect(linkOrigin(asked('localhost:8080'), config)).toBe(`http://${lan ?? 'localhost'}:8080`);
    expect(linkOrigin(asked('127.0.0.1:8080'), { ...config, host: '127.0.0.1' })).toBe(
      'http://127.0.0.1:8080',
    );
    for (const host of ['a b', 'x/"><script>', 'user@host', ''])
      expect(linkOrigin(asked(host), config)).toBeNull();
  });

  test('the LAN address is the venue’s, not a container’s', () => {
    const info = (address: string, internal = false) => ({
      address,
      family: 'IPv4' as const,
      internal,
      netmask: '',
      mac: '',
      cidr: null,
    });
    expect(
      lanAddress({
        lo: [info('127.0.0.1', true)],
        docker0: [info('172.17.0.1')],
        eth0: [info('203.0.113.9')],
        wlan0: [info('192.168.1.7')],
      }),
    ).toBe('192.168.1.7');
    expect(lanAddress({ lo: [info('127.0.0.1', true)] })).toBeNull();
  });

  test('HTTPS is what a trusted proxy says, and cookies are Secure only there', () => {
    const forwarded = asked('wall.example.org', { 'x-forwarded-proto': 'https' });
    expect(isHttps(forwarded, config)).toBe(false);
    expect(isHttps(forwarded, { ...config, trustedProxies: 1 })).toBe(true);
    expect(
      isHttps(asked('wall.example.org'), { ...config, publicUrl: 'https://wall.example.org' }),
    ).toBe(true);
    expect(grantCookie('w', 'projector', 't', true)).toContain('; Secure');
  });
});

describe('configuration', () => {
  test('has defaults', () => {
    expect(readConfig({})).toEqual({
      databaseUrl: null,
      redisUrl: null,
      port: 8080,
      host: '0.0.0.0',
      dataDir: expect.stringMatching(/\/data$/),
      publicUrl: null,
      trustedProxies: 0,
      metricsToken: null,
      pagesStay: false,
    });
    expect(readConfig({ PORT: '0', PUBLIC_URL: 'https://wall.example.org/' })).toMatchObject({
      port: 0,
      publicUrl: 'https://wall.example.org',
    });
  });
  test.each([
    { PORT: 'http' },
    { PORT: '70000' },
    { PORT: '-1' },
    { PUBLIC_URL: 'wall.example.org' },
    { PUBLIC_URL: 'https://x.org/path' },
    { PUBLIC_URL: 'ftp://x.org' },
    { DATABASE_URL: 'postgres://db/walls', REDIS_URL: 'redis.example.org:6379' },
    { REDIS_URL: 'redis://redis.example.org' },
  ] as Record<string, string>[])('refuses %j', (env) => {
    expect(() => readConfig(env)).toThrow(ConfigError);
  });
  test('an old Node is refused in a sentence', () => {
    for (const version of ['20.20.2', '22.17.9'])
      expect(() => requireNode(version)).toThrow(/needs Node 22\.18/);
    for (const version of ['22.18.0', '24.21.0']) requireNode(version);
  });
});
