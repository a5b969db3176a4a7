import { afterEach, beforeEach, expect, it } from 'vitest';
import WebSocket from 'ws';
import type { LiveMessage } from '../../shared/protocol/live.ts';
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
import { openPage } from './testPage.ts';

/** Servers are started; on a busy machine that takes its time. Ms. */
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

const post = (node: TestNode, wallId: string, token: string, text: string): Promise<Asked | null> =>
  ask(node, 'PUT', `/api/walls/${wallId}/notes/${newUuid()}`, { token, body: { text, rev: 1 } });

/** A phone: its live view, which comes back when it is sent away. */
function phone({ origin }: TestNode, wallId: string, token: string) {
  const view = { notes: -1, closes: [] as number[] };
  let isOver = false;
  const connect = (): void => {
    if (isOver) return;
    const socket = new WebSocket(
      `${origin.replace('http', 'ws')}/live/${wallId}?ww=2&token=${token}`,
    );
    socket.on('message', (raw: Buffer) => {
      const message = JSON.parse(raw.toString()) as LiveMessage;
      if (message.type === 'shared') view.notes = message.counts.notes;
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

it(
  'Redis killed and started again: people at the edge are told to wait, people at the wall notice nothing, and all comes back',
  async () => {
    const [first, second] = [await start(), await start()];
    const made = await ask(first, 'POST', '/api/walls', { body: { title: 'Test wall' } });
    if (made?.status !== 201) throw new Error('no wall');
    const { wallId, joinCode, tokens } = made.json as unknown as TestWall;
    // Whoever is asked first has it.
    await ask(first, 'GET', `/api/walls/${wallId}/me`, { token: tokens.facilitator });
    const joined = await ask(second, 'POST', '/api/join', { body: { joinCode } });
    const token = String(joined?.json['token']);
    const view = phone(second, wallId, token);
    const wall = openPage(second.origin, wallId, tokens.facilitator, 'notes');
    endings.push(() => wall.provider.destroy());
    await until('the phone is told', () => view.notes === 0);
    await until('the page is synced', () => wall.provider.synced);
    await redis.kill();
    await until('the phone knows', () => view.closes.includes(4503));
    expect((await post(second, wallId, token, 'one'))?.status).toBe(503);
    expect((await post(first, wallId, tokens.facilitator, 'two'))?.status).toBe(201);
    expect((await ask(second, 'GET', '/healthz'))?.status).toBe(200);
    await redis.launch();
    await until('the phone is back', () => view.notes === 1);
    await until('and so is the page', () => wall.doc.getMap('notes').size === 1);
    await until(
      'she can post',
      async () => (await post(second, wallId, token, 'three'))?.status === 201,
    );
    for (const node of nodes) expect(node.said()).not.toMatch(/warp-and-weft/);
  },
  LONG_MS,
);
