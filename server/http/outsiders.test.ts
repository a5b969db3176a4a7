import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { WebSocket } from 'ws';
import { SeededRandom } from '../seededRandom.ts';
import { syncFrame } from '../sync/transport/frames.ts';
import { until } from '../sync/wall/testWall.ts';
import {
  anyJson,
  handshakeAttack,
  rawAttack,
  sendBytes,
  statusesIn,
  type Outsider,
} from './outsiderAttacks.ts';
import {
  joinWall,
  newWall,
  startTestServer,
  type Ask,
  type TestServer,
  type TestWall,
} from './testServer.ts';

const given = process.env['WW_SEED'];
const isLong = process.env['WW_LONG'] === '1';
const FIRST_SEED = given !== undefined ? Number(given) : isLong ? Date.now() % 2 ** 31 : 5_120_001;
/**
 * How many attacks at most: the test command makes the same ones on every machine, as far as the
 * time allows.
 */
const MOST = given !== undefined ? 1 : isLong ? Number.POSITIVE_INFINITY : 3_000;
const WITHIN_MS = isLong ? 60_000 : 4_000;
/** Fewest attacks that prove something: of all, and of each kind. */
const LEAST = 300;
const LEAST_OF_KIND = 5;
const KINDS = [
  'raw bytes',
  'handshakes',
  'bodies, no token',
  'bodies, wrong token',
  'bodies, another wall’s token',
  'handshakes refused by a close code',
  '4xx',
];
/** Attacks at the same time. */
const AT_ONCE = 24;
/**
 * How much memory a server with a few walls may have more after thousands of attacks. If each left
 * something behind, it would be more.
 */
const MOST_GROWN_BYTES = 24 * 1024 * 1024;

let server: TestServer;
let wall: TestWall;
let outsider: Outsider;
let routes: { method: string; path: string }[];

beforeAll(async () => {
  server = await startTestServer();
  wall = await newWall(server);
  outsider = { wallId: wall.wallId, token: (await newWall(server)).tokens.facilitator };
  const person = await joinWall(server, wall, 'Mere');
  await server.ask('PUT', `/api/walls/${wall.wallId}/notes/00000000-0000-4000-8000-000000000001`, {
    token: person.token,
    body: { text: 'A word' },
  });
  const volunteer = new WebSocket(
    `${server.origin.replace('http', 'ws')}/sync/${wall.wallId}/arrangement?token=${wall.tokens.volunteer}`,
  );
  await until('open', () => volunteer.readyState === WebSocket.OPEN);
  const doc = new Y.Doc();
  doc.getMap('placements').set('00000000-0000-4000-8000-000000000001', { pos: [1, 1] });
  volunteer.send(syncFrame(2, Y.encodeStateAsUpdate(doc)));
  await until(
    'placed',
    async () => (await server.store.loadWall(wall.wallId))?.documents.arrangement !== undefined,
  );
  volunteer.close();
  const { paths } = JSON.parse((await server.ask('GET', '/api/openapi.json')).text) as {
    paths: Record<string, object>;
  };
  routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
  );
});
afterAll(() => server.stop());

