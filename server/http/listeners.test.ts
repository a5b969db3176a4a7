import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { LIMITS } from '../../shared/model/limits.ts';
import type { LiveMessage } from '../../shared/protocol/live.ts';
import { CLOSE, MESSAGE } from '../../shared/protocol/wire.ts';
import { syncFrame } from '../sync/transport/frames.ts';
import { until } from '../sync/wall/testWall.ts';
import {
  joinWall,
  newWall,
  startTestServer,
  type TestServer,
  type TestWall,
} from './testServer.ts';
import { listen, onDocument, open, message, placed, connections } from './testListener.ts';

let server: TestServer;

let wall: TestWall;

beforeAll(async () => {
  server = await startTestServer();
  wall = await newWall(server);
});

afterAll(() => server.stop());

/** Stops the clock, so that rates do not refill while a test runs. */
function holdTheClock(): void {
  beforeEach(() => server.holdClock(true));
  afterEach(() => server.holdClock(false));
}

async function revealed(of: TestWall): Promise<TestWall> {
  expect(
    (
      await server.ask('POST', `/api/walls/${of.wallId}/reveal`, {
        token: of.tokens.facilitator,
        body: {},
      })
    ).status,
  ).toBe(200);
  return of;
}

describe('who does not listen', () => {
  test('7.5 a reader that does not read is cut to come again, and the others miss nothing', async () => {
    const own = await revealed(await newWall(server));
    const theirs = new Promise<Socket>((resolve) => server.app.server.once('connection', resolve));
    const deaf = await onDocument(server, own, 'arrangement', own.tokens.projector);
    const farEnd = await theirs;
    const good = await onDocument(server, own, 'arrangement', own.tokens.facilitator);
    const writer = await onDocument(server, own, 'arrangement', own.tokens.volunteer);
    const doc = new Y.Doc();
    doc.transact(() => {
      for (let key = 0; key < 1_200; key += 1)
        doc.getMap('placements').set(`${'n'.repeat(56)}${String(key).padStart(6, '0')}`, {
          cluster: 'c'.repeat(64),
          pos: [1, key],
        });
    });
    writer.socket.send(syncFrame(2, Y.encodeStateAsUpdate(doc)));
    writer.socket.send(message(MESSAGE.flush, 1));
    await until('the wall is large', () =>
      writer.frames.some((frame) => frame[0] === MESSAGE.flushed),
    );
    deaf.socket.pause();
    // It asks for everything again and again and reads none of it: all of that would wait in the
    // server's memory.
    const asks = Math.floor(LIMITS.framesBurst / 2);
    for (let asked = 0; asked < asks; asked += 1) deaf.socket.send(syncFrame(0, Uint8Array.of(0)));
    let most = 0;
    await until(
      'the deaf one is cut',
      () => {
        most = Math.max(most, farEnd.writableLength);
        return farEnd.destroyed;
      },
      25_000,
    );
    process.stdout.write(
      `deaf reader: asked for ${Math.round((asks * Y.encodeStateAsUpdate(doc).length) / 2 ** 20)} MiB, at most ${(most / 2 ** 20).toFixed(1)} MiB waited for it\n`,
    );
    expect(most).toBeGreaterThan(1024 * 1024);
    expect(most).toBeLessThan(LIMITS.socketBufferBytes + 2 * LIMITS.frameBytesRead);
    expect(open(good)).toBe(true);
    writer.socket.send(message(MESSAGE.flush, 2));
    await until(
      'the others go on',
      () => writer.frames.filter((frame) => frame[0] === MESSAGE.flushed).length === 2,
    );
    deaf.socket.resume();
    await until('it learns why once it listens, or is simply gone', () => deaf.closed !== null);
    expect([CLOSE.slowReader, 1006]).toContain(deaf.closed);
    expect(good.frames.some((frame) => frame.length > 100 * 1024)).toBe(true);
    const again = await onDocument(server, own, 'arrangement', own.tokens.projector);
    again.socket.send(syncFrame(0, Uint8Array.of(0)));
    await until('and gets everything when it comes again', () => {
      const answer = again.frames.find((frame) => frame[0] === MESSAGE.sync && frame[1] === 1);
      return answer !== undefined && answer.length > 100 * 1024;
    });
  }, 90_000);

  test('7.5 who ignores the goodbye and goes on sending is cut, unheard', async () => {
    const { token } = await joinWall(server, wall);
    const { socket, isOver } = shakeHands(`/sync/${wall.wallId}/session?token=${token}`);
    // An unknown message, masked with zeros, for ever.
    const bad = Buffer.from([0x82, 0x81, 0, 0, 0, 0, 77]);
    const warned = (): number =>
      server.log.filter((line) => line.includes('malformed-frame')).length;
    const before = warned();
    await until(
      'it is cut',
      () => {
        if (!isOver()) socket.write(bad);
        return isOver();
      },
      25_000,
    );
    expect(warned() - before).toBe(1);
  }, 90_000);
});

