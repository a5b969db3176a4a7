import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { RecordChange } from '../../../shared/commands/wallState.ts';
import { testSession } from '../../../shared/commands/testSession.ts';
import { until } from '../../sync/wall/testWall.ts';
import { StorageError } from '../storageError.ts';
import type { OwnedWall } from '../wallOwners.ts';
import type { WallBatch, WallStore } from '../wallStore.ts';
import { Database, type DatabaseWaits } from './database.ts';
import { openPostgresStore, type PostgresStore } from './openPostgresStore.ts';
import { MIGRATIONS } from './postgresSchema.ts';
import { folderForPostgres, sharedPostgres, type PostgresToUse } from './testPostgres.ts';

const WALL = 'wall00000001';
const SHORT: DatabaseWaits = { connectMs: 1_000, statementMs: 2_000, lockMs: 300 };
let postgres: PostgresToUse;
let url: string;
let name: string;
let opened: PostgresStore | null = null;
let owned: OwnedWall;

const batch = (part: Partial<WallBatch>): WallBatch => ({
  records: [],
  updates: [],
  clientIds: [],
  grants: [],
  ...part,
});
const session: RecordChange = {
  kind: 'session',
  value: testSession({ title: 'Secret hui' }),
};

/** Ten updates of `notes`, checkpoints at 4 and 8. */
async function makeWall(place = ''): Promise<void> {
  postgres = await sharedPostgres();
  url = await postgres.newDatabase(place);
  name = new URL(url).pathname.slice(1);
  opened = await openPostgresStore(url, { waits: SHORT });
  const { store, owners } = opened;
  await store.createWall(
    {
      wallId: WALL,
      joinCode: 'ABCDEF',
      secrets: { facilitator: 'f', volunteer: 'v', projector: 'p' },
    },
    batch({ records: [session] }),
  );
  owned = owners.own(WALL);
  await owned.store.loadWall(WALL);
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let sequence = 1; sequence <= 10; sequence += 1) {
    doc.getMap('notes').set(`n${sequence}`, { text: 'words' });
    await owned.store.commit(
      WALL,
      batch({ updates: [{ document: 'notes', sequence, update: updates.at(-1) as Uint8Array }] }),
    );
    if (sequence % 4 === 0)
      await owned.store.writeCheckpoint(WALL, 'notes', sequence, Y.encodeStateAsUpdate(doc));
  }
}
afterEach(async () => {
  await opened?.owners.close();
  await opened?.store.close();
  opened = null;
});

async function keysNow(): Promise<string[]> {
  const doc = new Y.Doc();
  for (const update of (await owned.store.loadWall(WALL))?.documents.notes?.updates ?? [])
    Y.applyUpdate(doc, update);
  return [...doc.getMap('notes').keys()].toSorted();
}
const TEN = Array.from({ length: 10 }, (_, index) => `n${index + 1}`).toSorted();
const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );

describe('rows that a disk made wrong', () => {
  beforeEach(() => makeWall());
  const tamper = async (sql: string): Promise<void> => {
    const rows = await postgres.admin(`${sql} RETURNING 1`, name);
    expect(rows.length, 'rows that were damaged').toBeGreaterThan(0);
  };

  it.each([
    [
      'an update of garbage',
      `UPDATE weavewall.updates SET body = '\\xdeadbeef' WHERE sequence = 9`,
      'notes: update 9 is damaged',
    ],
    [
      'an update that is gone',
      `DELETE FROM weavewall.updates WHERE sequence = 9`,
      'notes: update 9 is missing',
    ],
    [
      'checkpoints that are all damaged',
      `UPDATE weavewall.checkpoints SET body = '\\x0000'`,
      'notes: update 1 is missing',
    ],
    [
      'a record with one letter changed',
      `UPDATE weavewall.records SET value = replace(value, 'Secret', 'Sacred')`,
      'the record session  is damaged',
    ],
  ])('T14 %s in Postgres: the wall is refused in plain words', async (_what, sql, detail) => {
    await tamper(sql);
    const refused = await failure(owned.store.loadWall(WALL));
    expect(refused).toMatchObject({ name: 'StorageError', fault: 'corrupt' });
    expect(String(refused)).toContain(detail);
    expect(String(refused)).toContain('The Postgres database is damaged');
    expect(String(refused)).not.toMatch(/Secret|Sacred|words/);
  });

  it('T14 the newest checkpoint in Postgres is damaged: the one before it and its updates say the same', async () => {
    await tamper(`UPDATE weavewall.checkpoints SET body = '\\x00ff' WHERE sequence = 8`);
    expect(await keysNow()).toEqual(TEN);
    expect((await owned.store.loadWall(WALL))?.notices).toEqual([
      'The checkpoint of notes at 8 is damaged; the document is read from what came before it.',
    ]);
  });
});

