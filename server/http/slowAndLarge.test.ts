import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIMITS } from '../../shared/model/limits.ts';
import { until } from '../sync/wall/testWall.ts';
import { newWall, startTestServer, type TestServer, type TestWall } from './testServer.ts';

/**
 * The real server's timeouts a dozen times shorter, but longer than this process may pause on a
 * busy machine, or proper requests would be cut too.
 */
const TIMEOUTS = { headersMs: 1_300, requestMs: 3_000, stalledMs: 4_000, checkEveryMs: 100 };

let server: TestServer;
let wall: TestWall;
beforeAll(async () => {
  server = await startTestServer({ timeouts: TIMEOUTS });
  wall = await newWall(server);
});
afterAll(() => server.stop());

interface Line {
  socket: Socket;
  /** Everything that came. */
  heard(): string;
  isOver(): boolean;
}

/** A raw TCP connection. */
function dial(to = server): Line {
  const { hostname, port } = new URL(to.origin);
  const socket = connect({ host: hostname, port: Number(port) });
  let [text, over] = ['', false];
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
  });
  socket.on('close', () => {
    over = true;
  });
  socket.on('error', () => undefined);
  return { socket, heard: () => text, isOver: () => over };
}

/** Sends byte after byte like a slow-loris attack, until the connection ends. */
async function trickle(line: Line, text: string): Promise<void> {
  for (const byte of text) {
    if (line.isOver()) return;
    line.socket.write(byte);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function expectProblem(line: Line, status: number, code: string): void {
  const [head = '', body = ''] = line.heard().split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(head).toContain('Content-Type: application/problem+json');
  expect(head).toContain('X-Content-Type-Options: nosniff');
  expect(JSON.parse(body)).toMatchObject({ status, code });
}

const lives = async (): Promise<void> =>
  expect((await server.ask('GET', '/healthz')).status).toBe(200);

test('7.6, T12 headers that trickle in are cut, and the others are served meanwhile', async () => {
  const lines = Array.from({ length: 20 }, () => dial());
  const trickling = Promise.all(
    lines.map((line) =>
      trickle(line, `GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ${'a'.repeat(2_000)}`),
    ),
  );
  await lives();
  await until('all are cut', () => lines.every((line) => line.isOver()));
  await trickling;
  for (const line of lines) expectProblem(line, 408, 'too-slow');
  await lives();
});

test('7.6, T12 a body that trickles in is cut, and nothing of it happens', async () => {
  const line = dial();
  const body = JSON.stringify({ text: 'x'.repeat(400) });
  line.socket.write(
    `PUT /api/walls/${wall.wallId}/notes/00000000-0000-4000-8000-000000000009 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${wall.tokens.facilitator}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`,
  );
  const sending = trickle(line, body);
  await until('it is cut', () => line.isOver());
  await sending;
  expect(line.heard()).not.toContain(' 201 ');
  const kept = await server.ask('GET', `/api/walls/${wall.wallId}/notes`, {
    token: wall.tokens.facilitator,
  });
  expect(JSON.parse(kept.text)).toEqual({ notes: [] });
  await lives();
});

test('7.6 connections that say nothing are cut', async () => {
  const lines = Array.from({ length: 30 }, () => dial());
  await until('all are cut', () => lines.every((line) => line.isOver()));
  await lives();
});

test('7.6 a handshake that never ends is cut', async () => {
  const line = dial();
  line.socket.write(
    `GET /live/${wall.wallId} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n`,
  );
  await until('it is cut', () => line.isOver());
  expectProblem(line, 408, 'too-slow');
});

test.each<[string, string, number, string]>([
  [
    'headers over the limit',
    `GET /healthz HTTP/1.1\r\nHost: x\r\nCookie: ${'a'.repeat(LIMITS.headerBytes)}\r\n\r\n`,
    431,
    'headers-too-large',
  ],
  [
    'a handshake with headers over the limit',
    `GET /live/x HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nCookie: ${'a'.repeat(LIMITS.headerBytes)}\r\n\r\n`,
    431,
    'headers-too-large',
  ],
  ['no HTTP at all', 'hello, is anybody there?\r\n\r\n', 400, 'invalid-request'],
  ['a TLS hello', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400, 'invalid-request'],
  [
    'two lengths',
    'POST /api/join HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello',
    400,
    'invalid-request',
  ],
  [
    'a length and chunks (request smuggling)',
    'POST /api/join HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    400,
    'invalid-request',
  ],
  ['an unknown method', 'BREW /pot HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'invalid-request'],
])('7.2, T15 %s is refused in the one form', async (_what, bytes, status, code) => {
  const line = dial();
  line.socket.write(bytes, 'latin1');
  await until('it is answered and over', () => line.isOver());
  expectProblem(line, status, code);
  await lives();
});

test('7.2 an address over the limit is refused, for pages, the API and sockets', async () => {
  const long = 'x'.repeat(LIMITS.urlChars);
  for (const path of [`/${long}`, `/api/walls/${long}`, `/?${long}`, `/healthz?${long}`]) {
    expect((await server.ask('GET', path)).json).toMatchObject({
      status: 414,
      code: 'url-too-long',
    });
  }
  const line = dial();
  line.socket.write(
    `GET /live/${wall.wallId}?token=${wall.tokens.facilitator}&${long} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
  );
  await until('it is answered and over', () => line.isOver());
  expectProblem(line, 414, 'url-too-long');
});

test('7.2 a body over the limit is refused by what it says of its size, unread, and by what it is', async () => {
  const line = dial();
  line.socket.write(
    `POST /api/join HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${LIMITS.bodyBytes + 1}\r\n\r\n`,
  );
  await until('it is answered', () => line.heard().includes('"too-large"'));
  await until('it is over', () => line.isOver());
  const chunked = dial();
  chunked.socket.write(
    `POST /api/join HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
  );
  for (let sent = 0; sent <= LIMITS.bodyBytes; sent += 0x1000)
    chunked.socket.write(`1000\r\n${' '.repeat(0x1000)}\r\n`);
  await until('it is answered', () => chunked.heard().includes('"too-large"'));
  await until('it is over', () => chunked.isOver());
  await lives();
});

test('7.7, T12 one address holds so many connections and no more; one that ends makes room', async () => {
  const few = await startTestServer({ connectionsPerAddress: 5 });
  try {
    const lines = Array.from({ length: 5 }, () => dial(few));
    await until(
      'they are in',
      () =>
        new Promise((resolve) =>
          few.app.server.getConnections((_error, count) => resolve(count === 5)),
        ),
    );
    const tooMany = dial(few);
    await until('it is sent away', () => tooMany.isOver());
    expectProblem(tooMany, 429, 'rate-limited');
    lines[0]?.socket.destroy();
    await until('there is room', async () => {
      const next = dial(few);
      next.socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
      await until('it is over', () => next.isOver());
      return next.heard().includes('"status":"ok"');
    });
  } finally {
    await few.stop();
  }
});
