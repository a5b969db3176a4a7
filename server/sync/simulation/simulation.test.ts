import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { SCHEMA } from '../../storage/sqlite/sqliteSchema.ts';
import { SqliteWallStore } from '../../storage/sqlite/sqliteWallStore.ts';
import { emptyTally, Simulation, type Tally } from './simulation.ts';

const isLong = process.env['WW_LONG'] === '1';
const given = process.env['WW_SEED'];
/** The same runs each time in the test command; new ones in the long suite. */
const FIRST_SEED = given !== undefined ? Number(given) : isLong ? Date.now() % 2 ** 31 : 1;
const RUNS = given !== undefined ? 1 : isLong ? 50_000 : 100;

/** The real store on a database in memory: what is committed survives the simulated server's death as it would on a disk. */
function memoryStore(): SqliteWallStore {
  const database = new DatabaseSync(':memory:');
  database.exec(SCHEMA);
  return new SqliteWallStore(database, null);
}

function add(sum: Tally, part: Tally): void {
  for (const [key, value] of Object.entries(part)) {
    if (typeof value === 'number') (sum as unknown as Record<string, number>)[key] = ((sum as unknown as Record<string, number>)[key] ?? 0) + value;
    else for (const [point, count] of Object.entries(value)) (sum.kills as Record<string, number>)[point] = ((sum.kills as Record<string, number>)[point] ?? 0) + Number(count);
  }
}

async function run(seed: number): Promise<Tally> {
  const store = memoryStore();
  try {
    return await new Simulation(seed, store).run();
  } catch (error) {
    throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}\nreplay: WW_SEED=${seed} vitest run server/sync/simulation`, { cause: error });
  } finally {
    await store.close();
  }
}

describe('simulated walls: clients, network, server and store from one seed', () => {
  it('loses nothing, doubles nothing, shows nothing too early or to the wrong person', async () => {
    const sum = emptyTally();
    const start = performance.now();
    for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed += 1) add(sum, await run(seed));
    process.stdout.write(`simulation: first seed ${FIRST_SEED}, ${((performance.now() - start) / 1000).toFixed(1)} s, ${JSON.stringify(sum)}\n`);
    expect(sum.runs).toBe(RUNS);
  }, isLong ? 3_600_000 : 120_000);
});
