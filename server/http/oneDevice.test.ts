import { afterAll, beforeAll, expect, test } from 'vitest';
import { newWall, startTestServer, type TestServer } from './testServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const DEVICE = 'd'.repeat(32);
const times = <Value>(count: number, of: () => Promise<Value>): Promise<Value[]> =>
  Promise.all(Array.from({ length: count }, of));

test('1.4 tabs that open one link at the same moment are one person, with one token; other devices are others', async () => {
  const wall = await newWall(server);
  const open = (device?: string) =>
    server.ask('POST', `/api/walls/${wall.wallId}/grants`, {
      body: { secret: wall.tokens.volunteer, ...(device === undefined ? {} : { device }) },
    });
  const together = await times(8, () => open(DEVICE));
  expect(new Set(together.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(together.map(({ json }) => json?.['personId'])).size).toBe(1);
  expect(new Set(together.map(({ headers }) => headers.get('set-cookie'))).size).toBe(1);
  const apart = await Promise.all([open('e'.repeat(32)), open(), open()]);
  expect(new Set([...together, ...apart].map(({ json }) => json?.['personId'])).size).toBe(4);
});

test('1.3 so are tabs that join by a code, until a minute has passed or she was removed', async () => {
  const wall = await newWall(server);
  const join = () =>
    server.ask('POST', '/api/join', { body: { joinCode: wall.joinCode, device: DEVICE } });
  const together = await times(8, join);
  const ids = new Set(together.map(({ json }) => String(json?.['participantId'])));
  expect(ids.size).toBe(1);
  expect(new Set(together.map(({ json }) => json?.['token'])).size).toBe(1);
  const [id = ''] = ids;
  const me = await server.ask('GET', `/api/walls/${wall.wallId}/me`, {
    token: String(together[5]?.json?.['token']),
  });
  expect(me.json).toMatchObject({ personId: id });
  expect(
    (
      await server.ask('DELETE', `/api/walls/${wall.wallId}/people/${id}`, {
        token: wall.tokens.facilitator,
      })
    ).status,
  ).toBe(200);
  const anew = String((await join()).json?.['participantId']);
  expect(anew).not.toBe(id);
  server.skip(61_000);
  expect((await join()).json?.['participantId']).not.toBe(anew);
});

test('a device’s key has a form', async () => {
  const wall = await newWall(server);
  for (const device of ['', 'short', 'x'.repeat(65), 'a b'.repeat(8), 5]) {
    expect(
      (await server.ask('POST', '/api/join', { body: { joinCode: wall.joinCode, device } })).json,
    ).toMatchObject({ code: 'invalid-request' });
  }
});
