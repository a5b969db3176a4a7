import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIMITS } from '../../shared/model/limits.ts';
import { joinWall, newWall, startTestServer, type Ask, type TestServer } from './testServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test.each<[string, string, string, Ask, number, string]>([
  ['no JSON', 'POST', '/api/walls', { raw: '{"title":' }, 400, 'invalid-json'],
  [
    '__proto__',
    'POST',
    '/api/walls',
    { raw: '{"title":"a","__proto__":{"x":1}}' },
    400,
    'invalid-json',
  ],
  [
    'constructor.prototype',
    'POST',
    '/api/walls',
    { raw: '{"title":"a","constructor":{"prototype":{"x":1}}}' },
    400,
    'invalid-json',
  ],
  [
    'not UTF-8',
    'POST',
    '/api/walls',
    { raw: Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d) },
    400,
    'invalid-json',
  ],
  ['no body', 'POST', '/api/walls', {}, 400, 'invalid-request'],
  [
    'text',
    'POST',
    '/api/walls',
    { raw: 'title=a', headers: { 'content-type': 'text/plain' } },
    415,
    'unsupported-media-type',
  ],
  [
    'a form',
    'POST',
    '/api/join',
    { raw: 'joinCode=ABCDEF', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    415,
    'unsupported-media-type',
  ],
  [
    'too large',
    'POST',
    '/api/join',
    { raw: JSON.stringify({ joinCode: 'x'.repeat(LIMITS.bodyBytes) }) },
    413,
    'too-large',
  ],
  [
    'too large even for a script',
    'POST',
    '/api/walls',
    { raw: JSON.stringify({ title: 'x'.repeat(LIMITS.scriptBytes) }) },
    413,
    'too-large',
  ],
  ['unknown path', 'GET', '/api/nothing', {}, 404, 'not-found'],
  ['unknown path, POST', 'POST', '/nothing', { body: {} }, 404, 'not-found'],
  ['wrong method', 'PUT', '/api/walls', { body: {} }, 405, 'method-not-allowed'],
  ['wrong method below', 'DELETE', '/api/walls/abcabcabcabc/phase', {}, 405, 'method-not-allowed'],
  ['broken escape', 'GET', '/%zz', {}, 400, 'invalid-request'],
  ['out of the folder', 'GET', '/assets/..%2f..%2fpackage.json', {}, 404, 'not-found'],
])('2.7 %s', async (what, method, path, ask, status, code) => {
  const answer = await server.ask(method, path, ask);
  expect([answer.status, answer.json]).toEqual([
    status,
    {
      type: `urn:weavewall:problem:${code}`,
      title: expect.any(String),
      status,
      detail: expect.any(String),
      code,
      ...(what === 'not UTF-8' ? { values: { why: 'utf8' } } : {}),
      ...(what === 'no body'
        ? {
            values: { why: 'field', where: expect.any(String) },
            errors: [expect.stringMatching(/^body must /)],
          }
        : {}),
    },
  ]);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  if (status === 405) expect(answer.headers.get('allow')).toContain('POST');
});

test('an unknown page is told to people as a page, to scripts and under /api as a problem', async () => {
  const page = await server.ask('GET', '/elsewhere', { headers: { accept: 'text/html,*/*' } });
  expect([page.status, page.headers.get('content-type')]).toEqual([
    404,
    'text/html; charset=utf-8',
  ]);
  expect(page.text).toContain('href="/join"');
  expect((await server.ask('GET', '/elsewhere')).json).toMatchObject({ code: 'not-found' });
  expect(
    (await server.ask('GET', '/api/elsewhere', { headers: { accept: 'text/html' } })).json,
  ).toMatchObject({ code: 'not-found' });
  expect((await server.ask('GET', '/api/walls')).json).toMatchObject({
    status: 405,
    code: 'method-not-allowed',
  });
  const icon = await server.ask('GET', '/favicon.ico');
  expect([icon.status, icon.headers.get('location')]).toEqual([301, '/icon.svg']);
});

test('what is wrong with a request is said in its reader’s language, and in English to writers of clients', async () => {
  const wall = await newWall(server);
  const answer = await server.ask('GET', `/api/walls/${wall.wallId}/export/notes.csv?language=xx`, {
    token: wall.tokens.facilitator,
    headers: { 'accept-language': 'de' },
  });
  expect(answer.json).toMatchObject({
    code: 'invalid-request',
    detail: 'Die Anfrage hat bei „querystring.language“ nicht die richtige Form.',
    values: { why: 'field', where: 'querystring.language' },
    errors: ['querystring.language must be equal to one of the allowed values'],
  });
  const missing = await server.ask('POST', '/api/walls', { body: {} });
  expect(missing.json).toMatchObject({ values: { where: 'body.title' } });
});