/** Everything that is kept of the wall. */
async function content(): Promise<string> {
  const stored = await server.store.loadWall(wall.wallId);
  const snapshots = await server.store.listSnapshots(wall.wallId);
  return JSON.stringify(
    { ...stored, clientIds: [...(stored?.clientIds ?? [])], snapshots },
    (_key, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
  );
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
function heapBytes(): number {
  // The test keeps every line that the server logs.
  server.log.length = 0;
  collect();
  return process.memoryUsage().heapUsed;
}
const connections = (): Promise<number> =>
  new Promise((resolve, reject) =>
    server.app.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );

const counts: Record<string, number> = {};
const count = (what: string): void => void (counts[what] = (counts[what] ?? 0) + 1);

/** One request with a body of random shape; no right goes with it. */
async function bodyAttack(random: SeededRandom): Promise<number[]> {
  const route = random.pick(routes);
  const isOnWall = route.path.includes('{wall}');
  const path = route.path
    .replace('{wall}', wall.wallId)
    .replace(/\{\w+\}/g, () =>
      encodeURIComponent(
        random.pick([
          '00000000-0000-4000-8000-000000000001',
          random.uuid(),
          'me',
          '__proto__',
          '\u0000',
          'x'.repeat(random.below(300)),
          '../me',
        ]),
      ),
    );
  const who = random.pick(['no token', 'wrong token', 'another wall’s token'] as const);
  const body: Ask =
    route.method === 'GET'
      ? {}
      : random.chance(0.1)
        ? { raw: random.pick(['{', '[[[[', '"\\ud800"', 'null', '', `{"a":${'['.repeat(5_000)}`]) }
        : { body: anyJson(random, 3) };
  const token =
    who === 'no token' ? {} : { token: who === 'wrong token' ? 'x'.repeat(43) : outsider.token };
  const { status } = await server.ask(route.method, path, { ...token, ...body });
  count(`bodies, ${who}`);
  if (isOnWall)
    expect(status, `${route.method} ${route.path} with ${who}`).toBeGreaterThanOrEqual(400);
  routesAsked.add(`${route.method} ${route.path}`);
  return [status];
}
const routesAsked = new Set<string>();

async function attack(seed: number): Promise<void> {
  const random = new SeededRandom(seed);
  const kind = seed % 3;
  let statuses: number[];
  if (kind === 0) statuses = await bodyAttack(random);
  else {
    const bytes = kind === 1 ? rawAttack(random, outsider) : handshakeAttack(random, outsider);
    const answer = await sendBytes(server.origin, bytes, random.chance(0.5));
    statuses = statusesIn(answer);
    count(kind === 1 ? 'raw bytes' : 'handshakes');
    if (statuses.includes(101)) count('handshakes refused by a close code');
    if (statuses.length === 0) count('cut without a word');
  }
  for (const status of statuses) {
    count(`${Math.floor(status / 100)}xx`);
    if (status >= 500) expect(status).toBe(503);
  }
}

test(
  'T26 outsiders’ random and mutated bytes change nothing, crash nothing and leave nothing in memory',
  async () => {
    // Things that are made once (routes, parsers, pools) exist before anything is counted.
    for (let seed = FIRST_SEED - 150; seed < FIRST_SEED; seed += AT_ONCE)
      await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => attack(seed + index)));
    for (const key of Object.keys(counts)) delete counts[key];
    const [before, heapBefore, start] = [await content(), heapBytes(), performance.now()];
    expect(before).toContain('A word');
    let seed = FIRST_SEED;
    // On a busy machine it takes longer, and more attackers are gone before they are answered.
    const isEnough = (): boolean =>
      seed - FIRST_SEED >= LEAST && KINDS.every((what) => (counts[what] ?? 0) >= LEAST_OF_KIND);
    while (seed < FIRST_SEED + MOST && (performance.now() - start < WITHIN_MS || !isEnough())) {
      const batch = Array.from(
        { length: Math.min(AT_ONCE, FIRST_SEED + MOST - seed) },
        (_, index) => seed + index,
      );
      await Promise.all(
        batch.map((each) =>
          attack(each).catch((error: unknown) => {
            throw new Error(
              `seed ${each}; replay with: WW_SEED=${each} vitest run server/http/outsiders`,
              { cause: error },
            );
          }),
        ),
      );
      seed += batch.length;
      // Time passes, so that the address's ceilings do not stop the attacks: they are to reach what
      // lies behind.
      server.skip(60_000);
    }
    await until(
      'every attacker’s connection is gone',
      async () => (await connections()) <= AT_ONCE,
    );
    const grown = heapBytes() - heapBefore;
    process.stdout.write(
      `outsiders: first seed ${FIRST_SEED}, ${seed - FIRST_SEED} attacks, ${((performance.now() - start) / 1000).toFixed(1)} s, ${routesAsked.size} of ${routes.length} routes, heap ${(grown / 2 ** 20).toFixed(1)} MiB more, ${JSON.stringify(counts)}\n`,
    );
    expect(await content()).toBe(before);
    expect(grown).toBeLessThan(MOST_GROWN_BYTES);
    expect((await server.ask('GET', '/healthz')).status).toBe(200);
    expect(
      (await server.ask('GET', `/api/walls/${wall.wallId}/me`, { token: wall.tokens.facilitator }))
        .status,
    ).toBe(200);
    if (given !== undefined) return;
    expect(seed - FIRST_SEED).toBeGreaterThanOrEqual(LEAST);
    for (const what of KINDS) expect(counts[what] ?? 0, what).toBeGreaterThanOrEqual(LEAST_OF_KIND);
  },
  WITHIN_MS + 90_000,
);