describe('the live view’s socket', () => {
  holdTheClock();

  test('3.1, 7.3 what a phone says there is passed over; a flood of it ends the socket', async () => {
    const { token } = await joinWall(server, wall);
    const phone = await listen(server, `/live/${wall.wallId}?token=${token}`);
    for (const words of ['hello', '{"type":"ping"}', '']) phone.socket.send(words);
    phone.socket.send(Uint8Array.of(0, 0, 1, 0));
    await until('it has its two frames', () => phone.frames.length >= 2);
    expect(open(phone)).toBe(true);
    for (let sent = 0; sent < LIMITS.framesBurst * 2; sent += 1) phone.socket.send('x');
    await until('it is closed', () => phone.closed === CLOSE.rateLimited);
    server.skip(60_000);
  });

  test('3.4 who is shown out is told so before the socket closes for good', async () => {
    const { token, participantId } = await joinWall(server, wall);
    const phone = await listen(server, `/live/${wall.wallId}?token=${token}`);
    await server.ask('DELETE', `/api/walls/${wall.wallId}/people/${participantId}`, {
      token: wall.tokens.facilitator,
    });
    await until('it is closed', () => phone.closed === CLOSE.forbidden);
    expect(JSON.parse(String(phone.frames.at(-1)))).toMatchObject({
      v: 1,
      type: 'refused',
      code: 'removed',
      detail: expect.any(String),
    });
  });
});

describe('signs of life', () => {
  let lively: TestServer;
  let own: TestWall;
  beforeAll(async () => {
    // Clients that answer within this time stay open; it is longer than this process may pause on a
    // busy machine.
    lively = await startTestServer({ beatMs: 500 });
    own = await newWall(lively);
  });
  afterAll(() => lively.stop());

  test('3.3 the live view pings with the server’s clock', async () => {
    const phone = await listen(lively, `/live/${own.wallId}?token=${own.tokens.facilitator}`);
    const pings = (): LiveMessage[] =>
      phone.frames
        .map((frame) => JSON.parse(String(frame)) as LiveMessage)
        .filter(({ type }) => type === 'ping');
    await until('three pings', () => pings().length >= 3);
    expect(open(phone)).toBe(true);
    expect(pings()[0]).toEqual({ v: 1, type: 'ping', now: expect.any(Number) });
    phone.socket.terminate();
  });

  test('4.9 a document says a word that means nothing; a half-open socket is dropped, one that answers stays', async () => {
    const [alive, halfOpen] = [
      await onDocument(lively, own, 'session', own.tokens.facilitator),
      await onDocument(lively, own, 'session', own.tokens.facilitator),
    ];
    // Its other end is there but answers nothing, like a phone that has left the building.
    halfOpen.socket.pause();
    await until('it is dropped', async () => {
      const view = await lively.ask('GET', `/api/walls/${own.wallId}/me`, {
        token: own.tokens.facilitator,
      });
      expect(view.status).toBe(200);
      return lively.app.server.listening && (await connections(lively)) <= 2;
    });
    expect(open(alive)).toBe(true);
    expect(alive.frames.some((frame) => frame.equals(Buffer.from([MESSAGE.awareness, 1, 0])))).toBe(
      true,
    );
    halfOpen.socket.terminate();
  });
});

/** Asks for a socket by hand, to send what no client would. */
function shakeHands(path: string) {
  const { hostname, port } = new URL(server.origin);
  const socket = connect({ host: hostname, port: Number(port) });
  let over = false;
  socket.on('error', () => undefined);
  socket.on('close', () => {
    over = true;
  });
  socket.resume();
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
  );
  return { socket, isOver: () => over };
}

test('5.2, 5.3 clients with ?ww=2 are told their rights, every change of them, and what was refused', async () => {
  const own = await newWall(server);
  const volunteer = await joinWall(server, own);
  await server.ask('PUT', `/api/walls/${own.wallId}/people/me`, {
    token: volunteer.token,
    body: { offer: true },
  });
  await server.ask('POST', `/api/walls/${own.wallId}/people/${volunteer.participantId}/accept`, {
    token: own.tokens.facilitator,
    body: {},
  });
  await revealed(own);
  const extended = await onDocument(server, own, 'arrangement', volunteer.token);
  const stock = await listen(server, `/sync/${own.wallId}/arrangement?token=${volunteer.token}`);
  const said = (type: number): unknown[] =>
    extended.frames
      .filter((frame) => frame[0] === type)
      .map((frame) => JSON.parse(frame.subarray(frame.indexOf('{')).toString()));
  await until('rights on opening', () => said(MESSAGE.rights).length === 1);
  const lock = (locked: boolean) =>
    server.ask('POST', `/api/walls/${own.wallId}/lock`, {
      token: own.tokens.facilitator,
      body: { locked },
    });
  await lock(true);
  await until('rights on a change', () => said(MESSAGE.rights).length === 2);
  for (const { socket } of [extended, stock]) socket.send(placed('while-locked'));
  await until('refused', () => said(MESSAGE.refusal).length === 1);
  await lock(false);
  await until('rights again', () => said(MESSAGE.rights).length === 3);
  expect(said(MESSAGE.rights)).toEqual([
    { read: true, write: true },
    { read: true, write: false, reason: 'locked' },
    { read: true, write: true },
  ]);
  expect(said(MESSAGE.refusal)).toEqual([{ code: 'locked', detail: expect.any(String) }]);
  await until('a stock client is told in its own way', () =>
    stock.frames.some((frame) => frame[0] === MESSAGE.auth),
  );
  expect(stock.frames.some((frame) => (frame[0] ?? 0) >= MESSAGE.flush)).toBe(false);
});

test('T15 who was refused a socket and then speaks nonsense ends nothing but herself', async () => {
  const { socket, isOver } = shakeHands(`/live/${wall.wallId}?ww=2&token=${'x'.repeat(43)}`);
  socket.write(Buffer.from([0xff, 0xff, 0xff, 0xff]));
  await until('it is over', isOver);
  expect((await server.ask('GET', '/healthz')).status).toBe(200);
});
