import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { newUuid } from '../access/secrets.ts';
import {
  joinWall,
  newWall,
  startTestServer,
  type Answer,
  type TestServer,
  type TestWall,
} from '../http/testServer.ts';
import { outcomeOf, until } from '../sync/wall/testWall.ts';
import { DATABASE_FILE, openSqliteStore } from './sqlite/openSqliteStore.ts';
import { SqliteWallStore } from './sqlite/sqliteWallStore.ts';

let folder: string;
let server: TestServer;
/**
 * The server's own database connection: through it the test makes the disk fail while the server
 * runs.
 */
let disk: DatabaseSync;
const providers: WebsocketProvider[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weavewall-disk-'));
});
afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  await openSqliteStore(folder).close();
  disk = new DatabaseSync(join(folder, DATABASE_FILE));
  disk.exec('PRAGMA synchronous = FULL');
  server = await startTestServer({ openStore: () => new SqliteWallStore(disk, null) });
}

function open(wall: TestWall, document: string, token: string): Y.Doc {
  const doc = new Y.Doc();
  providers.push(
    new WebsocketProvider(
      `${server.origin.replace('http', 'ws')}/sync/${wall.wallId}`,
      document,
      doc,
      {
        disableBc: true,
        params: { token },
        WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
        maxBackoffTime: 100,
      },
    ),
  );
  return doc;
}

const post = (wall: TestWall, token: string, id: string, text: string): Promise<Answer> =>
  server.ask('PUT', `/api/walls/${wall.wallId}/notes/${id}`, { token, body: { text, rev: 1 } });
async function texts(wall: TestWall): Promise<string[]> {
  const answer = await server.ask('GET', `/api/walls/${wall.wallId}/notes`, {
    token: wall.tokens.facilitator,
  });
  expect(answer.status).toBe(200);
  return (JSON.parse(answer.text) as { notes: { text: string }[] }).notes
    .map(({ text }) => text)
    .toSorted();
}

it.each([
  [
    'full',
    () =>
      disk.exec(
        `PRAGMA max_page_count = ${Number(disk.prepare('PRAGMA page_count').get()?.['page_count'])}`,
      ),
    () => disk.exec('PRAGMA max_page_count = 1000000'),
    'is full. Nothing new is saved until there is room',
  ],
  [
    'read-only',
    () => disk.exec('PRAGMA query_only = 1'),
    () => disk.exec('PRAGMA query_only = 0'),
    'cannot be written to. Nothing new is saved until',
  ],
])(
  'T14 the disk is %s: work is refused by name, the wall can be read, and everything goes on by itself once it is not',
  async (_what, fail, mend, said) => {
    await start();
    const wall = await newWall(server);
    const { token } = await joinWall(server, wall);
    const kept: string[] = [];
    const doc = open(wall, 'arrangement', wall.tokens.volunteer);
    doc.getMap('placements').set('before', { pos: [0, 0] });
    const watcher = open(wall, 'arrangement', wall.tokens.facilitator);
    await until('seen', () => watcher.getMap('placements').has('before'));
    expect((await post(wall, token, newUuid(), 'the first')).status).toBe(201);
    kept.push('the first');

    fail();
    // A database has some room in its last pages, so it takes several notes until one is refused.
    let refused: { id: string; text: string; answer: Answer } | null = null;
    for (let n = 0; n < 200 && !refused; n += 1) {
      const [id, text] = [newUuid(), `${'words '.repeat(60)}${n}`];
      const answer = await post(wall, token, id, text);
      // Time passes, so that her rate of commands is not exceeded.
      if (n % 20 === 19) server.skip(2_000);
      if (answer.status === 201) kept.push(text);
      else refused = { id, text, answer };
    }
    expect(refused?.answer.status).toBe(503);
    expect(refused?.answer.json).toMatchObject({ code: 'storage-failed' });
    expect(refused?.answer.headers.get('retry-after')).toBe('2');
    expect(server.log.join('')).toContain(said);
    expect(await texts(wall)).toEqual(kept.toSorted());
    for (let n = 0; n < 40; n += 1)
      doc.getMap('placements').set(`while it failed ${n}`.replaceAll(' ', '-'), { pos: [n, n] });
    expect(await texts(wall)).toEqual(kept.toSorted());

    mend();
    expect((await post(wall, token, refused?.id ?? '', refused?.text ?? '')).status).toBe(201);
    expect(await texts(wall)).toEqual([...kept, refused?.text ?? ''].toSorted());
    await until(
      'what waited on the client is there for others, by itself',
      () => watcher.getMap('placements').size === 41,
    );
    expect(disk.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  },
);

/** A disk of its own, 2 MiB small; only root on Linux may have one. */
function mountSmallDisk(): boolean {
  return (
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], { stdio: 'ignore' })
      .status === 0
  );
}

