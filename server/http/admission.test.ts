import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { LIMITS } from '../../shared/model/limits.ts';
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
import { listen, onDocument, open, message, placed, codeOf } from './testListener.ts';

let server: TestServer;

let wall: TestWall;

beforeAll(async () => {
  server = await startTestServer();
  wall = await newWall(server);
});

afterAll(() => server.stop());

const put = (token: string, id: number, body: object = { text: 'A word' }, of = wall) =>
  server.ask(
    'PUT',
    `/api/walls/${of.wallId}/notes/00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
    { token, body },
  );

/** Stops the clock, so that rates do not refill while a test runs. */
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
      const listener = await onDocument(server, wall, 'session', token);
      if (floodFirst)
        for (let sent = 0; sent < LIMITS.framesBurst * 2; sent += 1)
          listener.socket.send(message(MESSAGE.queryAwareness));
      listener.socket.send(frame);
      await until('it is closed', () => listener.closed !== null);
      return listener.closed;
    };
    expect(await ends(large, false)).toBe(CLOSE.tooLarge);
    expect(await ends(misshapen, false)).toBe(CLOSE.malformed);
    const stranger = await onDocument(server, wall, 'session', token);
    stranger.socket.send(placed('x'));
    await until('the right is asked last, and the socket stays', () =>
      stranger.frames.some((frame) => frame[0] === MESSAGE.refusal),
    );
    expect(open(stranger)).toBe(true);
    stranger.socket.send(forbidden);
    expect(await ends(misshapen, true)).toBe(CLOSE.rateLimited);
    // Her rate is still used up; size is checked first all the same.
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
      Array.from({ length: 4 }, () => onDocument(server, wall, 'session', busy.token)),
    );
    const beside = await onDocument(server, wall, 'session', calm.token);
    // Half of what each alone might send. On a slow machine more is allowed meanwhile: so they go on.
    const send = (frames: number): void => {
      for (const { socket } of sockets.filter(({ closed }) => closed === null))
        for (let sent = 0; sent < frames; sent += 1) socket.send(message(MESSAGE.queryAwareness));
    };
    send(LIMITS.framesBurst / 2);
    await until('all four are cut', () => {
      send(1);
      return sockets.every(({ closed }) => closed === CLOSE.rateLimited);
    });
    beside.socket.send(message(MESSAGE.flush, 5));
    await until('the other goes on', () =>
      beside.frames.some((frame) => frame[0] === MESSAGE.flushed && frame[1] === 5),
    );
    server.skip(60_000);
    expect(open(await onDocument(server, wall, 'session', busy.token))).toBe(true);
  });

  test('7.3 frames have a ceiling by weight as well', async () => {
    const { token } = await joinWall(server, wall);
    const listener = await onDocument(server, wall, 'session', token);
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
    const listener = await listen(server, `/live/${wall.wallId}?token=${token}`);
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
  const helper = await onDocument(server, await revealed(own), 'arrangement', own.tokens.volunteer);
  const listeners = await Promise.all(
    people.map(({ token }) => onDocument(server, own, 'session', token)),
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
    // Requests that still find room wait in the queue; the test does not wait for them.
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
  const back = await onDocument(server, own, 'arrangement', own.tokens.volunteer);
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
