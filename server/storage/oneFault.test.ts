import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newUuid } from '../access/secrets.ts';
import {
  joinWall,
  newWall,
  startTestServer,
  writePages,
  type Answer,
  type TestServer,
  type TestWall,
} from '../http/testServer.ts';
import { until } from '../sync/wall/testWall.ts';
import { DATABASE_FILE, openSqliteStore } from './sqlite/openSqliteStore.ts';
import { SqliteWallStore } from './sqlite/sqliteWallStore.ts';
import { LIMITS } from '../../shared/model/limits.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weavewall-fault-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const PAGES = (disk: DatabaseSync): number =>
  Number(disk.prepare('PRAGMA page_count').get()?.['page_count']);
const FAULTS: [string, (disk: DatabaseSync) => void, (disk: DatabaseSync) => void, string][] = [
  [
    'read-only',
    (disk) => disk.exec('PRAGMA query_only = 1'),
    (disk) => disk.exec('PRAGMA query_only = 0'),
    'cannot be written to',
  ],
  [
    'full',
    (disk) => disk.exec(`PRAGMA max_page_count = ${PAGES(disk)}`),
    (disk) => disk.exec('PRAGMA max_page_count = 1000000'),
    'is full',
  ],
];

/** Everything that writes, each as somebody who may. */
function writes(
  wall: TestWall,
  participant: string,
  snapshot: string,
): [string, string, unknown, string][] {
  const of = (path: string): string => `/api/walls/${wall.wallId}${path}`;
  const { facilitator } = wall.tokens;
  // Longer than the room that is left in the last pages.
  const text = 'words '.repeat(80);
  const sheetQuestions = Array.from({ length: LIMITS.sheetQuestionsPerWall }, () =>
    'words'.padEnd(LIMITS.promptChars, 's'),
  );
  return [
    ['POST', '/api/walls', { title: 'Another' }, ''],
    ['POST', '/api/join', { joinCode: wall.joinCode }, ''],
    ['POST', of('/grants'), { secret: wall.links.volunteer.split('#key=')[1] }, ''],
    ['PUT', of(`/notes/${newUuid()}`), { text }, participant],
    ['PUT', of('/people/me'), { name: 'Mere' }, participant],
    ['POST', of('/snapshots'), { name: 'Now' }, facilitator],
    ['DELETE', of(`/snapshots/${snapshot}`), undefined, facilitator],
    ['POST', of('/phase'), { phase: 'cluster' }, facilitator],
    ['POST', of('/posting'), { posting: 'closed' }, facilitator],
    ['PATCH', of(''), { title: 'Renamed', sheetQuestions }, facilitator],
    ['POST', of('/timer'), { action: 'start', ms: 60_000 }, facilitator],
    ['DELETE', of(''), undefined, facilitator],
  ];
}