it('T14 a disk that is really full: refused, readable, also after starting again on it, and all there once there is room', async ({
  skip,
}) => {
  server = { stop: async () => undefined } as TestServer;
  if (!mountSmallDisk()) skip('no right to mount a small disk here');
  try {
    server = await startTestServer({ openStore: () => openSqliteStore(folder) });
    const wall = await newWall(server);
    const { token } = await joinWall(server, wall);
    const kept: string[] = [];
    const refused: [id: string, text: string][] = [];
    const say = async (id: string, text: string): Promise<void> => {
      server.skip(500);
      const { status } = await post(wall, token, id, text);
      if (status === 201) kept.push(text);
      else refused.push([id, text]);
    };
    for (let n = 0; n < 10; n += 1) await say(newUuid(), `before ${n}`);
    expect(kept).toHaveLength(10);
    const { bavail, bsize } = statfsSync(folder);
    writeFileSync(join(folder, 'ballast'), Buffer.alloc(bavail * bsize - 8_192));
    for (let n = 0; n < 30; n += 1) await say(newUuid(), `full ${n} ${'words '.repeat(60)}`);
    expect(refused.length).toBeGreaterThan(10);
    expect(await texts(wall)).toEqual(kept.toSorted());
    await server.stop();
    server = await startTestServer({ openStore: () => openSqliteStore(folder) });
    expect(await texts(wall)).toEqual(kept.toSorted());
    rmSync(join(folder, 'ballast'));
    for (const [id, text] of refused.splice(0)) await say(id, text);
    expect(refused).toEqual([]);
    expect(kept).toHaveLength(40);
    expect(await texts(wall)).toEqual(kept.toSorted());
  } finally {
    await server.stop();
    server = { stop: async () => undefined } as TestServer;
    spawnSync('umount', [folder]);
  }
});

it.each([
  [
    'an update',
    `UPDATE updates SET body = x'0000' WHERE document = 'notes' AND sequence = 2`,
    "UPDATE updates SET body = ? WHERE document = 'notes' AND sequence = 2",
    "SELECT body AS was FROM updates WHERE document = 'notes' AND sequence = 2",
  ],
  [
    'a record',
    `UPDATE records SET value = 'Secret' WHERE kind = 'session'`,
    "UPDATE records SET value = ? WHERE kind = 'session'",
    "SELECT value AS was FROM records WHERE kind = 'session'",
  ],
])(
  'T14 %s is damaged: the wall is refused, never blank, never written over; others go on; mended, it is there again',
  async (_what, damage, mend, read) => {
    server = await startTestServer({ openStore: () => openSqliteStore(folder) });
    const wall = await newWall(server);
    const { token } = await joinWall(server, wall);
    for (const text of ['one', 'two', 'three'])
      expect((await post(wall, token, newUuid(), text)).status).toBe(201);
    await server.stop();
    const file = new DatabaseSync(join(folder, DATABASE_FILE));
    const here = (sql: string): string => sql.replace('WHERE', `WHERE wall = '${wall.wallId}' AND`);
    const was = file.prepare(here(read)).get()?.['was'] ?? null;
    expect(was).not.toBeNull();
    expect(Number(file.prepare(here(damage)).run().changes)).toBe(1);
    const damaged = file.prepare(here(read)).get();

    server = await startTestServer({ openStore: () => openSqliteStore(folder) });
    for (const [method, path, body] of [
      ['GET', 'notes', undefined],
      ['GET', 'me', undefined],
      ['PUT', `notes/${newUuid()}`, { text: 'four', rev: 1 }],
    ] as const) {
      const answer = await server.ask(method, `/api/walls/${wall.wallId}/${path}`, {
        token,
        ...(body ? { body } : {}),
      });
      expect([answer.status, answer.json?.['code']], path).toEqual([503, 'storage-failed']);
    }
    const outcome = outcomeOf(
      new WebSocket(
        `${server.origin.replace('http', 'ws')}/sync/${wall.wallId}/notes?ww=2&token=${wall.tokens.facilitator}`,
      ),
    );
    expect(await outcome).toEqual({ close: 4503 });
    expect(
      (await server.ask('POST', '/api/join', { body: { joinCode: wall.joinCode } })).status,
    ).toBe(503);
    const other = await newWall(server);
    expect(
      (await post(other, (await joinWall(server, other)).token, newUuid(), 'beside')).status,
    ).toBe(201);
    const log = server.log.filter((line) => line.includes('wall cannot be read'));
    expect(log.length).toBeGreaterThan(0);
    expect(log.join('')).toContain('What is damaged is shown to nobody and overwritten by nothing');
    expect(log.join('')).not.toContain('Secret');
    expect(file.prepare(here(read)).get()).toEqual(damaged);

    expect(Number(file.prepare(here(mend)).run(was).changes)).toBe(1);
    file.close();
    server.skip(2_000);
    expect(await texts(wall)).toEqual(['one', 'three', 'two']);
  },
);
