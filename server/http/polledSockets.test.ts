import { once } from 'node:events';
import { request } from 'node:http';
import * as decoding from 'lib0/decoding';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { LIMITS } from '../../shared/model/limits.ts';
import { LIVE_PING, type LiveMessage } from '../../shared/protocol/live.ts';
import type { PolledAnswer, PolledSaying } from '../../shared/protocol/polled.ts';
import { CLOSE, MESSAGE } from '../../shared/protocol/wire.ts';
import { newUuid } from '../access/secrets.ts';
import { SYNC, syncFrame } from '../sync/transport/frames.ts';
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
  wall = await newWall(server, { settings: { reveal: 'later' } });
});
afterAll(() => server.stop());

/** A page behind a proxy that lets no WebSocket through. */
class PolledPage {
  readonly id = newUuid();
  readonly token: string;
  readonly frames: [number, unknown][] = [];
  readonly closed: [number, number, string][] = [];
  #turn = 0;
  #heard = 0;

  constructor(token: string) {
    this.token = token;
  }

  get timesHeard(): number {
    return this.#heard;
  }

  say(saying: Omit<PolledSaying, 'page' | 'turn'>, turn = this.#turn) {
    this.#turn = turn + 1;
    return server.ask('POST', `/api/walls/${wall.wallId}/sockets/say`, {
      token: this.token,
      body: { page: this.id, turn, ...saying },
    });
  }

  async hear(wait = true, heard = this.#heard) {
    const answer = await server.ask('POST', `/api/walls/${wall.wallId}/sockets/hear`, {
      token: this.token,
      body: { page: this.id, heard, wait },
    });
    if (answer.status !== 200) return answer;
    const { frames, closed } = JSON.parse(answer.text) as PolledAnswer;
    this.#heard += 1;
    this.frames.push(...frames);
    this.closed.push(...closed);
    return answer;
  }

  /** Asks until `check` is true. */
  async hears(what: string, check: () => boolean): Promise<void> {
    await until(what, async () => {
      if (check()) return true;
      expect((await this.hear()).status).toBe(200);
      return check();
    });
  }

  messages(socket: number): LiveMessage[] {
    return this.frames
      .filter(([number]) => number === socket)
      .map(([, frame]) => frame as LiveMessage);
  }
}

const live = (page: PolledPage): LiveMessage[] => page.messages(1);
const countsOf = async (): Promise<number | undefined> =>
  (await server.ask('GET', `/api/walls/${wall.wallId}/me`, { token: wall.tokens.facilitator }))
    .json?.['counts']?.['here'];

test('8.1 a live view comes by requests, waits for news and follows the meeting', async () => {
  const page = new PolledPage((await joinWall(server, wall, 'Mere')).token);
  expect((await page.say({ open: [{ socket: 1 }] })).status).toBe(200);
  await page.hears(
    'both first messages',
    () =>
      live(page).some(({ type }) => type === 'shared') &&
      live(page).some(({ type }) => type === 'personal'),
  );
  const id = newUuid();
  await server.ask('PUT', `/api/walls/${wall.wallId}/notes/${id}`, {
    token: page.token,
    body: { text: 'By request' },
  });
  await page.hears('the own note', () =>
    live(page).some(
      (message) => message.type === 'personal' && message.notes.some((note) => note.id === id),
    ),
  );
  const waiting = page.hears('the next phase', () =>
    live(page).some((message) => message.type === 'shared' && message.session.phase === 'cluster'),
  );
  await server.ask('POST', `/api/walls/${wall.wallId}/phase`, {
    token: wall.tokens.facilitator,
    body: { phase: 'cluster' },
  });
  await waiting;
  await page.say({ frames: [[1, LIVE_PING]] });
  await page.hears('an answer to “are you there?”', () =>
    live(page).some(({ type }) => type === 'ping'),
  );
  await page.say({ close: [1] });
});

test('8.1 a document comes by requests, is written to, and takes nobody’s word for what may be read', async () => {
  const volunteer = new PolledPage(wall.tokens.volunteer);
  const doc = new Y.Doc();
  const frame = (bytes: Uint8Array): [number, string] => [7, Buffer.from(bytes).toString('base64')];
  // Frames that are sent together with opening a socket come after that.
  await volunteer.say({
    open: [
      { socket: 7, document: 'arrangement' },
      { socket: 8, document: 'notes' },
    ],
    frames: [frame(syncFrame(SYNC.step1, Y.encodeStateVector(doc)))],
  });
  const read = (): void => {
    for (const [socket, body] of volunteer.frames.splice(0)) {
      const decoder = decoding.createDecoder(Buffer.from(body as string, 'base64'));
      if (
        socket === 7 &&
        decoding.readVarUint(decoder) === MESSAGE.sync &&
        decoding.readVarUint(decoder) !== SYNC.step1
      )
        Y.applyUpdate(doc, decoding.readVarUint8Array(decoder), 'server');
    }
  };
  await volunteer.hears('a refusal, for nothing is revealed', () => volunteer.closed.length > 1);
  expect(volunteer.closed).toEqual([
    [7, CLOSE.forbidden, 'not-revealed'],
    [8, CLOSE.forbidden, 'not-revealed'],
  ]);

  const facilitator = new PolledPage(wall.tokens.facilitator);
  const mine = new Y.Doc();
  const cluster = new Y.Map();
  mine.transact(() => {
    for (const [key, value] of Object.entries({ name: 'Rivers', color: 1, pos: [0, 0] }))
      cluster.set(key, key === 'color' ? 'blue' : value);
    mine.getMap('clusters').set('rivers', cluster);
  });
  await facilitator.say({
    open: [{ socket: 7, document: 'arrangement' }],
    frames: [frame(syncFrame(SYNC.update, Y.encodeStateAsUpdate(mine)))],
  });
  const other = new PolledPage(
    (
      await server.ask('POST', `/api/walls/${wall.wallId}/reveal`, {
        token: wall.tokens.facilitator,
      })
    ).status === 200
      ? wall.tokens.volunteer
      : '',
  );
  await other.say({
    open: [{ socket: 7, document: 'arrangement' }],
    frames: [frame(syncFrame(SYNC.step1, Y.encodeStateVector(doc)))],
  });
  await other.hears('the group', () => {
    volunteer.frames.push(...other.frames.splice(0));
    read();
    return (
      (doc.getMap('clusters').get('rivers') as Y.Map<unknown> | undefined)?.get('name') === 'Rivers'
    );
  });
  await Promise.all([facilitator.say({ close: [7] }), other.say({ close: [7] })]);
});

