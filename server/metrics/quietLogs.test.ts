import { afterEach, expect, it } from 'vitest';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { newUuid } from '../access/secrets.ts';
import { joinWall, newWall, startTestServer, type TestServer } from '../http/testServer.ts';
import { until } from '../sync/wall/testWall.ts';

let server: TestServer;
afterEach(() => server.stop());

it('T8 a whole meeting, right and wrong, leaves no token, name or word in the log at its most talkative', async () => {
  server = await startTestServer();
  const wall = await newWall(server, { title: 'Zebrafish title', prompts: ['Zebrafish prompt?'] });
  const { token, participantId } = await joinWall(server, wall, 'Zebrafish Person');
  const base = `/api/walls/${wall.wallId}`;
  const { facilitator, volunteer, projector } = wall.tokens;
  const socket = (path: string, secret: string): WebSocket =>
    new WebSocket(`${server.origin.replace('http', 'ws')}${path}?token=${secret}`).on(
      'error',
      () => undefined,
    );
  const provider = new WebsocketProvider(
    `${server.origin.replace('http', 'ws')}/sync/${wall.wallId}`,
    'arrangement',
    new Y.Doc(),
    {
      disableBc: true,
      params: { token: volunteer },
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    },
  );
  await until('synced', () => provider.synced);

  const [note, cluster] = [newUuid(), newUuid()];
  const statuses: number[] = [];
  const ask = async (...args: Parameters<TestServer['ask']>): Promise<string> => {
    server.skip(500);
    const answer = await server.ask(...args);
    statuses.push(answer.status);
    return answer.text;
  };
  await ask('PUT', `${base}/notes/${note}`, { token, body: { text: 'zebrafish words', rev: 1 } });
  provider.doc
    .getMap('clusters')
    .set(
      cluster,
      new Y.Map<unknown>(Object.entries({ name: 'zebrafish group', color: 'yellow', pos: [0, 0] })),
    );
  provider.doc.getMap('placements').set(note, { cluster, pos: [0, 0] });
  // Out of shape, with words in it.
  provider.doc.getMap('placements').set('zebrafish key', { pos: [0, 0], text: 'zebrafish words' });
  await until('refused', () => server.log.some((line) => line.includes('update refused')));
  const tables = JSON.parse(
    await ask('POST', `${base}/tables`, { token: facilitator, body: {} }),
  ) as { tables?: { tableId: string }[] };
  const table = tables.tables?.[0]?.tableId ?? '';
  await ask('PUT', `${base}/people/me`, {
    token,
    body: {
      table,
      name: 'Zebrafish Renamed',
      contact: { text: 'zebrafish@example.org', shownTo: 'table' },
    },
  });
  await ask('PUT', `${base}/tables/${table}`, {
    token: facilitator,
    body: { sentence: 'zebrafish sentence' },
  });
  await ask('POST', `${base}/walk`, {
    token: facilitator,
    body: { action: 'start', mode: 'free', stopMs: 1_000 },
  });
  await ask('POST', `${base}/visits`, {
    token,
    body: { id: newUuid(), table, kind: 'question', text: 'zebrafish question' },
  });
  await ask('POST', `${base}/snapshots`, {
    token: facilitator,
    body: { name: 'zebrafish snapshot' },
  });
  await ask('GET', `${base}/export/report.md?token=${facilitator}`);
  // Errors are logged in more detail, but without these words.
  await ask('PUT', `${base}/notes/${newUuid()}`, { token, raw: '{"text": "zebrafish words' });
  await ask('PUT', `${base}/notes/${newUuid()}`, {
    token,
    body: { text: 'zebrafish words'.repeat(100), rev: 1 },
  });
  await ask('PUT', `${base}/notes/zebrafish`, {
    token,
    body: { text: 'zebrafish words', zebrafish: 1 },
  });
  await ask('GET', `${base}/notes?token=zebrafish-token-that-is-wrong`);
  await ask('GET', `/zebrafish/${facilitator}?token=${facilitator}`);
  await ask('GET', `//${token}`);
  await ask('POST', '/api/join', { body: { joinCode: 'ZEBRAF' } });
  await ask('POST', `${base}/phase`, { token, body: { phase: 'zebrafish' } });
  for (const [path, secret] of [
    [`/sync/${wall.wallId}/people`, token],
    [`/sync/${wall.wallId}/zebrafish`, token],
    ['/sync/zebrafish/notes', token],
    [`/live/${wall.wallId}`, `${token}x`],
  ] as const) {
    const refused = socket(path, secret);
    await new Promise((done) => refused.on('close', done));
  }
  const live = socket(`/live/${wall.wallId}`, projector);
  await new Promise((came) => live.once('message', came));
  live.terminate();
  await ask('DELETE', base, { token: facilitator });
  provider.destroy();

  expect(statuses.filter((status) => status < 300).length).toBeGreaterThanOrEqual(8);
  expect(statuses.filter((status) => status >= 400).length).toBeGreaterThanOrEqual(7);
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
  expect(server.log.length).toBeGreaterThan(20);
  for (const line of server.log) expect(() => JSON.parse(line) as unknown, line).not.toThrow();
  const log = server.log.join('').toLowerCase();
  // Ids of people and walls are there, so that the log is of use; the join code is a way in.
  expect(log).toContain(wall.wallId);
  for (const secret of ['zebraf', token, facilitator, volunteer, projector, wall.joinCode]) {
    const lines = server.log.filter((line) => line.toLowerCase().includes(secret.toLowerCase()));
    expect(lines, 'lines of the log that say it').toEqual([]);
  }
  expect(participantId).not.toBe('');
});
