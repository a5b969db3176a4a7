import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { machineAddress, startServer, type RunningServer } from './support/startServer.ts';
import { seedWall } from './support/seedWall.ts';
import { ask, joinByCode, makeWall, postNote } from './support/wallApi.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** A server that is expected not to start: its exit code and what it said. */
function refusedStart(
  env: Record<string, string>,
  entry = 'server/start.mjs',
): Promise<{ code: number | null; said: string }> {
  return new Promise((done) => {
    let said = '';
    const child = spawn(process.execPath, [entry], {
      cwd: ROOT,
      env: { ...process.env, LOG_LEVEL: 'silent', ...env },
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.on('exit', (code) => done({ code, said: said.trim() }));
  });
}

test.describe('a server', () => {
  let server: RunningServer;
  test.beforeEach(async () => {
    server = await startServer();
  });
  test.afterEach(() => server.stop());

  test('says where it is, ends cleanly on SIGTERM, and finds its walls again', async () => {
    expect(server.output()).toContain(`Weavewall is ready: http://localhost:${server.port}/`);
    const wall = await makeWall(server.origin, { title: 'Stays' });
    const { token } = await joinByCode(server.origin, wall.joinCode, 'Mere');
    await postNote(server.origin, wall.wallId, token, { text: 'Kept' });
    expect(await server.end()).toBe(0);
    await server.restart();
    await server.kill();
    await server.restart();
    const { notes } = await ask<{ notes: { text: string }[] }>(
      server.origin,
      'GET',
      `/api/walls/${wall.wallId}/notes`,
      { token },
    );
    expect(notes.map((note) => note.text)).toEqual(['Kept']);
  });

  test('shares neither its port nor its data, and says so in a sentence', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'weavewall-'));
    const taken = await refusedStart({
      PORT: String(server.port),
      DATA_DIR: folder,
      HOST: '0.0.0.0',
    });
    expect(taken).toEqual({
      code: 1,
      said: `Port ${server.port} is taken by another program. Set PORT to a free one.`,
    });
    rmSync(folder, { recursive: true, force: true });
    const shared = await refusedStart({ PORT: '0', DATA_DIR: server.dataDir });
    expect(shared.code).toBe(1);
    expect(shared.said).toContain(`Another Weavewall is using DATA_DIR ${server.dataDir}`);
    expect(shared.said.split('\n')).toHaveLength(1);
  });

  test('serves every page over plain HTTP on the machine’s own address, without a policy being broken', async ({
    page,
  }) => {
    const wall = await seedWall(server.origin, DEMO_WALLS.twelveNotes);
    const address = machineAddress();
    const origin = address ? `http://${address}:${server.port}` : server.origin;
    const broken: string[] = [];
    page.on('console', (message) => {
      if (
        message.type() === 'error' &&
        /Content.Security.Policy|violates|insecure/i.test(message.text())
      )
        broken.push(message.text());
    });
    page.on('pageerror', (error) => broken.push(error.message));
    const links = Object.values(wall.links).map(
      (link) => origin + link.replace(/^https?:\/\/[^/]+/, ''),
    );
    for (const url of [`${origin}/`, `${origin}/join`, ...links]) {
      const answer = await page.goto(url);
      expect(answer?.status(), url).toBe(200);
      expect(answer?.headers()['content-encoding'], url).toMatch(/^(?:gzip|br)$/);
      await page.waitForLoadState('networkidle');
    }
    expect(broken).toEqual([]);
    const unknown = await page.goto(`${origin}/j/222222`);
    expect(unknown?.status()).toBe(404);
    await expect(page.locator('body')).toHaveAttribute('data-refused', 'no-such-code');
  });
});

test('of two servers that start on one folder at the same moment one runs, and the other says why it does not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'weavewall-'));
  const said = ['', ''];
  const children = [0, 1].map((index) => {
    const child = spawn(process.execPath, ['server/start.mjs'], {
      cwd: ROOT,
      env: { ...process.env, LOG_LEVEL: 'silent', PORT: '0', DATA_DIR: folder },
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said[index] += chunk.toString();
      });
    return child;
  });
  await expect
    .poll(
      () =>
        said
          .map((words) =>
            words.includes('Weavewall is ready')
              ? 'ready'
              : words.includes('Another Weavewall is using DATA_DIR')
                ? 'refused'
                : '',
          )
          .toSorted(),
      { timeout: 30_000 },
    )
    .toEqual(['ready', 'refused']);
  await expect
    .poll(() => children.map((child) => child.exitCode).filter((code) => code !== null), {
      timeout: 10_000,
    })
    .toEqual([1]);
  await Promise.all(
    children.map(
      (child) =>
        new Promise((gone) =>
          child.exitCode === null ? child.once('exit', gone).kill('SIGKILL') : gone(null),
        ),
    ),
  );
  rmSync(folder, { recursive: true, force: true });
});

test('on a damaged database, and in a folder that cannot be written to, it does not start, says so in a sentence and changes nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'weavewall-'));
  const file = join(folder, 'weavewall.sqlite');
  writeFileSync(file, 'a shopping list '.repeat(512));
  const damaged = await refusedStart({ PORT: '0', DATA_DIR: folder });
  expect(damaged.code).toBe(1);
  expect(damaged.said).toContain('The database in DATA_DIR is damaged.');
  expect(damaged.said.split('\n')).toHaveLength(1);
  expect(readFileSync(file, 'utf8')).toBe('a shopping list '.repeat(512));
  rmSync(folder, { recursive: true, force: true });
  // Not even root writes here.
  test.skip(!existsSync('/sys/kernel'), 'no folder that nobody may write to');
  const readOnly = await refusedStart({ PORT: '0', DATA_DIR: '/sys/kernel' });
  expect(readOnly.code).toBe(1);
  expect(readOnly.said).toContain(
    'The folder /sys/kernel, which DATA_DIR names, cannot be written to',
  );
  expect(readOnly.said.split('\n')).toHaveLength(1);
});

test('a setting that cannot be used is refused in a sentence', async () => {
  expect(await refusedStart({ PORT: 'http' })).toEqual({
    code: 1,
    said: 'PORT has to be a whole number from 0 to 65535; it is "http".',
  });
  expect((await refusedStart({ METRICS_TOKEN: 'too short' })).said).toBe(
    'METRICS_TOKEN has to be at least 16 characters without spaces.',
  );
  expect((await refusedStart({ PUBLIC_URL: 'wall.example.org' })).said).toContain(
    'PUBLIC_URL has to be an origin',
  );
});