/** Takes all the room there is. */
function fill(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (;;) writeSync(file, Buffer.alloc(4_096));
  } catch {
    closeSync(file);
  }
}

/** What is refused with `fault` while something is wrong goes through once it is not. */
async function refusedWhile(
  fault: string,
  said: string,
  fail: () => Promise<unknown>,
  mend: () => Promise<unknown>,
): Promise<void> {
  await fail();
  // A connection that was cut is noticed when it is used.
  await until('it is noticed', async () => {
    const seen = await failure(owned.store.probe());
    return seen instanceof StorageError && seen.fault === fault;
  });
  const change = batch({
    records: [session],
    // Bytes that cannot be made fewer: they need new pages.
    updates: [{ document: 'notes', sequence: 11, update: randomBytes(40_000) }],
  });
  const refused = await failure(owned.store.commit(WALL, change));
  expect(refused).toMatchObject({ name: 'StorageError', fault });
  expect(String(refused)).toContain(said);
  expect(String(refused)).not.toMatch(/127\.0\.0\.1|weave[^w]|warp|Secret/);
  await mend();
  await until('it takes work again', async () => (await failure(owned.store.probe())) === null);
  expect(await keysNow()).toEqual(TEN);
  await owned.store.commit(WALL, change);
  expect((await owned.store.loadWall(WALL))?.documents.notes?.sequence).toBe(11);
}
const cut = (): Promise<unknown> =>
  postgres.admin(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
  );

it('T14 a Postgres that may only be read: refused by name, and taken again by itself', async () => {
  await makeWall();
  await refusedWhile(
    'read-only',
    'cannot be written to',
    async () => {
      await postgres.admin(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
      await cut();
    },
    async () => {
      await postgres.admin(`ALTER DATABASE ${name} RESET default_transaction_read_only`);
      await cut();
    },
  );
});

it('T14 a Postgres that takes no more connections: refused by name, and taken again by itself', async () => {
  await makeWall();
  await refusedWhile(
    'unreachable',
    'does not answer',
    async () => {
      await postgres.admin(`ALTER DATABASE ${name} CONNECTION LIMIT 0`);
      await cut();
    },
    () => postgres.admin(`ALTER DATABASE ${name} CONNECTION LIMIT -1`),
  );
});

it('T14 a Postgres that answers nothing until all connections wait: each is refused in time, and taken again by itself', async () => {
  await makeWall();
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let holds: ReturnType<PostgresToUse['hold']> | null = null;
  await refusedWhile(
    'unreachable',
    'does not answer',
    async () => {
      holds = postgres.hold(
        name,
        'LOCK TABLE weavewall.updates, weavewall.records, weavewall.probes',
        held,
      );
      await until('it is held up', () => holds?.isHolding() === true);
      const all = await Promise.all(
        Array.from({ length: 40 }, () => failure(owned.store.readLog(WALL, 'notes'))),
      );
      for (const each of all)
        expect(each).toMatchObject({ name: 'StorageError', fault: 'unreachable' });
    },
    async () => {
      letGo();
      await holds?.done;
    },
  );
});

it.each<[string, (store: WallStore) => Promise<unknown>]>([
  [
    'a commit',
    (store) =>
      store.commit(
        WALL,
        batch({ updates: [{ document: 'notes', sequence: 11, update: new Uint8Array([0, 0]) }] }),
      ),
  ],
  ['a checkpoint', (store) => store.writeCheckpoint(WALL, 'notes', 9, new Uint8Array([0, 0]))],
])(
  'T14 a Postgres whose connection is cut in the middle of %s: refused by name, nothing of it happened',
  async (_what, write) => {
    await makeWall();
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const tables = 'weavewall.updates, weavewall.checkpoints';
    const holds = postgres.hold(name, `LOCK TABLE ${tables} IN SHARE MODE`, held);
    await until('it is held up', () => holds.isHolding());
    const cutOff = failure(write(owned.store));
    await until('it waits', async () => {
      const [row] = await postgres.admin(
        `SELECT count(pg_terminate_backend(pid))::int AS cut FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = '${name}'`,
      );
      return row?.['cut'] === 1;
    });
    expect(await cutOff).toMatchObject({ name: 'StorageError', fault: 'unreachable' });
    letGo();
    await holds.done;
    expect((await owned.store.loadWall(WALL))?.documents.notes?.sequence).toBe(10);
    expect(await keysNow()).toEqual(TEN);
  },
);

it('T14 a connection that is cut between two statements: that transaction is refused, and nobody else notices', async () => {
  await makeWall();
  const database = new Database(url, SHORT);
  const cutOff = database.transaction(async (query) => {
    await query({ text: 'DELETE FROM weavewall.updates' });
    await cut();
    await until('it is cut', async () => {
      const sql = `SELECT 1 FROM pg_stat_activity WHERE datname = '${name}'`;
      return (await postgres.admin(sql)).length === 0;
    });
    await query({ text: 'SELECT 1' });
  });
  expect(await failure(cutOff)).toMatchObject({ name: 'StorageError', fault: 'unreachable' });
  await database.close();
  expect(await keysNow()).toEqual(TEN);
});

it('T14 a Postgres whose disk is really full: refused by name, readable, and taken again once there is room', async ({
  skip,
}) => {
  postgres = await sharedPostgres();
  const [row] = await postgres.admin('SHOW data_directory');
  const disk = folderForPostgres(
    join(String(row?.['data_directory']), '..', `disk-${process.pid}`),
  );
  // Only root on Linux may have a disk of its own.
  const isMounted =
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m,mode=777', 'tmpfs', disk], {
      stdio: 'ignore',
    }).status === 0;
  if (!isMounted) skip('no right to mount a small disk here');
  const ballast = join(disk, 'ballast');
  folderForPostgres(join(disk, 'space'));
  try {
    await postgres.admin(`CREATE TABLESPACE small LOCATION '${join(disk, 'space')}'`);
    await makeWall('TABLESPACE small');
    await refusedWhile(
      'full',
      'is full. Nothing new is saved until there is room',
      async () => {
        fill(ballast);
      },
      async () => rmSync(ballast),
    );
  } finally {
    rmSync(ballast, { force: true });
    await opened?.owners.close();
    await opened?.store.close();
    opened = null;
    // The others need the server: it does not start over without the disk.
    await postgres.admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await postgres.admin('DROP TABLESPACE small');
    spawnSync('umount', ['-l', disk]);
  }
});

