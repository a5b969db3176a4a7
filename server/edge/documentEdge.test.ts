import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { LIMITS } from '../../shared/model/limits.ts';
import { decodeEnvelope } from '../bus/envelope.ts';
import { NO_FAULTS, type LossyCarrier } from '../bus/lossyCarrier.ts';
import { apiOf, joinWall, newNoteId, type TestServer, type TestWall } from '../http/testServer.ts';
import { outcomeOf, until } from '../sync/wall/testWall.ts';
import { SharingServers, wallAt } from './sharingServers.ts';
import { openPage, type TestPage } from './testPage.ts';

let servers: SharingServers;
let owner: TestServer;
let edge: TestServer;
/** What comes over the bus to the owner, and to the edge, comes through these. */
let toOwner: LossyCarrier;
let toEdge: LossyCarrier;
const endings: (() => void)[] = [];

beforeAll(async () => {
  servers = await SharingServers.prepare();
  ({ server: owner, carrier: toOwner } = await servers.start());
  ({ server: edge, carrier: toEdge } = await servers.start());
});
afterEach(() => {
  for (const end of endings.splice(0)) end();
});
afterAll(async () => {
  await edge.stop();
  await owner.stop();
});

function open(at: TestServer, wall: TestWall, token: string, document?: string): TestPage {
  const page = openPage(at.origin, wall.wallId, token, document);
  endings.push(() => page.provider.destroy());
  return page;
}
const synced = (...pages: readonly TestPage[]): Promise<void> =>
  until('all are synced', () => pages.every(({ provider }) => provider.synced));
const raw = (at: TestServer, wall: TestWall, path: string, token: string): WebSocket => {
  const socket = new WebSocket(
    `${at.origin.replace('http', 'ws')}/sync/${wall.wallId}/${path}?ww=2&token=${token}`,
  );
  socket.on('error', () => undefined);
  endings.push(() => socket.terminate());
  return socket;
};

async function volunteer(wall: TestWall): Promise<{ participantId: string; token: string }> {
  const joined = await joinWall(owner, wall);
  const offered = await owner.ask('PUT', apiOf(wall, '/people/me'), {
    token: joined.token,
    body: { offer: true },
  });
  const accepted = await command(owner, wall, `/people/${joined.participantId}/accept`, {});
  expect([offered.status, accepted.status]).toEqual([200, 200]);
  return joined;
}
const command = (at: TestServer, wall: TestWall, path: string, body: object, method = 'POST') =>
  at.ask(method, apiOf(wall, path), { token: wall.tokens.facilitator, body });

it('hands at both servers move the same wall, see each other, and are told what is durable; the edge holds no wall', async () => {
  const wall = await wallAt(owner);
  const [mere, tom] = [await volunteer(wall), await volunteer(wall)];
  const [here, there] = [open(owner, wall, mere.token), open(edge, wall, tom.token)];
  await synced(here, there);
  there.place('hers');
  there.flush(7);
  await until('it is durable', () => there.flushed.includes(7));
  await until('it is seen', () => here.placements.has('hers'));
  here.place('his');
  await until('and the other way', () => there.placements.has('his'));
  there.provider.awareness.setLocalState({ cursor: [4, 5] });
  here.provider.awareness.setLocalState({ cursor: [6, 7] });
  const sees = (page: TestPage, other: TestPage): boolean =>
    page.provider.awareness.getStates().get(other.doc.clientID)?.['cursor'] !== undefined;
  await until('cursors are seen', () => sees(here, there) && sees(there, here));
  there.provider.disconnect();
  await until('and go', () => !sees(here, there));
  const metrics = (await edge.ask('GET', '/metrics')).text;
  expect(metrics).toMatch(/^weavewall_walls_loaded 0$/m);
});

it('who may not open a document is told the same at both: nobody known, before the reveal, no such document', async () => {
  const wall = await wallAt(owner, { settings: { reveal: 'later' } });
  const { token } = await joinWall(owner, wall);
  const { tokens } = wall;
  for (const [path, bearer] of [
    ['notes', token],
    ['people', token],
    ['table/nothing', tokens.facilitator],
    ['nothing', tokens.facilitator],
    ['notes', 'nobody'],
  ] as const) {
    const here = await outcomeOf(raw(owner, wall, path, bearer));
    expect(here.close, path).toBeGreaterThanOrEqual(4400);
    expect(await outcomeOf(raw(edge, wall, path, bearer)), path).toEqual(here);
  }
});

it('a frame that is too large, and one that is none, close the socket as they do where the wall is', async () => {
  const wall = await wallAt(owner);
  const { token } = await volunteer(wall);
  for (const frame of [Buffer.alloc(LIMITS.frameBytes + 100, 1), Buffer.of(99), 'text']) {
    const codes = [];
    for (const at of [owner, edge]) {
      const socket = raw(at, wall, 'arrangement', token);
      const outcome = outcomeOf(socket);
      socket.once('open', () => socket.send(frame));
      codes.push(await outcome);
    }
    expect(codes[0]?.close).toBeGreaterThanOrEqual(4400);
    expect(codes[1]).toEqual(codes[0]);
  }
});

