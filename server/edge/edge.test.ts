import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { generateSource } from 'oazapfts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import WebSocket from 'ws';
import { LIMITS } from '../../shared/model/limits.ts';
import { LIVE_PING, type LiveMessage } from '../../shared/protocol/live.ts';
import { POLL_HOLD_MS } from '../../shared/protocol/polled.ts';
import type { Operation } from '../../shared/protocol/http/contract.ts';
import { OPERATIONS } from '../../shared/protocol/http/operations.ts';
import { decodeEnvelope } from '../bus/envelope.ts';
import { NO_FAULTS, type LossyCarrier } from '../bus/lossyCarrier.ts';
import { groupNotes } from '../http/groupNotes.ts';
import {
  apiOf,
  joinWall,
  newNoteId,
  newWall,
  type Ask,
  type TestServer,
  type TestWall,
} from '../http/testServer.ts';
import { outcomeOf, until } from '../sync/wall/testWall.ts';
import { SharingServers, wallAt } from './sharingServers.ts';

const CLIENT = resolve(import.meta.dirname, '../../.cache/contract/edgeClient.ts');
const PLAYER = join(import.meta.dirname, '../http/generatedClient/playMeeting.ts');

/** What comes over the bus to the edge comes through this. */
let lossy: LossyCarrier;
let servers: SharingServers;
let owner: TestServer;
let edge: TestServer;

beforeAll(async () => {
  servers = await SharingServers.prepare();
  owner = (await servers.start()).server;
  ({ server: edge, carrier: lossy } = await servers.start());
});
afterAll(async () => {
  await edge.stop();
  await owner.stop();
});

const wallThere = (body: object = {}): Promise<TestWall> => wallAt(owner, body);

interface Phone {
  heard: LiveMessage[];
  socket: WebSocket;
  counts(): { here: number; notes: number } | null;
  notes(): number;
}
function phone(at: TestServer, wall: TestWall, token: string): Phone {
  const socket = new WebSocket(
    `${at.origin.replace('http', 'ws')}/live/${wall.wallId}?ww=2&token=${token}`,
  );
  socket.on('error', () => undefined);
  const heard: LiveMessage[] = [];
  socket.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString()) as LiveMessage));
  const last = <Type extends LiveMessage['type']>(type: Type) =>
    heard.findLast((each) => each.type === type) as
      | Extract<LiveMessage, { type: Type }>
      | undefined;
  return {
    heard,
    socket,
    counts: () => last('shared')?.counts ?? null,
    notes: () => last('personal')?.notes.length ?? -1,
  };
}
const post = (at: TestServer, wall: TestWall, token: string, text = 'Clear rivers') =>
  at.ask('PUT', apiOf(wall, `/notes/${newNoteId()}`), { token, body: { text, rev: 1 } });

const loadedAt = async (server: TestServer): Promise<string | undefined> =>
  /^weavewall_walls_loaded (\d+)$/m.exec((await server.ask('GET', '/metrics')).text)?.[1];

it('a whole meeting is played at a server that does not have the wall: every operation answers as it does where the wall is', async () => {
  mkdirSync(resolve(CLIENT, '..'), { recursive: true });
  writeFileSync(`${CLIENT}.json`, (await edge.ask('GET', '/api/openapi.json')).text);
  writeFileSync(CLIENT, await generateSource(`${CLIENT}.json`));
  const [api, { playMeeting }] = await Promise.all([import(CLIENT), import(PLAYER)]);
  api.defaults.baseUrl = edge.origin;
  api.defaults.fetch = async (target: string, init: RequestInit) => {
    const response = await fetch(target, init);
    if (init.method !== 'POST' || !target.endsWith('/api/walls')) return response;
    const made = (await response.clone().json()) as TestWall;
    await owner.ask('GET', apiOf(made, '/me'), { token: made.tokens.facilitator });
    return response;
  };
  await playMeeting(
    api,
    (...group: [Parameters<typeof groupNotes>[1], Parameters<typeof groupNotes>[2]]) =>
      groupNotes(edge, ...group),
    LIMITS.burstPeople,
  );
  const described = Object.entries<Operation>(OPERATIONS).flatMap(([id, { answers }]) =>
    Object.keys(answers)
      .filter((status) => status < '300')
      .map((status) => `${id} ${status}`),
  );
  expect(described.filter((each) => !edge.answers.seen.has(each))).toEqual([]);
  expect(await loadedAt(edge)).toBe('0');
}, 180_000);

