import * as encoding from 'lib0/encoding';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
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

let server: TestServer;
let wall: TestWall;
beforeAll(async () => {
  server = await startTestServer();
  wall = await newWall(server);
});
afterAll(() => server.stop());

/** A socket that remembers what came; `closed` is its close code. */
interface Listener {
  socket: WebSocket;
  frames: Buffer[];
  closed: number | null;
}

async function listen(path: string, to = server): Promise<Listener> {
  const socket = new WebSocket(to.origin.replace('http', 'ws') + path);
  const listener: Listener = { socket, frames: [], closed: null };
  socket.on('message', (data: Buffer) => listener.frames.push(data));
  socket.on('close', (code) => {
    listener.closed = code;
  });
  socket.on('error', () => undefined);
  await until('the socket is open', () => socket.readyState === WebSocket.OPEN);
  return listener;
}

const onDocument = (document: string, token: string, to = server, of = wall): Promise<Listener> =>
  listen(`/sync/${of.wallId}/${document}?token=${token}&ww=2`, to);
const open = (listener: Listener): boolean => listener.socket.readyState === WebSocket.OPEN;

function message(type: number, value?: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  if (value !== undefined) encoding.writeVarUint(encoder, value);
  return encoding.toUint8Array(encoder);
}

/** One placement, from a client of its own. */
function placed(id: string, value: unknown = { pos: [1, 1] }): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap('placements').set(id, value);
  return syncFrame(2, Y.encodeStateAsUpdate(doc));
}

