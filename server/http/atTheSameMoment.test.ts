import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { LIMITS } from '../../shared/model/limits.ts';
import { until } from '../sync/wall/testWall.ts';
import { Walls } from '../sync/wall/walls.ts';
import { joinWall, newWall, startTestServer, type TestServer } from './testServer.ts';

// A limit that is checked before an `await` and used up after it does not hold for a hundred
// requests at once.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const count = <T>(values: readonly T[]): Map<T, number> => {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

test('snapshots: a wall keeps its hundred, also of two hundred at once', async () => {
  const made = await newWall(server);
  const walls = new Walls({
    store: server.store,
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  const wall = await walls.get(made.wallId);
  // The same wall a second time, as after a fault of storage: the store counts for both.
  const twin = await new Walls({
    store: server.store,
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
  }).get(made.wallId);
  const taken = await Promise.allSettled(
    Array.from({ length: 2 * LIMITS.snapshotsPerWall }, (_, index) =>
      (index % 2 === 0 ? wall : twin).snapshots.take('somebody', `Number ${index}`),
    ),
  );
  expect(
    count(
      taken.map((each) =>
        each.status === 'fulfilled' ? 'kept' : (each.reason as { code: string }).code,
      ),
    ),
  ).toEqual(
    new Map([
      ['kept', 100],
      ['too-many-snapshots', 100],
    ]),
  );
  expect(await wall.snapshots.list()).toHaveLength(LIMITS.snapshotsPerWall);
  await walls.close();
});

test('sockets of one person: as many as she may hold, however many she opens at once, and as many again when they are closed', async () => {
  const wall = await newWall(server);
  const { token } = await joinWall(server, wall, 'Mere');
  const open = async (): Promise<WebSocket[]> => {
    const sockets: WebSocket[] = [];
    const outcomes = await Promise.all(
      Array.from(
        { length: 3 * LIMITS.socketsPerPerson },
        (_, index) =>
          new Promise<number>((resolve) => {
            const path = index % 2 === 0 ? `/live/${wall.wallId}` : `/sync/${wall.wallId}/session`;
            const socket = new WebSocket(
              `${server.origin.replace('http', 'ws')}${path}?token=${token}`,
            );
            socket.on('open', () => (sockets.push(socket), resolve(101)));
            socket.on(
              'unexpected-response',
              (_request, response) => (response.resume(), resolve(response.statusCode ?? 0)),
            );
            socket.on('error', () => resolve(0));
          }),
      ),
    );
    expect(count(outcomes)).toEqual(
      new Map([
        [101, LIMITS.socketsPerPerson],
        [429, 2 * LIMITS.socketsPerPerson],
      ]),
    );
    return sockets;
  };
  for (const socket of await open()) socket.terminate();
  server.skip(60_000);
  const ask = async (): Promise<number> =>
    new Promise((resolve) => {
      const socket = new WebSocket(
        `${server.origin.replace('http', 'ws')}/live/${wall.wallId}?token=${token}`,
      );
      socket.on('open', () => (socket.terminate(), resolve(101)));
      socket.on(
        'unexpected-response',
        (_request, response) => (response.resume(), resolve(response.statusCode ?? 0)),
      );
    });
  await until('there is room again', async () => (server.skip(1_000), (await ask()) === 101));
  await until('all of it', async () => {
    server.skip(60_000);
    try {
      for (const socket of await open()) socket.terminate();
      return true;
    } catch {
      return false;
    }
  });
});

test('sockets that are refused after they were let in leave nothing counted', async () => {
  const wall = await newWall(server);
  const { token } = await joinWall(server, wall);
  server.holdClock(true);
  for (let index = 0; index < 2 * LIMITS.socketsPerPerson; index += 1) {
    // An incomplete handshake: it is refused only after everything else was checked.
    const answer = await server
      .ask('GET', `/live/${wall.wallId}?token=${token}`, {
        headers: { upgrade: 'websocket', connection: 'upgrade' },
      })
      .catch(() => null);
    expect(answer?.status ?? 0).not.toBe(101);
  }
  server.holdClock(false);
  server.skip(60_000);
  const status = await new Promise<number>((resolve) => {
    const socket = new WebSocket(
      `${server.origin.replace('http', 'ws')}/live/${wall.wallId}?token=${token}`,
    );
    socket.on('open', () => (socket.terminate(), resolve(101)));
    socket.on(
      'unexpected-response',
      (_request, response) => (response.resume(), resolve(response.statusCode ?? 0)),
    );
  });
  expect(status).toBe(101);
});

test('wrong codes of one address: so many are answered, however many are tried at once', async () => {
  const guessing = await startTestServer();
  guessing.holdClock(true);
  const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
  const codes = Array.from(
    { length: 3 * LIMITS.wrongCodesPerMinutePerAddress },
    (_, index) =>
      `ZZZ${letters[Math.floor(index / 900) % 30] ?? 'A'}${letters[Math.floor(index / 30) % 30] ?? 'A'}${letters[index % 30] ?? 'A'}`,
  );
  const answers = await Promise.all(
    codes.map((joinCode) => guessing.ask('POST', '/api/join', { body: { joinCode } })),
  );
  expect(count(answers.map(({ status }) => status))).toEqual(
    new Map([
      [404, LIMITS.wrongCodesPerMinutePerAddress],
      [429, 2 * LIMITS.wrongCodesPerMinutePerAddress],
    ]),
  );
  await guessing.stop();
});

test('walls and commands: as many as the ceilings say', async () => {
  const fresh = await startTestServer();
  fresh.holdClock(true);
  const answers = await Promise.all(
    Array.from({ length: LIMITS.wallsPerHourPerAddress + 40 }, () =>
      fresh.ask('POST', '/api/walls', { body: { title: 'One' } }),
    ),
  );
  expect(count(answers.map(({ status }) => status))).toEqual(
    new Map([
      [201, LIMITS.wallsPerHourPerAddress],
      [429, 40],
    ]),
  );
  const [wall] = answers
    .filter(({ status }) => status === 201)
    .map(({ text }) => JSON.parse(text) as { wallId: string; tokens: { facilitator: string } });
  const commands = await Promise.all(
    Array.from({ length: LIMITS.commandBurst + 20 }, (_, index) =>
      fresh.ask('PATCH', `/api/walls/${wall?.wallId}`, {
        token: wall?.tokens.facilitator ?? '',
        body: { title: `Title ${index}` },
      }),
    ),
  );
  expect(count(commands.map(({ status }) => status))).toEqual(
    new Map([
      [200, LIMITS.commandBurst],
      [429, 20],
    ]),
  );
  await fresh.stop();
});
