import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session, SessionRecord } from '../../shared/model/session.ts';
import { openSqliteStore } from '../storage/sqlite/openSqliteStore.ts';
import { apiOf, startTestServer, type TestServer, type TestWall } from './testServer.ts';

type Cell = string | number | null | { base64: string };
interface OldWall extends TestWall {
  /** Of a move that was made on it. */
  move?: string;
  /** As everybody on the wall was told it. */
  session: Session;
}
/** A database as the product left it before walls had scripts, row by row, and what it said of its walls. */
interface Frozen {
  version: number;
  schema: string[];
  tables: Record<string, Record<string, Cell>[]>;
  walls: Record<'gathering' | 'tables' | 'walking' | 'ended', OldWall>;
}
const FROZEN = JSON.parse(
  readFileSync(join(import.meta.dirname, '../storage/sqlite/olderWalls/version4.json'), 'utf8'),
) as Frozen;

function thaw(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true });
  const database = new DatabaseSync(join(dataDir, 'weavewall.sqlite'));
  for (const statement of FROZEN.schema) database.exec(statement);
  for (const [table, rows] of Object.entries(FROZEN.tables))
    for (const row of rows) {
      const values = Object.values(row).map((cell) =>
        typeof cell === 'object' && cell !== null ? Buffer.from(cell.base64, 'base64') : cell,
      );
      const [columns, marks] = [Object.keys(row).join(), values.map(() => '?').join()];
      database.prepare(`INSERT INTO ${table} (${columns}) VALUES (${marks})`).run(...values);
    }
  database.exec(`PRAGMA user_version = ${FROZEN.version}`);
  database.close();
}

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({
    openStore: (dataDir) => (thaw(dataDir), openSqliteStore(dataDir)),
  });
});
afterAll(() => server.stop());

const ask = async (wall: OldWall, method: string, path: string, body?: unknown) => {
  const options = { token: wall.tokens.facilitator, ...(body ? { body } : {}) };
  const { status, text } = await server.ask(method, apiOf(wall, path), options);
  expect([path, status, text]).toEqual([path, status < 300 ? status : 'done', text]);
  return JSON.parse(text) as { session: SessionRecord };
};
const storedSession = async ({ wallId }: OldWall): Promise<Partial<SessionRecord>> => {
  const stored = await server.store.loadWall(wallId);
  const found = stored?.records.find((record) => record.kind === 'session');
  return found?.kind === 'session' ? found.value : {};
};

test.each([
  ['gathering', 'post', []],
  ['tables', 'tables', ['post', 'group']],
  ['walking', 'walk', ['post', 'group', 'tables']],
  ['ended', 'follow-up', ['post', 'group', 'tables', 'walk', 'connect']],
] as const)('2.9a a wall of before that was %s goes on where it was', async (name, step, been) => {
  const wall = FROZEN.walls[name];
  const { session } = await ask(wall, 'GET', '/me');
  // A question that was not given in a further language reads as none there.
  expect(session).toMatchObject({ ...wall.session, step });
  await expect.poll(() => storedSession(wall)).toMatchObject({ step, been });
  const { script } = await storedSession(wall);
  expect(script?.id).toBe(wall.session.activity);
  expect(script?.languages[0]).toBe(wall.session.language);
});

test('its questions are the script’s, and it goes on from there', async () => {
  const wall = FROZEN.walls.gathering;
  const { session } = await ask(wall, 'POST', '/phase', { phase: 'cluster' });
  expect(session).toMatchObject({
    step: 'group',
    been: ['post'],
    open: ['post', 'edit-notes', 'arrange'],
  });
  const [post, , tables] = session.script.steps;
  expect(post).toMatchObject({
    reveal: 'later',
    prompts: [{ de: 'Wo?', fr: 'Où ?' }, { de: 'Und der Fluss?' }],
  });
  expect(tables).toMatchObject({ questions: [{ de: 'Warum hier?' }] });
});

test.each(['tables', 'walking'] as const)(
  'a move that was made then is taken back: %s',
  async (name) => {
    const wall = FROZEN.walls[name];
    // The walk's clock stands still: that is a change since.
    if (name === 'walking') await ask(wall, 'POST', '/timer', { action: 'resume' });
    const { session } = await ask(wall, 'DELETE', `/moves/${wall.move}`);
    expect(session).toMatchObject(
      name === 'tables'
        ? { phase: 'gather', step: 'post', been: [] }
        : { phase: 'tables', step: 'tables', been: ['post', 'group'], walk: null },
    );
  },
);

test('what was kept of it has a script as well', async () => {
  const wall = FROZEN.walls.walking;
  const { text } = await server.ask('GET', apiOf(wall, '/snapshots'), {
    token: wall.tokens.facilitator,
  });
  const { snapshots } = JSON.parse(text) as { snapshots: { id: string }[] };
  const { session } = await ask(wall, 'GET', `/snapshots/${snapshots[0]?.id}`);
  expect(session).toMatchObject({ phase: 'tables', step: 'tables', been: ['post', 'group'] });
});
