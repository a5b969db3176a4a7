import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import { testSession } from '../../../shared/commands/testSession.ts';
import { newWall, startTestServer } from '../../http/testServer.ts';
import { outcomeOf, until } from '../../sync/wall/testWall.ts';
import type { OwnedWall } from '../wallOwners.ts';
import type { WallBatch, WallStore } from '../wallStore.ts';
import { openPostgresStore, type PostgresStore } from './openPostgresStore.ts';
import { sharedPostgres, type PostgresToUse } from './testPostgres.ts';

const WALL = 'wall00000001';
/** A server that stands still, or is cut off: what it has runs out. */
const NEVER = 2 ** 31 - 1;
const LOST = { name: 'LeaseLost', fault: 'lost' };
let postgres: PostgresToUse;
let name: string;
let url: string;
const nodes: PostgresStore[] = [];

const batch = (part: Partial<WallBatch>): WallBatch => ({
  records: [],
  updates: [],
  clientIds: [],
  grants: [],
  ...part,
});
/** A change of the wall that tells by whom it was. */
const titled = (title: string): WallBatch =>
  batch({
    records: [
      {
        kind: 'session',
        value: testSession({ title }),
      },
    ],
  });
const titleNow = async (): Promise<string | null> => {
  const [record] = (await nodes[0]?.store.loadWall(WALL))?.records ?? [];
  return record?.kind === 'session' ? record.value.title : null;
};

/** A server, as far as walls are concerned. */
async function node(renewEveryMs?: number): Promise<PostgresStore> {
  const opened = await openPostgresStore(url, renewEveryMs === undefined ? {} : { renewEveryMs });
  nodes.push(opened);
  return opened;
}
/** Somebody who has the wall, and what she writes. */
async function owner(
  of: PostgresStore,
): Promise<OwnedWall & { write(title: string): Promise<void> }> {
  const owned = of.owners.own(WALL);
  expect(await owned.store.loadWall(WALL)).not.toBeNull();
  return { ...owned, write: (title) => owned.store.commit(WALL, titled(title)) };
}
/** In the moment its lease was over. */
const takenByAnother = (): Promise<unknown[]> =>
  postgres.admin(
    `UPDATE weavewall.owners SET node = 'another', epoch = epoch + 1 WHERE node <> '' RETURNING 1`,
    name,
  );

beforeEach(async () => {
  postgres = await sharedPostgres();
  url = await postgres.newDatabase();
  name = new URL(url).pathname.slice(1);
  const { store } = await node();
  await store.createWall(
    {
      wallId: WALL,
      joinCode: 'ABCDEF',
      secrets: { facilitator: 'f', volunteer: 'v', projector: 'p' },
    },
    titled('made'),
  );
});
afterEach(async () => {
  vi.useRealTimers();
  for (const { owners, store } of nodes.splice(0)) {
    await owners.close();
    await store.close();
  }
});

it('who has not taken a wall writes nothing of it', async () => {
  const { store, owners } = await node();
  await expect(store.commit(WALL, titled('no owner'))).rejects.toMatchObject(LOST);
  const { store: owned } = owners.own(WALL);
  await expect(owned.commit(WALL, titled('not taken'))).rejects.toMatchObject(LOST);
  await expect(owned.commit('wall00000002', titled('another'))).rejects.toMatchObject(LOST);
  expect(await titleNow()).toBe('made');
});

it('a wall that somebody has is nobody else’s while she renews', async () => {
  const first = await owner(await node());
  const second = await node();
  await expect(second.owners.own(WALL).store.loadWall(WALL)).rejects.toMatchObject({
    name: 'StorageError',
    fault: 'in-use',
  });
  await first.write('still mine');
  expect(await titleNow()).toBe('still mine');
});

it('given back, it is the next one’s at once; who gave it back writes nothing more', async () => {
  const first = await owner(await node());
  await first.write('mine');
  await first.giveBack();
  const rows = await postgres.admin(
    'SELECT node, expires_at <= clock_timestamp() AS over FROM weavewall.owners',
    name,
  );
  expect(rows).toEqual([{ node: null, over: true }]);
  const second = await owner(await node());
  await second.write('hers');
  await expect(first.write('late')).rejects.toMatchObject(LOST);
  await expect(first.store.loadWall(WALL)).rejects.toMatchObject(LOST);
  expect(await titleNow()).toBe('hers');
});

it('expired, it is taken; of what the one before writes nothing happens, and she is told', async () => {
  const stopped = await owner(await node(NEVER));
  let told = 0;
  stopped.whenLost(() => (told += 1));
  const second = await owner(await node());
  await second.write('hers');
  await expect(stopped.write('late')).rejects.toMatchObject(LOST);
  expect(told).toBe(1);
  await expect(stopped.write('later')).rejects.toMatchObject(LOST);
  expect(await titleNow()).toBe('hers');
});