it('a lock stops a writer at the other server; her work waits on her page and comes with the unlocking', async () => {
  const wall = await wallAt(owner);
  const { token } = await volunteer(wall);
  const [here, there] = [open(owner, wall, wall.tokens.facilitator), open(edge, wall, token)];
  await synced(here, there);
  expect((await command(edge, wall, '/lock', { locked: true })).status).toBe(200);
  there.place('while-locked');
  there.flush(1);
  await until('she is told', () => there.refused.includes('locked'));
  expect(there.flushed).toEqual([]);
  expect(here.placements.has('while-locked')).toBe(false);
  expect((await command(owner, wall, '/lock', { locked: false })).status).toBe(200);
  await until('it is there', () => here.placements.has('while-locked'));
  await until('and durable', () => there.flushed.includes(1));
});

it('T6 somebody who is removed loses her documents at the edge, and a note that is hidden leaves every page', async () => {
  const wall = await wallAt(owner);
  const mere = await volunteer(wall);
  const note = newNoteId();
  const put = await owner.ask('PUT', apiOf(wall, `/notes/${note}`), {
    token: mere.token,
    body: { text: 'Clear rivers', rev: 1 },
  });
  expect(put.status).toBe(201);
  const notes = open(edge, wall, mere.token, 'notes');
  await until('she reads it', () => notes.doc.getMap('notes').has(note));
  const reader = open(edge, wall, (await volunteer(wall)).token, 'notes');
  await synced(reader);
  const hidden = await command(owner, wall, `/notes/${note}/hide`, {});
  expect(hidden.status).toBe(200);
  await until('it left both', () =>
    [notes, reader].every(({ doc }) => !doc.getMap('notes').has(note)),
  );
  const socket = raw(edge, wall, 'arrangement', mere.token);
  const outcome = outcomeOf(socket);
  await until('open', () => socket.readyState === WebSocket.OPEN);
  expect((await command(edge, wall, `/people/${mere.participantId}`, {}, 'DELETE')).status).toBe(
    200,
  );
  expect(await outcome).toEqual({ close: 4403 });
});

it('whatever is lost, doubled or late between them, both ways: pages agree in the end, and nothing is called durable that is not', async () => {
  const wall = await wallAt(owner);
  const pages = await Promise.all(
    [owner, edge, edge, edge].map(async (at) => open(at, wall, (await volunteer(wall)).token)),
  );
  await synced(...pages);
  const isMessage = (bytes: Uint8Array): boolean => {
    const kind = decodeEnvelope(bytes)?.kind;
    return kind === 'message' || kind === 'tail';
  };
  for (const carrier of [toOwner, toEdge])
    carrier.suffer({ lost: 25, doubled: 20, late: 20 }, isMessage);
  for (let round = 0; round < 15; round += 1) {
    pages.forEach((page, index) => {
      page.place(`${index}-${round}`);
      page.flush(round);
    });
    await until('one of them is durable', () => pages[1]?.flushed.includes(round) === true);
    expect(pages[0]?.placements.size).toBeGreaterThan(0);
  }
  for (const carrier of [toOwner, toEdge]) carrier.suffer(NO_FAULTS);
  await until('all is everywhere', () => pages.every(({ placements }) => placements.size === 60));
  await until('and durable', () => pages.every(({ flushed }) => flushed.includes(14)));
});

it('a large wall is loaded by many at the edge: all have it, and it travelled once', async () => {
  const wall = await wallAt(owner);
  const token = wall.tokens.facilitator;
  const first = open(owner, wall, token);
  await synced(first);
  for (let part = 0; part < 8; part += 1)
    first.place(...Array.from({ length: 250 }, (_, n) => `note-${part}-${n}`));
  first.flush(1);
  await until('kept', () => first.flushed.includes(1));
  let bytes = 0;
  toEdge.suffer(NO_FAULTS, (raw) => ((bytes += raw.length), false));
  const size = Y.encodeStateAsUpdate(first.doc).length;
  const pages = Array.from({ length: 8 }, () => open(edge, wall, token));
  await until('all have it', () => pages.every(({ placements }) => placements.size === 2_000));
  expect(bytes).toBeLessThan(3 * size);
  expect(size).toBeGreaterThan(50_000);
});

it('an owner that ends: pages at the edge come back to it with what they wrote meanwhile', async () => {
  const { server: leaving } = await servers.start();
  const wall = await wallAt(leaving);
  const token = wall.tokens.facilitator;
  const page = open(edge, wall, token);
  await synced(page);
  page.place('before');
  page.flush(1);
  await until('durable', () => page.flushed.includes(1));
  const stopping = leaving.stop();
  page.place('meanwhile');
  await stopping;
  await until('she is back, and all is durable', () => {
    if (page.provider.synced) page.flush(2);
    return page.flushed.includes(2);
  });
  const other = open(owner, wall, token);
  await until('and read by others', () => other.placements.size === 2);
});
