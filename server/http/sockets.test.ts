import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import {
  joinWall,
  newWall,
  startTestServer,
  type TestServer,
  type TestWall,
} from './testServer.ts';

let server: TestServer;
let wall: TestWall;
let other: TestWall;
let person: { token: string };
beforeAll(async () => {
  server = await startTestServer();
  [wall, other] = [await newWall(server), await newWall(server)];
  person = await joinWall(server, wall, 'Mere');
});
afterAll(() => server.stop());

/** Status of the handshake: 101 when the socket opened. */
function open(path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(server.origin.replace('http', 'ws') + path, { headers });
    socket.on('open', () => (socket.close(), resolve(101)));
    socket.on(
      'unexpected-response',
      (_request, response) => (response.resume(), resolve(response.statusCode ?? 0)),
    );
    socket.on('error', () => resolve(0));
  });
}

const cookie = (): Record<string, string> => ({
  cookie: `ww_${wall.wallId}_participant=${person.token}`,
});

test.each(['/live/WALL', '/sync/WALL/session', '/sync/WALL/notes'])(
  '1.1 %s opens with a token in the URL or header, for its own wall only',
  async (path) => {
    const url = path.replace('WALL', wall.wallId);
    expect(await open(`${url}?token=${person.token}`)).toBe(101);
    expect(await open(url, { authorization: `Bearer ${wall.tokens.projector}` })).toBe(101);
    expect(
      await open(`${url}?token=${person.token}`, { origin: 'https://elsewhere.example' }),
    ).toBe(101);
    expect(await open(`${url}?token=${other.tokens.facilitator}`)).toBe(403);
    expect(await open(`${url}?token=${'x'.repeat(43)}`)).toBe(401);
    expect(await open(url)).toBe(401);
  },
);

test('1.5, T9 a cookie opens a socket only from our own pages, as the role the page names', async () => {
  const url = `/live/${wall.wallId}?as=participant`;
  expect(await open(url, { ...cookie(), origin: server.origin })).toBe(101);
  expect(await open(url, { ...cookie(), origin: 'https://evil.example' })).toBe(403);
  expect(await open(url, cookie())).toBe(403);
  expect(
    await open(`/live/${wall.wallId}?as=facilitator`, { ...cookie(), origin: server.origin }),
  ).toBe(401);
});

test('a person who was shown out finds every socket closed', async () => {
  const { token, participantId } = await joinWall(server, wall);
  const url = `/live/${wall.wallId}?token=${token}`;
  expect(await open(url)).toBe(101);
  await server.ask('DELETE', `/api/walls/${wall.wallId}/people/${participantId}`, {
    token: wall.tokens.facilitator,
  });
  expect(await open(url)).toBe(403);
});

test('4.8 unknown documents and paths are said to be so', async () => {
  expect(await open(`/sync/${wall.wallId}/secrets?token=${wall.tokens.facilitator}`)).toBe(404);
  expect(await open('/elsewhere')).toBe(404);
  expect(await open(`/sync/${wall.wallId}/people?token=${person.token}`)).toBe(403);
});

/** Status of a request with headers of one's own making, below any WebSocket client. */
function upgrade(path: string, headers: Record<string, string> = {}): Promise<number> {
  const { hostname, port } = new URL(server.origin);
  return new Promise((resolve, reject) => {
    const asked = request({
      hostname,
      port,
      path,
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        ...headers,
      },
    });
    asked.on('response', (response) => (response.resume(), resolve(response.statusCode ?? 0)));
    asked.on('upgrade', (_response, socket) => (socket.destroy(), resolve(101)));
    asked.on('error', reject);
    asked.end();
  });
}

test('T15 a socket to a path that is no URL is refused, and the server lives on', async () => {
  expect(await upgrade('//')).toBe(404);
  expect(await upgrade('http://[')).toBe(404);
  expect((await server.ask('GET', '/healthz')).status).toBe(200);
  expect(await upgrade(`/live/${wall.wallId}?token=${wall.tokens.facilitator}`)).toBe(101);
});

test('whoever offers another upgrade is answered over HTTP/1.1', async () => {
  expect(await upgrade('/healthz', { upgrade: 'h2c' })).toBe(200);
});

test.each([
  ['/live/WALL', '{"type":"ping"}'],
  ['/sync/WALL/session', Uint8Array.of(105)],
] as const)('5.5, 3.1 %s answers “are you there?” at once', async (path, question) => {
  const socket = new WebSocket(
    `${server.origin.replace('http', 'ws')}${path.replace('WALL', wall.wallId)}?token=${person.token}&ww=2`,
  );
  let heard = 0;
  const answered = new Promise<string>((resolve) => {
    socket.on('message', (data: Buffer) => {
      heard += 1;
      // Once it has said what it says by itself.
      if (heard === 2) socket.send(question);
      else if (heard > 2 && (data.toString().includes('"ping"') || data.equals(Buffer.of(1, 1, 0))))
        resolve(data.toString());
    });
  });
  expect((await answered).length).toBeGreaterThan(0);
  socket.close();
});