const lines = (): Uint8Array[] => [new TextEncoder().encode('{}'), new TextEncoder().encode('{}')];
const SNAPSHOT = { id: 's1', name: 'Kept', at: 1, by: 'p', sequences: {} };
it.each<[string, (store: WallStore) => Promise<unknown>]>([
  ['a commit', (store) => store.commit(WALL, titled('late'))],
  ['a checkpoint', (store) => store.writeCheckpoint(WALL, 'notes', 1, new Uint8Array([0, 0]))],
  ['a snapshot', (store) => store.addSnapshot(WALL, { ...SNAPSHOT, id: 's2' }, lines(), 9)],
  ['deleting a snapshot', (store) => store.deleteSnapshot(WALL, 's1')],
  ['deleting the wall', (store) => store.deleteWall(WALL)],
])('%s under a lease that is another’s now does nothing', async (_what, write) => {
  const first = await owner(await node(NEVER));
  await first.store.addSnapshot(WALL, SNAPSHOT, lines(), 9);
  const tables = ['walls', 'records', 'updates', 'checkpoints', 'snapshots'];
  const all = (): Promise<unknown[]> =>
    Promise.all(tables.map((table) => postgres.admin(`SELECT * FROM weavewall.${table}`, name)));
  const before = await all();
  await takenByAnother();
  await expect(write(first.store)).rejects.toMatchObject(LOST);
  expect(await all()).toEqual(before);
});

it('who wrote nothing meanwhile is told as well, by renewing', async () => {
  const first = await owner(await node());
  let told = 0;
  first.whenLost(() => (told += 1));
  await takenByAnother();
  await until('she is told', () => told === 1);
  await expect(first.write('late')).rejects.toMatchObject(LOST);
});

it('who reads a wall that is another’s now is told to come back, though nobody wrote', async () => {
  const { store, owners } = await openPostgresStore(url);
  const server = await startTestServer({ openStore: () => store, owners });
  const { wallId, tokens } = await newWall(server);
  const socket = new WebSocket(
    `${server.origin.replace('http', 'ws')}/sync/${wallId}/notes?ww=2&token=${tokens.facilitator}`,
  );
  const outcome = outcomeOf(socket);
  await new Promise((opened) => socket.once('open', opened));
  await until('it owns the wall', async () => (await takenByAnother()).length > 0);
  expect(await outcome).toEqual({ close: 4503 });
  await server.stop();
});

it('of ten who want an expired wall at once one has it', async () => {
  await owner(await node(NEVER));
  const others = await Promise.all(Array.from({ length: 10 }, () => node()));
  const results = await Promise.allSettled(
    others.map(async ({ owners }) => {
      const { store } = owners.own(WALL);
      await store.loadWall(WALL);
      await store.commit(WALL, titled('one of ten'));
    }),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

it('a commit that is still under way when its wall is read anew does not happen after that', async () => {
  const first = await owner(await node());
  // The database holds it up: for the server it has failed, or a network swallowed its answer.
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const holds = postgres.hold(name, 'LOCK TABLE weavewall.records IN SHARE MODE', held);
  await until('it is held up', () => holds.isHolding());
  const late = first.write('late').then(
    () => 'kept',
    (error: unknown) => (error as { name: string }).name,
  );
  await until('it waits', async () => {
    const [row] = await postgres.admin(
      `SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = '${name}'`,
    );
    return row?.['waiting'] === 1;
  });
  expect(await first.store.loadWall(WALL)).not.toBeNull();
  letGo();
  await holds.done;
  expect(await late).toBe('LeaseLost');
  expect(await titleNow()).toBe('made');
});

it('who takes a wall waits for the commit that was under way when its lease ran out, and has it', async () => {
  const first = await owner(await node(NEVER));
  const second = await node();
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  // The commit has shown its lease, and waits for a row that somebody may be writing.
  const holds = postgres.hold(
    name,
    `INSERT INTO weavewall.updates VALUES ('${WALL}', 'notes', 1, '', 0)`,
    held,
  );
  await until('it is held up', () => holds.isHolding());
  const update = new Uint8Array([0, 0]);
  const commit = first.store.commit(
    WALL,
    batch({ updates: [{ document: 'notes', sequence: 1, update }] }),
  );
  const taking = second.owners.own(WALL).store.loadWall(WALL);
  await until('both wait', async () => {
    const [row] = await postgres.admin(
      `SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = '${name}'`,
    );
    return row?.['waiting'] === 2;
  });
  letGo();
  await holds.done;
  await commit;
  expect((await taking)?.documents.notes?.sequence).toBe(1);
});

it('a server’s clock plays no part, however wrong it is', async () => {
  const a = await node();
  const first = await owner(a);
  for (const hours of [-48, 48]) {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * 3_600_000 });
    const second = await node();
    await expect(second.owners.own(WALL).store.loadWall(WALL)).rejects.toMatchObject({
      fault: 'in-use',
    });
    vi.useRealTimers();
    await first.write(`mine at ${hours}`);
  }
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 48 * 3_600_000 });
  await first.giveBack();
  const third = await owner(await node());
  await third.write('third');
  expect(await titleNow()).toBe('third');
});
