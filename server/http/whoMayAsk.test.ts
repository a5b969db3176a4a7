import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  apiOf,
  newNoteId,
  newWall,
  startTestServer,
  wallWithTwo,
  type TestServer,
} from './testServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('who may ask at all', () => {
  const ROUTES: [string, string][] = [
    ['GET', '/me'],
    ['GET', '/notes'],
    ['GET', '/notes/hidden'],
    ['PUT', `/notes/${newNoteId()}`],
    ['DELETE', `/notes/${newNoteId()}`],
    ['POST', `/notes/${newNoteId()}/hide`],
    ['POST', `/notes/${newNoteId()}/unhide`],
    ['PUT', '/people/me'],
    ['POST', '/people/x/accept'],
    ['POST', '/people/x/decline'],
    ['DELETE', '/people/x'],
    ['POST', '/phase'],
    ['POST', '/reveal'],
    ['POST', '/posting'],
    ['POST', '/lock'],
    ['POST', '/timer'],
    ['PATCH', ''],
    ['POST', '/snapshots'],
    ['GET', '/snapshots'],
    ['GET', '/snapshots/x'],
    ['DELETE', '/snapshots/x'],
    ['GET', '/export/notes.csv'],
    ['GET', '/export/wall.png'],
    ['DELETE', ''],
    ['GET', '/links'],
  ];
  test.each(ROUTES)(
    '1.6 %s %s: no token 401, unknown token 401, another wall’s token 403',
    async (method, path) => {
      const [wall, other] = [await newWall(server), await newWall(server)];
      expect((await server.ask(method, apiOf(wall, path))).json).toMatchObject({
        status: 401,
        code: 'unauthenticated',
      });
      expect(
        (await server.ask(method, apiOf(wall, path), { token: 'x'.repeat(43) })).json,
      ).toMatchObject({ status: 401 });
      expect(
        (await server.ask(method, apiOf(wall, path), { token: other.tokens.facilitator })).json,
      ).toMatchObject({ status: 403, code: 'forbidden' });
      expect((await server.ask(method, `/api/walls/zzzzzzzzzzzz${path}`)).status).toBe(401);
      expect(
        (await server.ask(method, `${apiOf(wall, path)}?token=${wall.tokens.facilitator}`)).status,
      ).toBe(401);
      expect(
        (await server.ask('GET', apiOf(wall, '/me'), { token: wall.tokens.facilitator })).status,
      ).toBe(200);
    },
  );

  test('1.5, T9 a cookie changes something only from our own pages', async () => {
    const wall = await newWall(server);
    const { headers: set } = await server.ask('POST', '/api/join', {
      body: { joinCode: wall.joinCode },
    });
    const cookie = {
      cookie: set.get('set-cookie')?.split(';')[0] ?? '',
      'x-weavewall-as': 'participant',
    };
    const put = (headers: Record<string, string>): Promise<number> =>
      server
        .ask('PUT', apiOf(wall, `/notes/${newNoteId()}`), {
          headers: { ...cookie, ...headers },
          body: { text: 'a' },
        })
        .then((answer) => answer.status);
    expect(await put({ origin: server.origin })).toBe(201);
    expect(await put({ origin: 'https://evil.example' })).toBe(403);
    expect(await put({ origin: 'null' })).toBe(403);
    expect(await put({ origin: `${server.origin}1` })).toBe(403);
    expect(await put({})).toBe(403);
    const join = (origin: string): Promise<number> =>
      server
        .ask('POST', '/api/join', { body: { joinCode: wall.joinCode }, headers: { origin } })
        .then((answer) => answer.status);
    expect([await join('https://evil.example'), await join(server.origin)]).toEqual([403, 201]);
  });

  test('a deleted wall is gone for everyone, its code too', async () => {
    const wall = await wallWithTwo(server);
    expect(
      (await server.ask('DELETE', apiOf(wall), { token: wall.tokens.facilitator })).status,
    ).toBe(200);
    expect((await server.ask('GET', apiOf(wall, '/notes'), { token: wall.mere })).status).toBe(401);
    expect(
      (await server.ask('POST', '/api/join', { body: { joinCode: wall.joinCode } })).status,
    ).toBe(404);
  });
});
