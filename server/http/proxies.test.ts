import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import {
  PROXY_NAME,
  readmeExample,
  startProxy,
  type ProxyKind,
  type RealProxy,
} from '../../e2e/support/realProxy.ts';
import { startTestServer, type TestServer } from './testServer.ts';
import type { Config } from '../config.ts';

interface Answered {
  status: number;
  headers: IncomingHttpHeaders;
  json: Record<string, never> | null;
}

/** The least configuration: TLS, and where to pass requests on. */
const BARE: Readonly<Record<ProxyKind, string>> = {
  caddy: `${PROXY_NAME} {\n\treverse_proxy localhost:8080\n}\n`,
  nginx:
    'server { listen 443 ssl; ssl_certificate x; ssl_certificate_key x; location / { proxy_pass http://127.0.0.1:8080; } }',
};
/**
 * A common configuration: sockets are passed on, but the server is asked under the proxy's own name
 * for it.
 */
const NAMELESS = BARE.nginx.replace(
  '8080;',
  '8080; proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;',
);

/** A browser behind the proxy: its headers, its cookies. `isModern`: it sends `Sec-Fetch-Site`, but, as Chromium, not on sockets. */
function browser(proxy: RealProxy, isModern = true, origin = proxy.origin, site = 'same-origin') {
  const jar = new Map<string, string>();
  const cookies = (): Record<string, string> =>
    jar.size > 0 ? { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } : {};
  const where = {
    host: '127.0.0.1',
    port: proxy.port,
    servername: PROXY_NAME,
    rejectUnauthorized: false,
  };
  const host = `${PROXY_NAME}:${proxy.port}`;
  return {
    jar,
    ask: (method: string, path: string, body?: unknown, as?: string): Promise<Answered> =>
      new Promise((resolve, reject) => {
        const text = body === undefined ? undefined : JSON.stringify(body);
        const headers = {
          host,
          ...cookies(),
          ...(method === 'GET' ? {} : { origin }),
          ...(isModern ? { 'sec-fetch-site': site } : {}),
          ...(as ? { 'x-weavewall-as': as } : {}),
          ...(text === undefined
            ? {}
            : {
                'content-type': 'application/json',
                'content-length': String(Buffer.byteLength(text)),
              }),
        };
        request({ ...where, method, path, headers }, (response) => {
          let said = '';
          response
            .setEncoding('utf8')
            .on('data', (part: string) => (said += part))
            .on('end', () => {
              for (const cookie of response.headers['set-cookie'] ?? []) {
                const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
                jar.set(name, value);
              }
              let json: Answered['json'] = null;
              try {
                json = JSON.parse(said) as Answered['json'];
              } catch {
                /* a page */
              }
              resolve({ status: response.statusCode ?? 0, headers: response.headers, json });
            });
        })
          .on('error', reject)
          .end(text);
      }),
    /** First words of a live view, or the status it was refused with. */
    listen: (path: string): Promise<unknown> =>
      new Promise((resolve) => {
        const options = {
          headers: { ...cookies(), host, origin },
          servername: PROXY_NAME,
          rejectUnauthorized: false,
        };
        const socket = new WebSocket(`wss://127.0.0.1:${proxy.port}${path}`, options);
        const end = (said: unknown): void => (resolve(said), socket.terminate());
        socket.on('message', (data) => end((JSON.parse(String(data)) as { type: string }).type));
        socket.on('close', (code) => end(code)).on('error', (error) => end(error.message));
      }),
  };
}

/** What the page adds to a socket's address, as `client/sync/pageProof.ts` reads it. */
const proof = (jar: ReadonlyMap<string, string>): string =>
  [...jar]
    .filter(([name]) => name.startsWith('wwp_'))
    .map(([, value]) => `&page=${value}`)
    .join('');

interface Place {
  what: string;
  kind: ProxyKind;
  config: string;
  settings: (origin: string) => Partial<Config>;
  hasSockets?: false;
  isNameless?: true;
}
const PLACES: readonly Place[] = [
  {
    what: 'Caddy as in the README',
    kind: 'caddy',
    config: readmeExample('caddy'),
    settings: (publicUrl) => ({ publicUrl, trustedProxies: 1 }),
  },
  {
    what: 'nginx as in the README',
    kind: 'nginx',
    config: readmeExample('nginx'),
    settings: (publicUrl) => ({ publicUrl, trustedProxies: 1 }),
  },
  { what: 'Caddy, nothing set', kind: 'caddy', config: BARE.caddy, settings: () => ({}) },
  {
    what: 'nginx as in the README, nothing set',
    kind: 'nginx',
    config: readmeExample('nginx'),
    settings: () => ({}),
  },
  {
    what: 'nginx that keeps the name to itself, nothing set',
    kind: 'nginx',
    config: NAMELESS,
    settings: () => ({}),
    isNameless: true,
  },
  {
    what: 'nginx with nothing but where to go, nothing set',
    kind: 'nginx',
    config: BARE.nginx,
    settings: () => ({}),
    hasSockets: false,
    isNameless: true,
  },
];

