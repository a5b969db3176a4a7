import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import WebSocket from 'ws';
import { newUuid } from '../../access/secrets.ts';
import { SeededRandom } from '../../seededRandom.ts';
import type { TestWall } from '../../http/testServer.ts';
import { outcomeOf, until } from '../../sync/wall/testWall.ts';
import { ask, pagesFolder, startNode, type Asked, type TestNode } from './testNode.ts';
import { TestPostgres } from './testPostgres.ts';

/** When each kill falls. The long suite takes a new seed each time. */
const SEED = Number(
  process.env['WW_SEED'] ?? (process.env['WW_LONG'] === '1' ? Date.now() % 1e9 : 20_261_130),
);
const KILLS = process.env['WW_LONG'] === '1' ? 30 : 2;
const WRITERS = 8;

let postgres: TestPostgres;
let url: string;
let pages: ReturnType<typeof pagesFolder>;
const nodes: TestNode[] = [];

beforeEach(async () => {
  postgres = await TestPostgres.start();
  url = await postgres.newDatabase();
  pages = pagesFolder();
});
afterEach(async () => {
  for (const node of nodes.splice(0)) await node.kill();
  await postgres.stop();
  pages.remove();
});

async function start(): Promise<TestNode> {
  const node = await startNode({ DATABASE_URL: url, WW_WATCH_PAGES: pages.folder });
  nodes.push(node);
  return node;
}

interface Made {
  wallId: string;
  facilitator: string;
  writers: string[];
}
async function makeWall(node: TestNode): Promise<Made> {
  const made = await ask(node, 'POST', '/api/walls', { body: { title: 'Test wall' } });
  if (made?.status !== 201) throw new Error('no wall');
  const { wallId, joinCode, tokens } = made.json as unknown as TestWall;
  const writers: string[] = [];
  for (let n = 0; n < WRITERS; n += 1) {
    const joined = await ask(node, 'POST', '/api/join', { body: { joinCode } });
    writers.push(String(joined?.json['token']));
  }
  return { wallId, facilitator: tokens.facilitator, writers };
}

const post = (node: TestNode, wall: Made, writer: number, text: string): Promise<Asked | null> =>
  ask(node, 'PUT', `/api/walls/${wall.wallId}/notes/${newUuid()}`, {
    token: wall.writers[writer] ?? '',
    body: { text, rev: 1 },
  });

/** The notes on the wall; `null` while nobody can say. */
async function notesOn(node: TestNode, wall: Made): Promise<string[] | null> {
  const asked = await ask(node, 'GET', `/api/walls/${wall.wallId}/notes`, {
    token: wall.facilitator,
  });
  if (asked?.status !== 200) return null;
  return (asked.json as unknown as { notes: { text: string }[] }).notes.map(({ text }) => text);
}
async function notesAtLast(node: TestNode, wall: Made): Promise<string[]> {
  let notes: string[] | null = null;
  await until('the wall is there', async () => (notes = await notesOn(node, wall)) !== null);
  return notes ?? [];
}

it('T14 server and Postgres killed with -9 again and again in mid-commit: nothing acknowledged is lost, nothing doubles', async () => {
  const random = new SeededRandom(SEED);
  let node = await start();
  const wall = await makeWall(node);
  const acknowledged = new Set<string>();
  let said = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const [before, enough] = [acknowledged.size, 5 + random.below(40)];
    const load = { isOver: false };
    const current = node;
    const writing = wall.writers.map(async (_, writer) => {
      while (!load.isOver) {
        const text = `note ${(said += 1)}`;
        const asked = await post(current, wall, writer, text);
        if (asked?.status === 201) acknowledged.add(text);
        else await pause(20);
      }
    });
    await until(`load before kill ${kill}`, () => acknowledged.size >= before + enough);
    await pause(random.below(8));
    if (kill % 2 === 0) {
      await node.kill();
      load.isOver = true;
      await Promise.all(writing);
      node = await start();
    } else {
      await postgres.kill();
      await until('it is said', async () => (await ask(node, 'GET', '/healthz'))?.status === 503);
      await postgres.launch();
      const then = acknowledged.size;
      await until('it goes on by itself', () => acknowledged.size > then);
      await until('that is said', async () => (await ask(node, 'GET', '/healthz'))?.status === 200);
      load.isOver = true;
      await Promise.all(writing);
    }
    const notes = await notesAtLast(node, wall);
    const there = new Set(notes);
    const where = `WW_SEED=${SEED}, kill ${kill}`;
    expect(
      [...acknowledged].filter((text) => !there.has(text)),
      `lost: ${where}`,
    ).toEqual([]);
    expect(notes.length, `doubled: ${where}`).toBe(there.size);
  }
  for (const each of nodes) expect(each.said()).not.toMatch(/warp-and-weft/);
});

it('a server that stands still loses its wall to another, and never writes it again; its sockets are told to come back', async () => {
  const first = await start();
  const wall = await makeWall(first);
  expect((await post(first, wall, 0, 'one'))?.status).toBe(201);
  const socket = new WebSocket(
    `${first.origin.replace('http', 'ws')}/sync/${wall.wallId}/notes?ww=2&token=${wall.facilitator}`,
  );
  const outcome = outcomeOf(socket);
  await new Promise((opened) => socket.once('open', opened));
  const second = await start();
  // While the first lives the wall is not the second's to show.
  expect(await notesOn(second, wall)).toBeNull();
  first.signal('SIGSTOP');
  const late = post(first, wall, 1, 'late');
  expect(await notesAtLast(second, wall)).toEqual(['one']);
  expect((await post(second, wall, 0, 'two'))?.status).toBe(201);
  first.signal('SIGCONT');
  expect((await late)?.status).toBe(503);
  expect(await outcome).toEqual({ close: 4503 });
  expect((await post(first, wall, 1, 'later'))?.status).toBe(503);
  expect((await post(second, wall, 0, 'three'))?.status).toBe(201);
  // Ended properly, it leaves the wall at once.
  expect(await second.end()).toBe(0);
  expect((await notesAtLast(first, wall)).toSorted()).toEqual(['one', 'three', 'two']);
  expect((await post(first, wall, 1, 'four'))?.status).toBe(201);
});

it('T8 a server says where its walls are without the password, and one that keeps them in a folder has loaded no Postgres client', async () => {
  const node = await start();
  const place = `Walls are kept in Postgres: ${new URL(url).pathname.slice(1)} on 127.0.0.1:`;
  await until('it says where', () => node.said().includes(place));
  expect(node.said()).not.toMatch(/warp-and-weft|weave:/);
  const loaded = `data:text/javascript,${encodeURIComponent(
    `import { createRequire } from 'node:module'; const { cache } = createRequire(process.cwd() + '/x.js');
     process.on('exit', () => console.log('loaded', Object.keys(cache).length > 0, Object.keys(cache).filter((path) => /node_modules.(pg|@redis)/.test(path))));`,
  )}`;
  const embedded = await startNode(
    { DATABASE_URL: '', DATA_DIR: `${pages.folder}/data`, WW_WATCH_PAGES: pages.folder },
    ['--import', loaded],
  );
  nodes.push(embedded);
  expect(await embedded.end()).toBe(0);
  expect(embedded.said()).toContain('loaded true []');
});
