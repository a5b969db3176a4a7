import { expect, it } from 'vitest';
import { SeededRandom } from '../../seededRandom.ts';
import { sharedPostgres } from '../../storage/postgres/testPostgres.ts';
import { until } from '../../sync/wall/testWall.ts';
import { ChaosCluster, FAULTS, isWell, type Fault } from './chaosCluster.ts';
import { ChaosMeeting } from './chaosMeeting.ts';

const isLong = process.env['WW_LONG'] === '1';
const SEED = Number(process.env['WW_SEED'] ?? (isLong ? Date.now() % 1e9 : 20_261_130));
/** In the test line five, one of a kind; else these many, two thirds of them an owner that is killed. */
const FAULTS_LONG = Number(process.env['WW_FAULTS'] ?? 150);
const WRITERS = 4;
/** Notes between two faults. */
const WRITTEN = isLong ? 20 : 8;
const LONG_MS = isLong ? 3 * 60 * 60_000 : 400_000;

const faultsOf = (random: SeededRandom): Fault[] =>
  isLong
    ? Array.from({ length: FAULTS_LONG }, () =>
        random.chance(0.67) ? 'kill' : random.pick(FAULTS),
      )
    : ['kill', 'cut-from-redis', 'end', 'stand-still', 'redis'];

it(
  `three servers behind one door, whatever happens to the one that has the wall: nothing acknowledged is lost or doubled, all see the same (WW_SEED=${SEED})`,
  async () => {
    const random = new SeededRandom(SEED);
    const url = await (await sharedPostgres()).newDatabase();
    const cluster = await ChaosCluster.start(url, 3, random);
    const meeting = await ChaosMeeting.begin(cluster.origin, WRITERS);
    try {
      const suffered: string[] = [];
      for (const fault of faultsOf(random)) {
        const [before, placed] = [meeting.notes.size, meeting.placed.size];
        await until('people write', () => meeting.notes.size > before + WRITTEN);
        const start = meeting.waits.length;
        await cluster.suffer(fault);
        await until(
          `it goes on after ${fault}`,
          () => meeting.waits.length > start + 2 * WRITERS && meeting.placed.size > placed,
          60_000,
        );
        suffered.push(`${fault} ${Math.round(Math.max(...meeting.waits.slice(start)))}`);
      }
      await until('all are well', async () =>
        (await Promise.all(cluster.nodes.map(isWell))).every(Boolean),
      );
      await meeting.end();
      expect(await meeting.check(cluster.nodes.map(({ origin }) => origin))).toEqual([]);
      // No word of people's, and none of the bus's password.
      expect(cluster.said).not.toMatch(/warp-and-weft|uncaught|unhandled/i);
      if (isLong || process.env['WW_SEED'])
        process.stdout.write(
          `${meeting.notes.size} notes and ${meeting.placed.size} placements acknowledged; the longest wait after each fault, ms: ${suffered.join(', ')}\n`,
        );
    } finally {
      meeting.close();
      await cluster.stop();
    }
  },
  LONG_MS,
);
