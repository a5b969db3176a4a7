import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { generateSource } from 'oazapfts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIMITS } from '../../shared/model/limits.ts';
import type { Operation } from '../../shared/protocol/http/contract.ts';
import { OPERATIONS } from '../../shared/protocol/http/operations.ts';
import { groupNotes } from './groupNotes.ts';
import { startTestServer, type TestServer } from './testServer.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDER = join(ROOT, '.cache/contract');
const CLIENT = join(FOLDER, 'client.ts');
const PLAYER = join(import.meta.dirname, 'generatedClient/playMeeting.ts');

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  mkdirSync(FOLDER, { recursive: true });
  const described = join(FOLDER, 'openapi.json');
  writeFileSync(described, (await server.ask('GET', '/api/openapi.json')).text);
  writeFileSync(CLIENT, await generateSource(described));
});
afterAll(() => server.stop());

test('a client generated from the API’s description fits its types', async () => {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const project = join(import.meta.dirname, 'generatedClient/tsconfig.json');
  const checking = promisify(execFile)(process.execPath, [tsc, '-p', project]);
  // The check prints what it finds on standard output; if it did not run there is none, and the
  // test fails as well.
  await checking.catch((error: Error & { stdout: string }) => {
    throw new Error(error.stdout || error.message, { cause: error });
  });
});

test('that client plays a whole meeting, and every operation has answered all that it answers when it is done', async () => {
  const [api, { playMeeting }] = await Promise.all([import(CLIENT), import(PLAYER)]);
  api.defaults.baseUrl = server.origin;
  await playMeeting(
    api,
    (...group: [Parameters<typeof groupNotes>[1], Parameters<typeof groupNotes>[2]]) =>
      groupNotes(server, ...group),
    LIMITS.burstPeople,
  );
  const described = Object.entries<Operation>(OPERATIONS).flatMap(([id, { answers }]) =>
    Object.keys(answers)
      .filter((status) => status < '300')
      .map((status) => `${id} ${status}`),
  );
  expect(described.filter((each) => !server.answers.seen.has(each))).toEqual([]);
});