describe.each(PLACES)(
  '$what',
  ({ kind, config, settings, hasSockets = true, isNameless = false }) => {
    let server: TestServer;
    let proxy: RealProxy;
    beforeAll(async () => {
      // The proxy has to know the server's port and the server the proxy's address; the server
      // reads its settings with each request.
      const own: Partial<Config> = {};
      server = await startTestServer({ config: own });
      proxy = await startProxy(kind, config, Number(new URL(server.origin).port));
      Object.assign(server.config, settings(proxy.origin));
    });
    afterAll(async () => {
      await proxy?.stop();
      await server?.stop();
    });

    test('1.7, T9 a wall is made, a phone joins and posts, sockets open, links and cookies are HTTPS', async () => {
      const laptop = browser(proxy);
      const made = await laptop.ask('POST', '/api/walls', { title: 'Our hui' });
      expect(made.status).toBe(201);
      const { wallId, joinCode, links, tokens } = made.json as unknown as {
        wallId: string;
        joinCode: string;
        links: Record<string, string>;
        tokens: Record<string, string>;
      };
      expect(new URL(links['participant'] ?? '').origin).toBe(proxy.origin);
      expect(
        (await laptop.ask('POST', `/api/walls/${wallId}/grants`, { secret: tokens['facilitator'] }))
          .status,
      ).toBe(201);
      const again = await laptop.ask(
        'GET',
        `/api/walls/${wallId}/links?at=${encodeURIComponent(proxy.origin)}`,
        undefined,
        'facilitator',
      );
      expect(again.json).toMatchObject({ links });

      const phone = browser(proxy);
      const joined = await phone.ask('POST', '/api/join', { joinCode });
      expect(joined.status).toBe(201);
      for (const cookie of joined.headers['set-cookie'] ?? []) expect(cookie).toMatch(/; Secure$/);
      expect(
        (
          await phone.ask(
            'PUT',
            `/api/walls/${wallId}/notes/${randomUUID()}`,
            { text: 'Clean up the river' },
            'participant',
          )
        ).status,
      ).toBe(201);
      expect(
        (await phone.ask('GET', `/api/walls/${wallId}/me`, undefined, 'participant')).json,
      ).toMatchObject({ notes: [{ text: 'Clean up the river' }] });
      if (hasSockets)
        expect(await phone.listen(`/live/${wallId}?as=participant${proof(phone.jar)}`)).toBe(
          'shared',
        );

      // A page of another site in the same browser sends the cookies but cannot read them.
      for (const site of ['cross-site', 'same-site']) {
        const evil = browser(proxy, true, 'https://evil.example.org', site);
        for (const [name, value] of phone.jar) evil.jar.set(name, value);
        expect(
          (
            await evil.ask(
              'PUT',
              `/api/walls/${wallId}/notes/${randomUUID()}`,
              { text: 'evil' },
              'participant',
            )
          ).json,
        ).toMatchObject({ status: 403, code: 'cross-site' });
        expect((await evil.ask('POST', '/api/join', { joinCode })).json).toMatchObject({
          status: 403,
          code: 'cross-site',
        });
        if (hasSockets) expect(await evil.listen(`/live/${wallId}?as=participant`)).toMatch(/403/);
      }
    });

    test('T9 a browser that says too little gets in where the name is passed on, else is told what to set', async () => {
      const { joinCode } = (await browser(proxy).ask('POST', '/api/walls', { title: 'Our hui' }))
        .json as unknown as { joinCode: string };
      const old = await browser(proxy, false).ask('POST', '/api/join', { joinCode });
      if (!isNameless) return expect(old.status).toBe(201);
      expect(old.json).toMatchObject({
        status: 403,
        code: 'unknown-origin',
        detail: expect.stringContaining(`PUBLIC_URL=${proxy.origin};`) as unknown,
      });
      const told = (): number =>
        server.log.filter((line) => line.includes(`start it with PUBLIC_URL=${proxy.origin}`))
          .length;
      expect(told()).toBe(1);
      await browser(proxy, false).ask('POST', '/api/join', { joinCode });
      expect(told()).toBe(1);
      // With `PUBLIC_URL` set it works.
      Object.assign(server.config, { publicUrl: proxy.origin });
      expect((await browser(proxy, false).ask('POST', '/api/join', { joinCode })).status).toBe(201);
    });
  },
);

test('the README starts the server so that it knows its proxy', () => {
  expect(readmeExample('sh')).toMatch(
    /^PUBLIC_URL=https:\/\/wall\.example\.org TRUSTED_PROXIES=1 HOST=127\.0\.0\.1 npm start$/m,
  );
});
