/**
 * `npm run bench:storage`: commits as ticks make them (a record and an update of 300 bytes), durable when they are counted, in SQLite and in a
 * Postgres on the same disk, in one run: one wall alone, and sixteen beside each other. Beside them what one sync of a page takes. Options:
 * `--seconds 5`, `--runs 3` (they alternate, the medians are shown), `--json <file>`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openPostgresStore } from '../server/storage/postgres/openPostgresStore.ts';
import { TestPostgres } from '../server/storage/postgres/testPostgres.ts';
import { ThreadedWallStore } from '../server/storage/sqlite/threadedWallStore.ts';
import { soleOwner, type WallOwners } from '../server/storage/wallOwners.ts';
import type { WallBatch, WallStore } from '../server/storage/wallStore.ts';
import { median } from './percentiles.ts';
import { DiskProbe } from './sync/diskProbe.ts';
import { Latencies } from './sync/latencies.ts';

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    runs: { type: 'string', default: '3' },
    json: { type: 'string' },
  },
});
const [seconds, runs] = [Number(options.seconds), Number(options.runs)];
const WALLS = [1, 16] as const;
const UPDATE_BYTES = 300;
const WARM_UP = 200;

interface Opened {
  store: WallStore;
  owners: WallOwners;
}
const tick = (wall: number, sequence: number): WallBatch => ({
  records: [
    {
      kind: 'origin',
      id: `person ${sequence % 100}`,
      value: { network: `${wall} ${sequence} ${'n'.repeat(200)}` },
    },
  ],
  updates: [
    { document: 'notes', sequence, update: new Uint8Array(UPDATE_BYTES).fill(sequence % 251) },
  ],
  clientIds: [],
  grants: [],
});

interface Measured {
  name: string;
  perSecond: number;
  p50: number;
  p99: number;
  max: number;
  diskP50: number;
  diskP99: number;
}

/** Each wall commits one tick after the other, as its owner does. */
async function measure(
  name: string,
  open: () => Promise<Opened>,
  walls: number,
): Promise<Measured> {
  const { store, owners } = await open();
  const latencies = new Latencies();
  const disk = new DiskProbe();
  const stores = await Promise.all(
    Array.from({ length: walls }, async (_, at) => {
      const wallId = `wall0000${String(at).padStart(4, '0')}`;
      const secrets = { facilitator: 'f', volunteer: 'v', projector: 'p' };
      const none: WallBatch = { records: [], updates: [], clientIds: [], grants: [] };
      await store.createWall({ wallId, joinCode: `CODE${at}`, secrets }, none);
      const owned = owners.own(wallId);
      await owned.store.loadWall(wallId);
      return { wallId, store: owned.store, sequence: 0, at };
    }),
  );
  type Wall = (typeof stores)[number];
  const commit = (wall: Wall): Promise<void> =>
    wall.store.commit(wall.wallId, tick(wall.at, (wall.sequence += 1)));
  for (const wall of stores) for (let n = 0; n < WARM_UP / walls; n += 1) await commit(wall);
  await disk.begin();
  const start = performance.now();
  const end = start + seconds * 1000;
  await Promise.all(
    stores.map(async (wall) => {
      while (performance.now() < end) {
        const before = performance.now();
        await commit(wall);
        latencies.add(performance.now() - before);
      }
    }),
  );
  const took = (performance.now() - start) / 1000;
  const { p50, p99, max, count } = latencies.percentiles();
  const probed = disk.end();
  await owners.close();
  await store.close();
  return {
    name: `${name}, ${walls === 1 ? 'one wall' : `${walls} walls`}`,
    perSecond: Math.round(count / took),
    p50,
    p99,
    max,
    diskP50: probed.p50,
    diskP99: probed.p99,
  };
}

const postgres = await TestPostgres.start();
const folder = mkdtempSync(join(tmpdir(), 'bench-storage-'));
let folders = 0;
const openSqlite = async (): Promise<Opened> => {
  const store = await ThreadedWallStore.open(join(folder, String((folders += 1))));
  return { store, owners: soleOwner(store) };
};
const openPostgres = async (): Promise<Opened> => openPostgresStore(await postgres.newDatabase());
const all: Measured[] = [];
try {
  for (let run = 0; run < runs; run += 1) {
    for (const walls of WALLS) {
      all.push(await measure('SQLite', openSqlite, walls));
      all.push(await measure('Postgres', openPostgres, walls));
    }
  }
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
const FIGURES = ['perSecond', 'p50', 'p99', 'max', 'diskP50', 'diskP99'] as const;
console.log(`${runs} runs of ${seconds} s each, medians; times in ms.`);
console.log(
  '| | commits/s | p50 | p99 | max | one sync p50 | p99 |\n|---|---|---|---|---|---|---|',
);
for (const [name, found] of Map.groupBy(all, (each) => each.name)) {
  const figures = FIGURES.map(
    (figure) => Math.round(median(found.map((each) => each[figure])) * 100) / 100,
  );
  console.log(`| ${name} | ${figures.join(' | ')} |`);
}
if (options.json) writeFileSync(options.json, JSON.stringify(all));
