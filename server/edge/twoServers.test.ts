import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { LiveMessage, LiveShared } from '../../shared/protocol/live.ts';
import { newUuid } from '../access/secrets.ts';
import { TestRedis } from '../bus/redis/testRedis.ts';
import type { TestWall } from '../http/testServer.ts';
import { sharedPostgres } from '../storage/postgres/testPostgres.ts';
import {
  ask,
  pagesFolder,
  startNode,
  type Asked,
  type TestNode,
} from '../storage/postgres/testNode.ts';
import { until } from '../sync/wall/testWall.ts';

const WRITERS = 6;
/** Servers are started, and leases run out; on a busy machine that takes its time. Ms. */
const LONG_MS = 180_000;

let redis: TestRedis;
let url: string;
let pages: ReturnType<typeof pagesFolder>;
const nodes: TestNode[] = [];
const endings: (() => void)[] = [];

beforeEach(async () => {
  const postgres = await sharedPostgres();
  [url, redis] = [await postgres.newDatabase(), await TestRedis.start()];
  pages = pagesFolder();
});
afterEach(async () => {
  for (const end of endings.splice(0)) end();
  for (const node of nodes.splice(0)) await node.kill();
  await redis.kill();
  pages.remove();
});

async function start(): Promise<TestNode> {
  const node = await startNode({
    DATABASE_URL: url,
    REDIS_URL: redis.url,
    WW_WATCH_PAGES: pages.folder,
  });
  nodes.push(node);
  await until('its bus is up', () => node.said().includes('bus is up'));
  return node;
}

async function makeWall(node: TestNode): Promise<TestWall> {
  const made = await ask(node, 'POST', '/api/walls', { body: { title: 'Test wall' } });
  if (made?.status !== 201) throw new Error('no wall');
  const wall = made.json as unknown as TestWall;
  // Whoever is asked first has it.
  await ask(node, 'GET', `/api/walls/${wall.wallId}/me`, { token: wall.tokens.facilitator });
  return wall;
}

/** Posts until it is taken. */
const postAtLast = (node: TestNode, wall: TestWall, token: string, text: string): Promise<void> =>
  until(
    `${text} is taken`,
    async () => (await post(node, wall.wallId, token, text))?.status === 201,
  );

const post = (node: TestNode, wallId: string, token: string, text: string): Promise<Asked | null> =>
  ask(node, 'PUT', `/api/walls/${wallId}/notes/${newUuid()}`, { token, body: { text, rev: 1 } });

async function notesOn(node: TestNode, { wallId, tokens }: TestWall): Promise<string[]> {
  const asked = await ask(node, 'GET', `/api/walls/${wallId}/notes`, { token: tokens.facilitator });
  if (asked?.status !== 200) throw new Error('no notes');
  const { notes } = asked.json as unknown as { notes: { text: string }[] };
  return notes.map(({ text }) => text);
}

/** A phone: its live view, which comes back when it is sent away. */
function phone({ origin }: TestNode, wallId: string, token: string) {
  const view = { shared: null as LiveShared | null, notes: 0, closes: [] as number[] };
  let isOver = false;
  const connect = (): void => {
    if (isOver) return;
    const socket = new WebSocket(
      `${origin.replace('http', 'ws')}/live/${wallId}?ww=2&token=${token}`,
    );
    socket.on('message', (raw: Buffer) => {
      const message = JSON.parse(raw.toString()) as LiveMessage;
      if (message.type === 'shared') view.shared = message;
      if (message.type === 'personal') view.notes = message.notes.length;
    });
    socket.on('error', () => undefined);
    socket.on('close', (code) => {
      view.closes.push(code);
      setTimeout(connect, 50);
    });
    endings.push(() => socket.terminate());
  };
  endings.push(() => void (isOver = true));
  connect();
  return view;
}

/** The projector's copy of the notes. */
function projector({ origin }: TestNode, wallId: string, token: string): () => string[] {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(
    `${origin.replace('http', 'ws')}/sync/${wallId}`,
    'notes',
    doc,
    {
      disableBc: true,
      params: { token },
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      maxBackoffTime: 200,
    },
  );
  endings.push(() => provider.destroy());
  return () =>
    [...doc.getMap('notes').values()].map((note) =>
      String(note instanceof Y.Map ? note.get('text') : (note as { text: string }).text),
    );
}