it('a refusal is the same at both: nobody known, another wall, bad JSON, a field too many, too large, no such code', async () => {
  const wall = await wallThere();
  const other = await wallThere();
  const { token } = await joinWall(owner, wall, 'Mere');
  const asked: [string, string, Ask][] = [
    ['GET', '/me', {}],
    ['GET', '/me', { token: 'nobody' }],
    ['GET', '/me', { token: other.tokens.facilitator }],
    ['PUT', `/notes/${newNoteId()}`, { token, raw: '{"text":' }],
    ['PUT', `/notes/${newNoteId()}`, { token, body: { text: 'x', rev: 1, more: 1 } }],
    ['PUT', `/notes/${newNoteId()}`, { token, raw: `"${'x'.repeat(LIMITS.bodyBytes)}"` }],
    ['PUT', `/notes/${newNoteId()}`, { token, raw: 'text', headers: { 'content-type': 'a/b' } }],
    ['PATCH', '/session', { token, body: { title: 'Mine' } }],
    ['GET', '/hidden-notes', { token }],
    ['GET', '/no-such-thing', { token }],
  ];
  for (const [method, path, ask] of asked) {
    const here = await owner.ask(method, apiOf(wall, path), ask);
    const there = await edge.ask(method, apiOf(wall, path), ask);
    expect(here.status, path).toBeGreaterThanOrEqual(400);
    expect([there.status, there.text], path).toEqual([here.status, here.text]);
    expect(there.headers.get('content-type')).toBe(here.headers.get('content-type'));
  }
});

