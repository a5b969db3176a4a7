import {
  closeSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { RecordChange } from '../../../shared/commands/wallState.ts';
import { testSession } from '../../../shared/commands/testSession.ts';
import { StorageError } from '../storageError.ts';
import type { WallBatch, WallStore } from '../wallStore.ts';
import { DATABASE_FILE, openSqliteStore, openToRead } from './openSqliteStore.ts';
import { MIGRATIONS, SCHEMA_VERSION } from './sqliteSchema.ts';

const WALL = 'wall00000001';
let folder: string;
let store: WallStore;
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
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weavewall-faults-'));
  store = openSqliteStore(folder);
  await store.createWall(
    {
      wallId: WALL,
      joinCode: 'ABCDEF',
      secrets: { facilitator: 'f', volunteer: 'v', projector: 'p' },
    },
    batch({ records: [session] }),
  );
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let sequence = 1; sequence <= 10; sequence += 1) {
    doc.getMap('notes').set(`n${sequence}`, { text: 'words' });
    await store.commit(
      WALL,
      batch({ updates: [{ document: 'notes', sequence, update: updates.at(-1) as Uint8Array }] }),
    );
    if (sequence % 4 === 0)
      await store.writeCheckpoint(WALL, 'notes', sequence, Y.encodeStateAsUpdate(doc));
  }
  return async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  };
});

const damage: DatabaseSync[] = [];
afterEach(() => damage.splice(0).forEach((database) => database.close()));
/** Changes the database behind the store's back, as a failing disk would. */
function tamper(sql: string): void {
  const database = new DatabaseSync(join(folder, DATABASE_FILE));
  damage.push(database);
  expect(Number(database.prepare(sql).run().changes), 'rows that were damaged').toBeGreaterThan(0);
}

async function keysNow(): Promise<string[]> {
  const doc = new Y.Doc();
  for (const update of (await store.loadWall(WALL))?.documents.notes?.updates ?? [])
    Y.applyUpdate(doc, update);
  return [...doc.getMap('notes').keys()].toSorted();
}
const TEN = Array.from({ length: 10 }, (_, index) => `n${index + 1}`).toSorted();

it.each([
  [
    'an update of garbage',
    `UPDATE updates SET body = x'deadbeef' WHERE sequence = 9`,
    'notes: update 9 is damaged',
  ],
  [
    'an update that became an empty one',
    `UPDATE updates SET body = x'0000' WHERE sequence = 10`,
    'notes: update 10 is damaged',
  ],
  [
    'an update that is gone',
    `DELETE FROM updates WHERE sequence = 9`,
    'notes: update 9 is missing',
  ],
  ['checkpoints that are all gone', `DELETE FROM checkpoints`, 'notes: update 1 is missing'],
  [
    'checkpoints that are all damaged',
    `UPDATE checkpoints SET body = x'0000'`,
    'notes: update 1 is missing',
  ],
  [
    'a record of garbage',
    `UPDATE records SET value = 'Secret hui {'`,
    'the record session  is damaged',
  ],
  [
    'a record with one letter changed',
    `UPDATE records SET value = replace(value, 'Secret', 'Sacred')`,
    'the record session  is damaged',
  ],
])(
  'T14 %s: the wall is refused in plain words, never shown blank or wrong, and its words are not in them',
  async (_what, sql, detail) => {
    tamper(sql);
    const refused = await store.loadWall(WALL).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(StorageError);
    expect(String(refused)).toContain(detail);
    expect(String(refused)).toContain('is damaged');
    expect(String(refused)).not.toMatch(/Secret|Sacred|words/);
    // A wall beside it goes on.
    await store.createWall(
      {
        wallId: 'wall00000002',
        joinCode: 'BBBBBB',
        secrets: { facilitator: 'f', volunteer: 'v', projector: 'p' },
      },
      batch({ records: [session] }),
    );
    expect((await store.loadWall('wall00000002'))?.records).toHaveLength(1);
  },
);

it.each([
  ['damaged', `UPDATE checkpoints SET body = x'00ff' WHERE sequence = 8`],
  ['missing', `DELETE FROM checkpoints WHERE sequence = 8`],
])(
  'T14 the newest checkpoint is %s: the one before it and its updates say the same',
  async (what, sql) => {
    tamper(sql);
    expect(await keysNow()).toEqual(TEN);
    const notices = (await store.loadWall(WALL))?.notices;
    expect(notices).toEqual(
      what === 'damaged'
        ? [
            'The checkpoint of notes at 8 is damaged; the document is read from what came before it.',
          ]
        : [],
    );
  },
);