const put = (token: string, id: number, body: object = { text: 'A word' }, of = wall) =>
  server.ask(
    'PUT',
    `/api/walls/${of.wallId}/notes/00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
    { token, body },
  );
const codeOf = (answer: { json: unknown }): unknown =>
  (answer.json as { code?: string } | null)?.code;

/** What is counted in a test does not come back while it runs. */
function holdTheClock(): void {
  beforeEach(() => server.holdClock(true));
  afterEach(() => server.holdClock(false));
}

describe('one order: size → rate → shape → right', () => {
  holdTheClock();

  test('7.1 over HTTP each is asked before the next', async () => {
    const own = await newWall(server);
    const [{ token }, { token: calm }] = [await joinWall(server, own), await joinWall(server, own)];
    const asked = (body: object, as: string, path = 'phase') =>
      server.ask('POST', `/api/walls/${own.wallId}/${path}`, { token: as, body });
    const [large, misshapen, forbidden] = [
      { phase: 'x'.repeat(LIMITS.bodyBytes) },
      { phase: 'nowhere' },
      { phase: 'cluster' },
    ];
    expect([
      codeOf(await asked(large, calm)),
      codeOf(await asked(misshapen, calm)),
      codeOf(await asked(forbidden, calm)),
    ]).toEqual(['too-large', 'invalid-request', 'forbidden']);
    // At the ceiling the same requests are refused for their rate, except for the one refused for its size.
    const seen = new Set<unknown>();
    await until('the ceiling hides shape and right', async () => {
      const codes = await Promise.all([
        asked(large, token),
        asked(misshapen, token),
        asked(forbidden, token),
      ]);
      expect(codeOf(codes[0] as { json: unknown })).toBe('too-large');
      for (const [index, name] of ['misshapen', 'forbidden'].entries())
        if (codeOf(codes[index + 1] as { json: unknown }) === 'rate-limited') seen.add(name);
      return seen.size === 2;
    });
  });

  test('7.1 on documents each is asked before the next', async () => {
    const { token } = await joinWall(server, wall);
    const large = new Uint8Array(LIMITS.frameBytes + 1);
    const [misshapen, forbidden] = [
      Uint8Array.of(77),
      syncFrame(2, Y.encodeStateAsUpdate(new Y.Doc({ gc: true }))),
    ];
    const ends = async (frame: Uint8Array, floodFirst: boolean): Promise<number | null> => {
      const listener = await onDocument('session', token);
      if (floodFirst)
        for (let sent = 0; sent < LIMITS.framesBurst * 2; sent += 1)
          listener.socket.send(message(MESSAGE.queryAwareness));
      listener.socket.send(frame);
      await until('it is closed', () => listener.closed !== null);
      return listener.closed;
    };
    expect(await ends(large, false)).toBe(CLOSE.tooLarge);
    expect(await ends(misshapen, false)).toBe(CLOSE.malformed);
    const stranger = await onDocument('session', token);
    stranger.socket.send(placed('x'));
    await until('the right is asked last, and the socket stays', () =>
      stranger.frames.some((frame) => frame[0] === MESSAGE.refusal),
    );
    expect(open(stranger)).toBe(true);
    stranger.socket.send(forbidden);
    expect(await ends(misshapen, true)).toBe(CLOSE.rateLimited);
    // Full of frames as she still is: size is asked first all the same.
    expect(await ends(large, false)).toBe(CLOSE.tooLarge);
  });
});

describe('what one person may do', () => {
  holdTheClock();

  test('7.3, T12 snapshots and every other change count together; reading and files have ceilings of their own', async () => {
    const own = await newWall(server);
    const { facilitator } = own.tokens;
    const base = `/api/walls/${own.wallId}`;
    const counted = async (
      ask: () => Promise<{ status: number }>,
      most: number,
    ): Promise<number> => {
      for (let count = 0; count <= most; count += 1) if ((await ask()).status === 429) return count;
      return Infinity;
    };
    const snapshots = await counted(
      () => server.ask('POST', `${base}/snapshots`, { token: facilitator, body: { name: 'Kept' } }),
      LIMITS.commandBurst * 3,
    );
    expect(snapshots).toBeGreaterThanOrEqual(LIMITS.commandBurst);
    expect(snapshots).toBeLessThan(LIMITS.snapshotsPerWall);
    const files = await counted(
      () => server.ask('GET', `${base}/export/notes.csv`, { token: facilitator }),
      LIMITS.exportBurst * 3,
    );
    expect(files).toBeGreaterThanOrEqual(LIMITS.exportBurst);
    expect(files).toBeLessThan(LIMITS.exportBurst * 2);
    const reads = await counted(
      () => server.ask('GET', `${base}/me`, { token: facilitator }),
      LIMITS.readBurst * 5,
    );
    expect(reads).toBeGreaterThanOrEqual(LIMITS.readBurst);
    expect(reads).toBeLessThan(Infinity);
    const refused = await server.ask('POST', `${base}/snapshots`, {
      token: facilitator,
      body: { name: 'Kept' },
    });
    expect([refused.status, refused.headers.get('retry-after'), codeOf(refused)]).toEqual([
      429,
      '2',
      'rate-limited',
    ]);
    server.skip(60_000);
    for (const path of ['/export/notes.csv', '/me'])
      expect((await server.ask('GET', base + path, { token: facilitator })).status).toBe(200);
  });

  test('7.3 her sockets share one ceiling of frames; others are not touched', async () => {
    const [busy, calm] = [await joinWall(server, wall), await joinWall(server, wall)];
    const sockets = await Promise.all(
      Array.from({ length: 4 }, () => onDocument('session', busy.token)),
    );
    const beside = await onDocument('session', calm.token);
    for (let sent = 0; sent < LIMITS.framesBurst; sent += 1)
      for (const { socket } of sockets) socket.send(message(MESSAGE.queryAwareness));
    await until('all four are cut', () =>
      sockets.every(({ closed }) => closed === CLOSE.rateLimited),
    );
    beside.socket.send(message(MESSAGE.flush, 5));
    await until('the other goes on', () =>
      beside.frames.some((frame) => frame[0] === MESSAGE.flushed && frame[1] === 5),
    );
    server.skip(60_000);
    expect(open(await onDocument('session', busy.token))).toBe(true);
  });

  test('7.3 frames have a ceiling by weight as well', async () => {
    const { token } = await joinWall(server, wall);
    const listener = await onDocument('session', token);
    // The flush's id, and then bytes that nobody reads.
    const heavy = new Uint8Array(LIMITS.frameBytes);
    heavy.set(message(MESSAGE.flush, 1));
    const most = Math.ceil(LIMITS.frameBytesBurst / heavy.length);
    for (let sent = 0; sent < most * 3; sent += 1) listener.socket.send(heavy);
    await until('it is cut', () => listener.closed === CLOSE.rateLimited);
    expect(most * 3).toBeLessThan(LIMITS.framesBurst);
    server.skip(60_000);
  });

  test('7.3 pings count as frames, and sockets opened have a ceiling', async () => {
    const { token } = await joinWall(server, wall);
    const listener = await listen(`/live/${wall.wallId}?token=${token}`);
    for (let sent = 0; sent < LIMITS.framesBurst * 2; sent += 1) listener.socket.ping();
    await until('it is cut', () => listener.closed !== null);
    server.skip(60_000);
    let refused = 0;
    for (let tries = 0; tries < LIMITS.openingsBurst * 2 && refused === 0; tries += 1) {
      const socket = new WebSocket(
        `${server.origin.replace('http', 'ws')}/live/${wall.wallId}?token=${token}`,
      );
      refused = await new Promise<number>((resolve) => {
        socket.on('open', () => (socket.terminate(), resolve(0)));
        socket.on(
          'unexpected-response',
          (_request, response) => (response.resume(), resolve(response.statusCode ?? -1)),
        );
        socket.on('error', () => undefined);
      });
    }
    expect(refused).toBe(429);
    server.skip(60_000);
  });
});

test('7.4 a full queue refuses by name and drops nothing: what was taken happens, what was refused happens when it is repeated', async () => {
  const own = await newWall(server);
  const crowd = Math.ceil(LIMITS.queuedJobs / (LIMITS.framesBurst - 50)) + 1;
  const people = await Promise.all(Array.from({ length: crowd }, () => joinWall(server, own)));
  const writer = await joinWall(server, own);
  const helper = await onDocument('arrangement', own.tokens.volunteer, server, await revealed(own));
  const listeners = await Promise.all(
    people.map(({ token }) => onDocument('session', token, server, own)),
  );
  const { commit } = server.store;
  let release = (): void => undefined;
  let isHeld = false;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  server.store.commit = async (...batch) => {
    isHeld = true;
    await held;
    return commit.apply(server.store, batch);
  };
  let sent = 0;
  try {
    const first = put(writer.token, 1, { text: 'First in the queue' }, own);
    await until('the first is being committed', () => isHeld);
    for (const { socket } of listeners)
      for (let id = 1; id <= LIMITS.framesBurst - 50; id += 1)
        socket.send(message(MESSAGE.flush, id));
    sent = listeners.length * (LIMITS.framesBurst - 50);
    // Those that still find room wait like everything before them; nobody waits for them here.
    let [tries, isFull] = [0, false];
    await until('the queue is full', () => {
      server.skip(1_000);
      void put(writer.token, (tries += 1) + 100, { text: 'In the queue' }, own).then(
        ({ status }) => {
          isFull ||= status === 503;
        },
      );
      return isFull;
    });
    const refused = await put(writer.token, 3, { text: 'Come again' }, own);
    expect([refused.status, codeOf(refused), refused.headers.get('retry-after')]).toEqual([
      503,
      'busy',
      '2',
    ]);
    helper.socket.send(placed('late'));
    await until(
      'a writer is sent away to come again with all of it',
      () => helper.closed === CLOSE.rateLimited,
    );
    release();
    expect((await first).status).toBe(201);
  } finally {
    server.store.commit = commit;
    release();
  }
  // The queue is worked off tick by tick: there may be no room yet.
  let again = 503;
  await until('there is room again', () => {
    server.skip(1_000);
    if (again === 503) {
      again = 0;
      void put(writer.token, 3, { text: 'Come again' }, own).then(({ status }) => {
        again = status;
      });
    }
    return again === 201;
  });
  const back = await onDocument('arrangement', own.tokens.volunteer, server, own);
  back.socket.send(placed('late'));
  back.socket.send(message(MESSAGE.flush, 1));
  await until('it is kept', () => back.frames.some((frame) => frame[0] === MESSAGE.flushed));
  const stayed = listeners.filter(open);
  await until('everybody who stayed has every answer', () =>
    stayed.every(({ frames }) => frames.some((frame) => frame[0] === MESSAGE.flushed)),
  );
  expect(sent).toBeGreaterThanOrEqual(LIMITS.queuedJobs);
  process.stdout.write(
    `full queue: ${sent} sent, room for ${LIMITS.queuedJobs}, ${stayed.length} of ${listeners.length} sockets stayed\n`,
  );
  const notes = await server.ask('GET', `/api/walls/${own.wallId}/notes`, {
    token: own.tokens.facilitator,
  });
  const texts = (JSON.parse(notes.text) as { notes: { text: string }[] }).notes.map(
    ({ text }) => text,
  );
  expect(texts).toEqual(expect.arrayContaining(['First in the queue', 'Come again']));
});

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
    const deaf = await onDocument('arrangement', own.tokens.projector, server, own);
    const farEnd = await theirs;
    const good = await onDocument('arrangement', own.tokens.facilitator, server, own);
    const writer = await onDocument('arrangement', own.tokens.volunteer, server, own);
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
    // It asks for everything, again and again, and reads nothing of it: what waits for it would be the server's memory.
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
    const again = await onDocument('arrangement', own.tokens.projector, server, own);
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
    const phone = await listen(`/live/${wall.wallId}?token=${token}`);
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
    const phone = await listen(`/live/${wall.wallId}?token=${token}`);
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
    // Who answers within a beat lives: longer than this process may stand still on a busy machine.
    lively = await startTestServer({ beatMs: 500 });
    own = await newWall(lively);
  });
  afterAll(() => lively.stop());

  test('3.3 the live view pings with the server’s clock', async () => {
    const phone = await listen(`/live/${own.wallId}?token=${own.tokens.facilitator}`, lively);
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
      await onDocument('session', own.tokens.facilitator, lively, own),
      await onDocument('session', own.tokens.facilitator, lively, own),
    ];
    // Its far end is there and answers nothing: what a phone is after leaving the building.
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

/** Connections of the server that are open; one of them is the one `ask` keeps. */
const connections = (of: TestServer): Promise<number> =>
  new Promise((resolve, reject) =>
    of.app.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );

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
  const extended = await onDocument('arrangement', volunteer.token, server, own);
  const stock = await listen(`/sync/${own.wallId}/arrangement?token=${volunteer.token}`);
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

test('7.7 behind a proxy sockets are counted by who the proxy says it hears', async () => {
  const proxied = await startTestServer({
    config: { trustedProxies: 1 },
    connectionsPerAddress: 3,
  });
  try {
    const own = await newWall(proxied);
    const opened: WebSocket[] = [];
    const from = (address: string): Promise<number> =>
      new Promise((resolve) => {
        const socket = new WebSocket(
          `${proxied.origin.replace('http', 'ws')}/live/${own.wallId}?token=${own.tokens.facilitator}`,
          { headers: { 'x-forwarded-for': `198.51.100.1, ${address}` } },
        );
        socket.on('open', () => (opened.push(socket), resolve(101)));
        socket.on(
          'unexpected-response',
          (_request, response) => (response.resume(), resolve(response.statusCode ?? 0)),
        );
        socket.on('error', () => undefined);
      });
    expect([
      await from('203.0.113.1'),
      await from('203.0.113.1'),
      await from('203.0.113.1'),
      await from('203.0.113.1'),
      await from('203.0.113.2'),
    ]).toEqual([101, 101, 101, 429, 101]);
    opened[0]?.terminate();
    await until('there is room again', async () => (await from('203.0.113.1')) === 101);
  } finally {
    await proxied.stop();
  }
});