test('a stale retry is still judged by its form', async () => {
  const wall = await newWall(server);
  const { token } = await joinWall(server, wall);
  const path = `/api/walls/${wall.wallId}/notes/00000000-0000-4000-8000-000000000001`;
  const put = (body: object): Promise<number> =>
    server.ask('PUT', path, { token, body }).then((answer) => answer.status);
  expect([
    await put({ text: 'a', rev: 3 }),
    await put({ text: 'b', rev: 3 }),
    await put({ text: 'x'.repeat(LIMITS.noteTextChars + 1), rev: 3 }),
  ]).toEqual([201, 200, 400]);
});

test('T12 commands have a ceiling per person that forgives a burst, and touches nobody else', async () => {
  server.holdClock(true);
  const wall = await newWall(server);
  const [busy, calm] = [await joinWall(server, wall), await joinWall(server, wall)];
  const offer = (token: string): Promise<number> =>
    server
      .ask('PUT', `/api/walls/${wall.wallId}/people/me`, { token, body: { offer: true } })
      .then((answer) => answer.status);
  const burst = await Promise.all(Array.from({ length: 30 }, () => offer(busy.token)));
  expect(new Set(burst)).toEqual(new Set([200]));
  let status = 200;
  for (let tries = 0; status === 200 && tries < 1000; tries += 1) status = await offer(busy.token);
  expect(status).toBe(429);
  expect(await offer(calm.token)).toBe(200);
  server.skip(5000);
  expect(await offer(busy.token)).toBe(200);
  server.holdClock(false);
});

test('T7 wrong codes and new walls have a ceiling per address; a venue’s joins fit under theirs', async () => {
  server.holdClock(true);
  const wall = await newWall(server);
  const joins = await Promise.all(
    Array.from({ length: 100 }, () =>
      server.ask('POST', '/api/join', { body: { joinCode: wall.joinCode } }),
    ),
  );
  expect(new Set(joins.map((answer) => answer.status))).toEqual(new Set([201]));
  const wrong = async (): Promise<number> =>
    (await server.ask('POST', '/api/join', { body: { joinCode: '222222' } })).status;
  let tries = 0;
  while (tries < 1000 && (await wrong()) === 404) tries += 1;
  expect(tries).toBeGreaterThanOrEqual(LIMITS.wrongCodesPerMinutePerAddress);
  expect(await wrong()).toBe(429);
  expect((await server.ask('GET', '/j/222222')).status).toBe(429);
  server.skip(60_000);
  expect(
    (await server.ask('POST', '/api/join', { body: { joinCode: wall.joinCode } })).status,
  ).toBe(201);

  server.skip(3_600_000);
  const create = async (): Promise<number> =>
    (await server.ask('POST', '/api/walls', { body: { title: 'a' } })).status;
  let walls = 0;
  while (walls < 1000 && (await create()) === 201) walls += 1;
  expect(walls).toBe(LIMITS.wallsPerHourPerAddress);
  server.skip(3_600_000);
  expect(await create()).toBe(201);
  server.holdClock(false);
});

test('T8 logs hold refusals, and neither tokens, codes, cookies nor words', async () => {
  const wall = await newWall(server, { title: 'A secret title' });
  const person = await joinWall(server, wall, 'Hinemoa');
  const base = `/api/walls/${wall.wallId}`;
  await server.ask('PUT', `${base}/notes/00000000-0000-4000-8000-000000000001`, {
    token: person.token,
    body: { text: 'A quiet word' },
  });
  await server.ask('PUT', `${base}/notes/x`, {
    token: person.token,
    body: { text: 'A refused word' },
  });
  await server.ask('POST', '/api/walls', { raw: '{"title":"A broken word' });
  await server.ask('GET', `${base}/me?token=${wall.tokens.facilitator}`);
  await server.ask('GET', `/live/${wall.wallId}?token=${wall.tokens.facilitator}`);
  await server.ask('GET', `${base}/me`, {
    headers: { cookie: `ww_${wall.wallId}_participant=${person.token}` },
  });
  await server.ask('GET', `/j/${wall.joinCode}`);
  const socket = new WebSocket(
    `${server.origin.replace('http', 'ws')}/live/${wall.wallId}?token=${'y'.repeat(43)}`,
  );
  await new Promise((resolve) => socket.addEventListener('error', resolve, { once: true }));
  const log = server.log.join('');
  expect(log).toContain('"code":"invalid-id"');
  expect(log).toContain('"code":"unauthenticated"');
  for (const secret of [
    ...Object.values(wall.tokens),
    person.token,
    'y'.repeat(43),
    wall.joinCode,
    'secret title',
    'quiet word',
    'refused word',
    'broken word',
    'Hinemoa',
  ]) {
    expect(log).not.toContain(secret);
  }
});