describe('opening', () => {
  const open = async (): Promise<void> => {
    const { owners, store } = await openPostgresStore(url, { waits: SHORT, startWithinMs: 0 });
    await owners.close();
    await store.close();
  };
  beforeEach(async () => {
    postgres = await sharedPostgres();
    url = await postgres.newDatabase();
    name = new URL(url).pathname.slice(1);
  });

  it('many servers that start at once make the schema once', async () => {
    await Promise.all(Array.from({ length: 8 }, open));
    expect(await postgres.admin('SELECT * FROM weavewall.schema_version', name)).toEqual([
      { version: MIGRATIONS.length, since: 1 },
    ]);
  });

  it('goes on with a schema that newer servers brought further, unless they say that it cannot', async () => {
    await open();
    await postgres.admin('UPDATE weavewall.schema_version SET version = 99', name);
    await open();
    expect(await postgres.admin('SELECT version FROM weavewall.schema_version', name)).toEqual([
      { version: 99 },
    ]);
    await postgres.admin('UPDATE weavewall.schema_version SET since = 98', name);
    await expect(open()).rejects.toThrow(/newer Weavewall \(schema 99\)/);
  });

  it('T14 refuses a Postgres that acknowledges what it may lose', async () => {
    await postgres.admin(`ALTER DATABASE ${name} SET synchronous_commit = off`);
    await expect(open()).rejects.toThrow('has synchronous_commit = off');
  });

  it.each([
    ['a wrong password', (right: URL) => (right.password = 'stolen-word')],
    ['a database that is not there', (right: URL) => (right.pathname = '/elsewhere')],
    ['a server that is not there', (right: URL) => (right.port = '1')],
  ])('T8 %s: says so without what the address holds', async (_what, change) => {
    const wrong = new URL(url);
    change(wrong);
    const refused = await failure(
      openPostgresStore(wrong.href, { waits: SHORT, startWithinMs: 0 }).then(() => null),
    );
    const said = `${String(refused)} ${(refused as Error).stack} ${JSON.stringify(refused)}`;
    expect(said).toMatch(/does not answer/);
    expect(said).not.toMatch(/stolen-word|warp-and-weft|elsewhere|127\.0\.0\.1/);
  });
});