it(
  'a phone at one server posts, projectors at both show it; the owner is killed with -9: nothing acknowledged is lost, and everybody is back at the one that is left',
  async () => {
    const [first, second] = [await start(), await start()];
    const wall = await makeWall(first);
    const { wallId, joinCode, tokens } = wall;
    const joined = await ask(second, 'POST', '/api/join', { body: { joinCode } });
    expect(joined?.status).toBe(201);
    const token = String(joined?.json['token']);
    const view = phone(second, wallId, token);
    await until('the phone is told', () => view.shared !== null);
    const shown = projector(first, wallId, tokens.facilitator);
    const shownThere = projector(second, wallId, tokens.facilitator);
    expect((await post(second, wallId, token, 'from the edge'))?.status).toBe(201);
    await until('both projectors show it', () =>
      [shown, shownThere].every((each) => each().includes('from the edge')),
    );
    await until('her phone shows it', () => view.notes === 1 && view.shared?.counts.notes === 1);
    // Her phone is counted where the wall is.
    const before = (
      await ask(first, 'GET', `/api/walls/${wallId}/me`, { token: tokens.facilitator })
    )?.json as unknown as { counts: { here: number } };
    expect(before.counts.here).toBeGreaterThanOrEqual(1);

    const writers: string[] = [];
    for (let n = 0; n < WRITERS; n += 1)
      writers.push(
        String((await ask(second, 'POST', '/api/join', { body: { joinCode } }))?.json['token']),
      );
    const acknowledged = new Set(['from the edge']);
    const load = { isOver: false };
    let said = 0;
    const writing = writers.map(async (writer) => {
      while (!load.isOver) {
        const text = `note ${(said += 1)}`;
        const asked = await post(second, wallId, writer, text);
        if (asked?.status === 201) acknowledged.add(text);
        else await pause(20);
      }
    });
    await until('load', () => acknowledged.size > 40);
    await first.kill();
    const then = acknowledged.size;
    await until('it goes on', () => acknowledged.size > then + 10);
    load.isOver = true;
    await Promise.all(writing);
    const texts = await notesOn(second, wall);
    expect([...acknowledged].filter((text) => !texts.includes(text))).toEqual([]);
    expect(texts.length).toBe(new Set(texts).size);
    // What was under way may have been done, too.
    await until('the phone is back', () => view.shared?.counts.notes === texts.length);
    await until('and so is the projector', () => shownThere().length === texts.length);
    expect(new Set(view.closes)).toEqual(new Set([4503]));
  },
  LONG_MS,
);

it(
  'an owner that stands still is taken from by the one that is asked; when it goes on it asks that one',
  async () => {
    const [first, second] = [await start(), await start()];
    const wall = await makeWall(first);
    const { wallId, joinCode } = wall;
    const joined = await ask(second, 'POST', '/api/join', { body: { joinCode } });
    const token = String(joined?.json['token']);
    const view = phone(second, wallId, token);
    await until('the phone is told', () => view.shared !== null);
    expect((await post(second, wallId, token, 'one'))?.status).toBe(201);
    first.signal('SIGSTOP');
    await postAtLast(second, wall, token, 'two');
    await until('her phone is back', () => view.shared?.counts.notes === 2 && view.notes === 2);
    first.signal('SIGCONT');
    await postAtLast(first, wall, token, 'three');
    expect((await notesOn(first, wall)).toSorted()).toEqual(['one', 'three', 'two']);
  },
  LONG_MS,
);

it(
  'Redis killed and started again: people at the edge are told to wait, people at the wall notice nothing, and all comes back',
  async () => {
    const [first, second] = [await start(), await start()];
    const { wallId, joinCode, tokens } = await makeWall(first);
    const joined = await ask(second, 'POST', '/api/join', { body: { joinCode } });
    const token = String(joined?.json['token']);
    const view = phone(second, wallId, token);
    await until('the phone is told', () => view.shared !== null);
    await redis.kill();
    await until('the phone knows', () => view.closes.includes(4503));
    expect((await post(second, wallId, token, 'one'))?.status).toBe(503);
    expect((await post(first, wallId, tokens.facilitator, 'two'))?.status).toBe(201);
    expect((await ask(second, 'GET', '/healthz'))?.status).toBe(200);
    await redis.launch();
    await until('the phone is back', () => view.shared?.counts.notes === 1);
    await until(
      'she can post',
      async () => (await post(second, wallId, token, 'three'))?.status === 201,
    );
    for (const node of nodes) expect(node.said()).not.toMatch(/warp-and-weft/);
  },
  LONG_MS,
);
