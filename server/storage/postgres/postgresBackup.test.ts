import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { WallBatch } from '../wallStore.ts';
import { findPostgres } from './findPostgres.ts';
import { openPostgresStore } from './openPostgresStore.ts';
import { sharedPostgres } from './testPostgres.ts';

const WALL = 'wall00000001';
const batch = (part: Partial<WallBatch>): WallBatch => ({
  records: [],
  updates: [],
  clientIds: [],
  grants: [],
  ...part,
});

/** A program of Postgres' own, as `docs/OPERATIONS.md` says to use it. */
function run(program: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(join(findPostgres() ?? '', program), args, {
    encoding: 'utf8',
  });
  expect(`${program} ${status} ${stderr}`).toBe(`${program} 0 `);
}

it('what pg_dump writes while a server goes on is, restored elsewhere, the same wall, and can be gone on with', async () => {
  const postgres = await sharedPostgres();
  const [from, to] = [await postgres.newDatabase(), await postgres.newDatabase()];
  const folder = mkdtempSync(join(tmpdir(), 'weavewall-backup-'));
  const { store, owners } = await openPostgresStore(from);
  await store.createWall(
    {
      wallId: WALL,
      joinCode: 'ABCDEF',
      secrets: { facilitator: 'f', volunteer: 'v', projector: 'p' },
    },
    batch({ grants: [{ tokenHash: 'h1', personId: 'p1' }] }),
  );
  const owned = owners.own(WALL);
  await owned.store.loadWall(WALL);
  const write = (sequence: number): Promise<void> =>
    owned.store.commit(
      WALL,
      batch({
        records: [{ kind: 'origin', id: `p${sequence}`, value: { network: 'ā\u0000\ud800"\\' } }],
        updates: [{ document: 'notes', sequence, update: new Uint8Array([0, 1, 255, sequence]) }],
        clientIds: [{ clientId: 4_294_967_295 - sequence, personId: 'p1' }],
      }),
    );
  for (let sequence = 1; sequence <= 5; sequence += 1) await write(sequence);
  await owned.store.writeCheckpoint(WALL, 'notes', 4, new Uint8Array([1, 2, 3]));
  const wall = await owned.store.loadWall(WALL);
  run('pg_dump', '--format=custom', `--file=${join(folder, 'walls.dump')}`, `--dbname=${from}`);
  await write(6);
  await owners.close();
  await store.close();

  run('pg_restore', '--no-owner', `--dbname=${to}`, join(folder, 'walls.dump'));
  const restored = await openPostgresStore(to);
  const again = restored.owners.own(WALL);
  expect(await again.store.loadWall(WALL)).toEqual(wall);
  expect(await restored.store.findGrant('h1')).toEqual({ wallId: WALL, personId: 'p1' });
  expect(restored.store.logSize()).toEqual({ rows: 5, bytes: 20 });
  await again.store.commit(
    WALL,
    batch({ updates: [{ document: 'notes', sequence: 6, update: new Uint8Array([0, 0]) }] }),
  );
  await restored.owners.close();
  await restored.store.close();
  rmSync(folder, { recursive: true, force: true });
});
