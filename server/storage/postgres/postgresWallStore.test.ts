import { beforeAll } from 'vitest';
import { wallStoreContract } from '../wallStoreContract.ts';
import type { WallStore } from '../wallStore.ts';
import { openPostgresStore, type PostgresStore } from './openPostgresStore.ts';
import { sharedPostgres, type PostgresToUse } from './testPostgres.ts';

let postgres: PostgresToUse;
beforeAll(async () => {
  postgres = await sharedPostgres();
});

/** Each wall by its owner, who takes it when it is first written or read. */
function owning({ store, owners }: PostgresStore): WallStore {
  const owned = new Map<string, Promise<WallStore>>();
  const of = (wallId: string): Promise<WallStore> => {
    let own = owned.get(wallId);
    if (!own) {
      const { store: fenced } = owners.own(wallId);
      own = fenced.loadWall(wallId).then(() => fenced);
      owned.set(wallId, own);
    }
    return own;
  };
  return {
    createWall: (row, batch) => store.createWall(row, batch),
    loadWall: (wallId) => store.loadWall(wallId),
    findByCode: (code) => store.findByCode(code),
    findRenewedCode: (code) => store.findRenewedCode(code),
    findGrant: (hash) => store.findGrant(hash),
    commit: async (wallId, batch) => (await of(wallId)).commit(wallId, batch),
    writeCheckpoint: async (wallId, ...rest) => (await of(wallId)).writeCheckpoint(wallId, ...rest),
    readLog: (wallId, name) => store.readLog(wallId, name),
    deleteWall: async (wallId) => (await of(wallId)).deleteWall(wallId),
    addSnapshot: async (wallId, ...rest) => (await of(wallId)).addSnapshot(wallId, ...rest),
    listSnapshots: (wallId) => store.listSnapshots(wallId),
    readSnapshot: (wallId, id) => store.readSnapshot(wallId, id),
    deleteSnapshot: async (wallId, id) => (await of(wallId)).deleteSnapshot(wallId, id),
    probe: () => store.probe(),
    logSize: () => store.logSize(),
    close: async () => {
      await owners.close();
      await store.close();
    },
  };
}

wallStoreContract('Postgres', async () => {
  const url = await postgres.newDatabase();
  const open = async (): Promise<WallStore> => owning(await openPostgresStore(url));
  return { store: await open(), reopen: open };
});