it('T14 a full disk refuses whole batches in plain words, loses nothing, and takes work again once there is room', async () => {
  const file = join(folder, DATABASE_FILE);
  await store.close();
  const database = new DatabaseSync(file);
  const pages = Number(database.prepare('PRAGMA page_count').get()?.['page_count']);
  database.close();
  store = openSqliteStore(folder, { maxPages: pages + 2 });
  let taken = 0;
  let refused: unknown = null;
  for (; taken < 100; taken += 1) {
    const updates = [
      {
        document: 'arrangement' as const,
        sequence: taken + 1,
        update: new Uint8Array(4_000).fill(7),
      },
    ];
    refused = await store.commit(WALL, batch({ updates })).then(
      () => null,
      (error: unknown) => error,
    );
    if (refused) break;
  }
  expect(refused).toMatchObject({ name: 'StorageError', fault: 'full' });
  expect(String(refused)).toContain(
    'is full. Nothing new is saved until there is room; then saving goes on by itself.',
  );
  // Reading goes on, and nothing of the refused batch is there.
  expect(await keysNow()).toEqual(TEN);
  expect((await store.loadWall(WALL))?.documents.arrangement?.sequence ?? 0).toBe(taken);
  await store.close();
  store = openSqliteStore(folder);
  await store.commit(
    WALL,
    batch({
      updates: [{ document: 'arrangement', sequence: taken + 1, update: new Uint8Array(4_000) }],
    }),
  );
  expect((await store.loadWall(WALL))?.documents.arrangement?.sequence).toBe(taken + 1);
});

it('T14 what is no database, or half of one, is not started on and not touched', async () => {
  await store.close();
  const file = join(folder, DATABASE_FILE);
  const size = statSync(file).size;
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.from('this is not a database at all, it is a shopping list'), 0, 52, 0);
  closeSync(handle);
  expect(() => openSqliteStore(folder)).toThrow(
    /The database in DATA_DIR is damaged.*bring back a copy of DATA_DIR/,
  );
  expect(statSync(file).size).toBe(size);
  rmSync(file);
  writeFileSync(file, '');
  store = openSqliteStore(folder);
});

it('brings a database of schema 1 up to date with all it holds, and refuses one from the future', async () => {
  await store.close();
  const database = new DatabaseSync(join(folder, DATABASE_FILE));
  database.exec(`ALTER TABLE records DROP COLUMN sum; ALTER TABLE updates DROP COLUMN sum; DELETE FROM checkpoints WHERE sequence = 4;
    CREATE TABLE old (wall TEXT NOT NULL, document TEXT NOT NULL, sequence INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (wall, document)) STRICT, WITHOUT ROWID;
    INSERT INTO old SELECT wall, document, sequence, body FROM checkpoints; DROP TABLE checkpoints; ALTER TABLE old RENAME TO checkpoints; PRAGMA user_version = 1;`);
  database.close();
  expect(() => openToRead(folder)).toThrow(/schema 1.*Start its server once/);
  store = openSqliteStore(folder);
  expect(await keysNow()).toEqual(TEN);
  expect(Object.keys(MIGRATIONS)).toHaveLength(SCHEMA_VERSION - 1);
  await store.close();
  const later = new DatabaseSync(join(folder, DATABASE_FILE));
  later.exec('PRAGMA user_version = 99');
  later.close();
  expect(() => openSqliteStore(folder)).toThrow(/newer Weavewall/);
  const back = new DatabaseSync(join(folder, DATABASE_FILE));
  back.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
  back.close();
  store = openSqliteStore(folder);
});

it('is read by others while it is written, and they see committed state only', async () => {
  const reader = openToRead(folder);
  const rows = (): number =>
    Number(reader.prepare('SELECT count(*) AS rows FROM updates').get()?.['rows']);
  const before = rows();
  await store.commit(
    WALL,
    batch({ updates: [{ document: 'notes', sequence: 11, update: new Uint8Array([0, 0]) }] }),
  );
  expect(rows()).toBe(before + 1);
  expect(() => reader.exec('DELETE FROM updates')).toThrow(/readonly/);
  reader.close();
});