test('8.2 whoever is removed is told so and let go, as on a socket', async () => {
  const { token, participantId } = await joinWall(server, wall);
  const page = new PolledPage(token);
  await page.say({ open: [{ socket: 1 }] });
  await page.hears('the live view', () => live(page).length >= 2);
  await server.ask('DELETE', `/api/walls/${wall.wallId}/people/${participantId}`, {
    token: wall.tokens.facilitator,
  });
  await page.hears('goodbye', () => page.closed.length > 0);
  expect(live(page).at(-1)).toMatchObject({ type: 'refused', code: 'removed' });
  expect(page.closed).toEqual([[1, CLOSE.forbidden, 'removed']]);
  await page.say({ open: [{ socket: 2 }] });
  await page.hears('no', () => page.closed.length > 1);
  expect(page.closed[1]).toEqual([2, CLOSE.forbidden, 'removed']);
});

test('8.3 an answer that was lost, or a saying out of turn, ends the page’s sockets; beginning anew is always possible', async () => {
  const page = new PolledPage((await joinWall(server, wall)).token);
  const nobody = (await countsOf()) ?? -1;
  await page.say({ open: [{ socket: 1 }] });
  await page.hears('the live view', () => live(page).length >= 2);
  await until('is here', async () => (await countsOf()) === nobody + 1);
  expect((await page.hear(true, 9)).json?.['code']).toBe('sockets-gone');
  await until('is not here any more', async () => (await countsOf()) === nobody);
  expect((await page.hear(false, 1)).status).toBe(410);
  expect((await page.say({ open: [{ socket: 1 }] }, 0)).status).toBe(200);
  expect((await page.say({}, 5)).json?.['code']).toBe('sockets-gone');
  expect((await page.say({}, 6)).status).toBe(410);
  // Pages belong to a person: another person's page with the same id is another page.
  const other = new PolledPage((await joinWall(server, wall)).token);
  await page.say({ open: [{ socket: 1 }] }, 0);
  expect(
    (
      await server.ask('POST', `/api/walls/${wall.wallId}/sockets/hear`, {
        token: other.token,
        body: { page: page.id, heard: 0, wait: false },
      })
    ).status,
  ).toBe(410);
});

test('8.3 a page that breaks off is gone at once', async () => {
  const page = new PolledPage((await joinWall(server, wall)).token);
  const before = (await countsOf()) ?? -1;
  await page.say({ open: [{ socket: 1 }] });
  await page.hears('the live view', () => live(page).length >= 2);
  await until('is here', async () => (await countsOf()) === before + 1);
  // What has news is answered at once, and nothing is left to break off.
  await until('has heard it all', async () => {
    const { frames } = JSON.parse((await page.hear(false)).text) as PolledAnswer;
    return frames.length === 0;
  });
  const url = new URL(`/api/walls/${wall.wallId}/sockets/hear`, server.origin);
  const cut = request(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${page.token}`, 'content-type': 'application/json' },
  });
  cut.on('error', () => undefined);
  cut.end(JSON.stringify({ page: page.id, heard: page.timesHeard, wait: true }));
  await once(cut, 'finish');
  // A request that is answered after it: the server has that one, too.
  await countsOf();
  cut.destroy();
  await until('is gone', async () => (await countsOf()) === before);
});

test('8.4, T31 polled sockets count among a person’s sockets, and what carries them is answered to the caller’s own pages alone', async () => {
  const page = new PolledPage((await joinWall(server, wall)).token);
  const most = LIMITS.socketsPerPerson;
  await page.say({ open: Array.from({ length: most }, (_, socket) => ({ socket })) });
  await page.say({ open: [{ socket: most }] });
  await page.hears('one too many', () => page.closed.length > 0);
  expect(page.closed).toEqual([[most, CLOSE.rateLimited, 'rate-limited']]);
  const cookie = {
    cookie: `ww_${wall.wallId}_participant=${page.token}`,
    'x-weavewall-as': 'participant',
  };
  const path = `/api/walls/${wall.wallId}/sockets/hear`;
  const body = { page: page.id, heard: 0, wait: false };
  expect(
    (
      await server.ask('POST', path, {
        headers: { ...cookie, origin: 'https://elsewhere.example' },
        body,
      })
    ).status,
  ).toBe(403);
  expect((await server.ask('POST', path, { body })).status).toBe(401);
});