it('T12 what one address may do is counted where the wall is, at whichever server it is done', async () => {
  const wall = await wallThere();
  const body = { secret: wall.tokens.volunteer };
  owner.holdClock(true);
  const counts = new Map<number, number>();
  for (let n = 0; n < LIMITS.linksPerMinutePerAddress + 40; n += 40) {
    const asked = Array.from({ length: 40 }, (_, each) =>
      (each % 2 ? edge : owner).ask('POST', apiOf(wall, '/grants'), { body }),
    );
    for (const { status } of await Promise.all(asked))
      counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  owner.holdClock(false);
  // What a wall has no room for is refused as well, but it was counted.
  expect(counts.get(429)).toBe(40);
});

it('T12 guessed codes belong to no wall: servers count them together', async () => {
  for (const each of [owner, edge]) each.holdClock(true);
  const counts = new Map<number, number>();
  const guess = async (at: TestServer): Promise<void> => {
    const { status } = await at.ask('POST', '/api/join', { body: { joinCode: 'ZZZZZZ' } });
    counts.set(status, (counts.get(status) ?? 0) + 1);
  };
  // What one let pass is known to the other before it is asked again.
  for (let n = 0; n < LIMITS.wrongCodesPerMinutePerAddress + 20; n += 1)
    await guess(n % 2 ? edge : owner);
  for (const each of [owner, edge]) each.holdClock(false);
  expect(counts.get(429)).toBeGreaterThanOrEqual(18);
  expect(counts.get(429)).toBeLessThanOrEqual(20);
  for (const each of [owner, edge]) each.skip(60_000);
});

it('8.3 where a page whose sockets travel in requests breaks off at the edge, that is known where the wall is at once', async () => {
  const wall = await wallThere();
  const { token } = await joinWall(owner, wall);
  const other = phone(owner, wall, (await joinWall(owner, wall)).token);
  const page = randomUUID();
  const post = (path: string, body: object, signal?: AbortSignal): Promise<Response> =>
    fetch(`${edge.origin}${apiOf(wall, `/sockets/${path}`)}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ page, ...body }),
      ...(signal ? { signal } : {}),
    });
  expect((await post('say', { turn: 0, open: [{ socket: 1 }] })).status).toBe(200);
  await until('both are here', () => other.counts()?.here === 2);
  const leaving = new AbortController();
  let heard = 0;
  const hearing = (async () => {
    for (; !leaving.signal.aborted; heard += 1)
      await post('hear', { heard, wait: true }, leaving.signal).catch(() => null);
  })();
  await until('she hears', () => heard > 0);
  leaving.abort();
  await hearing;
  await until('she is not here any more', () => other.counts()?.here === 1, POLL_HOLD_MS / 2);
  other.socket.terminate();
});

it('the phone’s page and its form without script work at both', async () => {
  const wall = await wallThere();
  const path = `/j/${wall.joinCode}`;
  const page = await edge.ask('GET', path, { headers: { accept: 'text/html' } });
  expect(page.text).toBe((await owner.ask('GET', path, { headers: { accept: 'text/html' } })).text);
  expect(page.text).toContain('Test wall');
  const posted = await edge.ask('POST', path, {
    raw: 'text=Without+script&prompt=0',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect([posted.status, posted.headers.get('location')]).toEqual([303, `${path}?put=1`]);
  expect(posted.headers.get('set-cookie')).toMatch(/HttpOnly/);
  const { text } = await owner.ask('GET', apiOf(wall, '/notes'), {
    token: wall.tokens.facilitator,
  });
  expect(text).toContain('Without script');
});

it('phones at the edge are told what phones at the wall are told, counted with them, and answered; the edge holds no document', async () => {
  const wall = await wallThere();
  const [mere, tom] = [await joinWall(edge, wall, 'Mere'), await joinWall(edge, wall, 'Tom')];
  const [here, there] = [phone(owner, wall, mere.token), phone(edge, wall, tom.token)];
  await until('both are counted at both', () =>
    [here, there].every((each) => each.counts()?.here === 2),
  );
  expect((await post(edge, wall, tom.token)).status).toBe(201);
  await until('both know', () => [here, there].every((each) => each.counts()?.notes === 1));
  expect([here.notes(), there.notes()]).toEqual([0, 1]);
  const pings = there.heard.filter(({ type }) => type === 'ping').length;
  there.socket.send(LIVE_PING);
  await until(
    'she is answered',
    () => there.heard.filter(({ type }) => type === 'ping').length > pings,
  );
  const newest = there.heard.findLast((each) => 'now' in each) as { now: number };
  expect(Math.abs(newest.now - Date.now())).toBeLessThan(3_600_000 * 1_000);
  expect(await loadedAt(edge)).toBe('0');
  there.socket.terminate();
  await until('she is not counted any more', () => here.counts()?.here === 1);
  here.socket.terminate();
});

it('T6 somebody who is removed is told so at the edge, and is let in nowhere', async () => {
  const wall = await wallThere();
  const mere = await joinWall(edge, wall, 'Mere');
  const hers = phone(edge, wall, mere.token);
  await until('she is in', () => hers.counts() !== null);
  const outcome = outcomeOf(hers.socket);
  const removed = await edge.ask('DELETE', apiOf(wall, `/people/${mere.participantId}`), {
    token: wall.tokens.facilitator,
    body: {},
  });
  expect(removed.status).toBe(200);
  expect(await outcome).toEqual({ close: 4403 });
  expect(hers.heard.some((each) => each.type === 'refused' && each.code === 'removed')).toBe(true);
  expect(await outcomeOf(phone(edge, wall, mere.token).socket)).toEqual({ close: 4403 });
});

it('7.7 one person’s sockets are counted together, at whichever server they are', async () => {
  const wall = await wallThere();
  const { token } = await joinWall(owner, wall);
  const open: Phone[] = [];
  for (let n = 0; n < LIMITS.socketsPerPerson; n += 1) {
    owner.skip(10_000);
    open.push(phone(n % 2 ? edge : owner, wall, token));
    await until('it is open', () => open.at(-1)?.counts() !== null);
  }
  owner.skip(10_000);
  for (const at of [owner, edge])
    expect(await outcomeOf(phone(at, wall, token).socket)).toEqual({ close: 4529 });
  open[1]?.socket.terminate();
  await until('there is room again', async () => {
    owner.skip(10_000);
    const again = phone(edge, wall, token);
    const closed = outcomeOf(again.socket).then(() => true);
    open.push(again);
    return Promise.race([
      until('open', () => again.notes() >= 0).then(() => true),
      closed.then(() => false),
    ]);
  });
  for (const { socket } of open) socket.terminate();
});

it('whatever the bus loses, doubles or delays on its way to the edge, phones there know in the end what is so', async () => {
  const wall = await wallThere();
  const people = await Promise.all([1, 2, 3].map(() => joinWall(owner, wall)));
  const phones = people.map(({ token }) => phone(edge, wall, token));
  await until('all are in', () => phones.every((each) => each.notes() === 0));
  lossy.suffer({ lost: 30, doubled: 20, late: 20 });
  for (let n = 1; n <= 12; n += 1) {
    for (const { token } of people) expect((await post(owner, wall, token)).status).toBe(201);
    owner.skip(1_000);
  }
  lossy.suffer(NO_FAULTS);
  await until('all know', () =>
    phones.every((each) => each.counts()?.notes === 36 && each.notes() === 12),
  );
  for (const { socket } of phones) socket.terminate();
});

it('where the last that phones are told is lost on its way to the edge, it is asked for again', async () => {
  const wall = await wallThere();
  const [mere, tom] = [await joinWall(owner, wall), await joinWall(owner, wall)];
  const [here, there] = [phone(owner, wall, mere.token), phone(edge, wall, tom.token)];
  await until('both are counted at both', () =>
    [here, there].every((each) => each.counts()?.here === 2 && each.notes() === 0),
  );
  const isMessage = (raw: Uint8Array): boolean => decodeEnvelope(raw)?.kind === 'message';
  lossy.suffer({ lost: 100, doubled: 0, late: 0 }, isMessage);
  expect((await post(owner, wall, tom.token)).status).toBe(201);
  await until('it is known where the wall is', () => here.counts()?.notes === 1);
  lossy.suffer(NO_FAULTS);
  await until('it is known at the edge', () => there.counts()?.notes === 1 && there.notes() === 1);
  for (const { socket } of [here, there]) socket.terminate();
});

it('alerts and dashboard ask for what a server measures', async () => {
  const deploy = resolve(import.meta.dirname, '../../deploy');
  const { text } = await edge.ask('GET', '/metrics');
  const measured = new Set([...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name));
  for (const file of ['alerts.yml', 'dashboard.json']) {
    const asked = [
      ...readFileSync(join(deploy, file), 'utf8').matchAll(/\b(?:weavewall|process)_\w+/g),
    ].map(([name]) => name.replace(/_bucket$/, ''));
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter((name) => !measured.has(name))).toEqual([]);
  }
});

it('an owner that ends gives its walls over: the edge answers with the next request, and its phones come back to it', async () => {
  const { server: leaving } = await servers.start();
  const wall = await newWall(leaving);
  await leaving.ask('GET', apiOf(wall, '/me'), { token: wall.tokens.facilitator });
  const mere = await joinWall(edge, wall, 'Mere');
  const hers = phone(edge, wall, mere.token);
  await until('she is in', () => hers.counts() !== null);
  const outcome = outcomeOf(hers.socket);
  await leaving.app.handOver();
  expect(await outcome).toEqual({ close: 4503 });
  const again = phone(edge, wall, mere.token);
  await until('she is in again', () => again.counts()?.here === 1);
  expect((await post(edge, wall, mere.token)).status).toBe(201);
  await leaving.stop();
  // The others ask the edge from now on.
  expect((await post(owner, wall, mere.token)).status).toBe(201);
  again.socket.terminate();
});