test.each(FAULTS)(
  'T14, 2.7 a disk that is %s is one and the same answer everywhere, said on /healthz, and good again by itself',
  async (what, fail, mend, said) => {
    await openSqliteStore(folder).close();
    const disk = new DatabaseSync(join(folder, DATABASE_FILE));
    const server: TestServer = await startTestServer({
      openStore: () => new SqliteWallStore(disk, null),
    });
    try {
      const wall = await newWall(server);
      const { token } = await joinWall(server, wall);
      const kept = await server.ask('POST', `/api/walls/${wall.wallId}/snapshots`, {
        token: wall.tokens.facilitator,
        body: { name: 'Kept' },
      });
      expect((await server.ask('GET', '/healthz')).json).toEqual({ status: 'ok' });
      fail(disk);
      const answers: [string, Answer][] = [];
      for (const [method, path, body, as] of writes(wall, token, String(kept.json?.['id']))) {
        // Deleting may succeed on a full disk.
        if (what === 'full' && method === 'DELETE') continue;
        answers.push([
          `${method} ${path}`,
          await server.ask(method, path, {
            ...(as ? { token: as } : {}),
            ...(body === undefined ? {} : { body }),
          }),
        ]);
      }
      for (const [asked, { status, json, headers }] of answers) {
        // Small changes may fit into existing pages.
        if (what === 'full' && status < 300) continue;
        expect([asked, status, json?.['code'], headers.get('retry-after')]).toEqual([
          asked,
          503,
          'storage-failed',
          '2',
        ]);
        expect(json?.['detail']).toBe(
          'The server cannot save right now. What was saved before is safe; try again in a moment.',
        );
      }
      expect(answers.filter(([, { status }]) => status === 503).length).toBeGreaterThan(2);
      // What there is can be read.
      expect((await server.ask('GET', `/api/walls/${wall.wallId}/me`, { token })).status).toBe(200);
      await until(
        'it is said',
        async () => (await server.ask('GET', '/healthz')).status === 503,
        20_000,
      );
      const health = await server.ask('GET', '/healthz');
      expect(health.json).toMatchObject({
        status: 'storage-failed',
        detail: expect.stringContaining(said) as unknown,
      });
      mend(disk);
      // Nobody writes anything meanwhile.
      await until(
        'it is good again',
        async () => (await server.ask('GET', '/healthz')).status === 200,
        20_000,
      );
      expect((await server.ask('POST', '/api/walls', { body: { title: 'Another' } })).status).toBe(
        201,
      );
      expect(disk.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
      expect(
        disk.prepare(`SELECT count(*) AS probes FROM sqlite_master WHERE name = 'probe'`).get(),
      ).toEqual({ probes: 0 });
    } finally {
      await server.stop();
    }
  },
);

/** The real server, with pages of this test. */
function run(dataDir: string, pages: string): { child: ChildProcess; said: () => string } {
  let said = '';
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: resolve(import.meta.dirname, '../..'),
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
      WW_WATCH_PAGES: pages,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const hear = (chunk: Buffer): void => {
    said += chunk.toString();
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  return { child, said: () => said };
}

test('T14 killed, and started again on a disk that has become read-only: it does not say that it is ready', async ({
  skip,
}) => {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  writePages(join(folder, 'dist'));
  // Only root on Linux may have a disk of its own.
  if (
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk], { stdio: 'ignore' })
      .status !== 0
  )
    skip('no right to mount a disk here');
  const running: ChildProcess[] = [];
  const start = (): ReturnType<typeof run> => {
    const server = run(join(disk, 'data'), join(folder, 'dist'));
    running.push(server.child);
    return server;
  };
  try {
    const first = start();
    await until('it is ready', () => first.said().includes('is ready: '), 60_000);
    const origin = /is ready: (http:\S+?)\/\n/.exec(first.said())?.[1] ?? '';
    expect(
      (
        await fetch(`${origin}/api/walls`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"title":"Stays"}',
        })
      ).status,
    ).toBe(201);
    first.child.kill('SIGKILL');
    await until(
      'it is dead',
      () => first.child.exitCode !== null || first.child.signalCode !== null,
    );
    expect(spawnSync('mount', ['-o', 'remount,ro', disk]).status).toBe(0);
    const second = start();
    await until(
      'it says something',
      () => second.child.exitCode !== null || /\n/.test(second.said()),
      60_000,
    );
    expect(second.said()).not.toContain('is ready');
    expect(second.said()).toMatch(/cannot be written to/);
    second.child.kill('SIGKILL');
    await until(
      'it is dead',
      () => second.child.exitCode !== null || second.child.signalCode !== null,
    );
    spawnSync('mount', ['-o', 'remount,rw', disk]);
    const third = start();
    await until('it is ready', () => third.said().includes('is ready: '), 60_000);
  } finally {
    for (const child of running) child.kill('SIGKILL');
    await until('all are dead', () =>
      running.every((child) => child.exitCode !== null || child.signalCode !== null),
    );
    spawnSync('umount', [disk]);
  }
}, 180_000);
