import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@playwright/test';
import { KINDS, meetUnderLoad, type Kind, type Tally } from './support/meetingUnderLoad.ts';
import { startServer } from './support/startServer.ts';
import { IS_LONG } from './support/longSuite.ts';

/** `npm run test:long` kills more often. */
const KILLS = IS_LONG ? 200 : 4;
/** When each kill falls follows from this, as far as a machine's own timing can be repeated: the long suite takes a new one each time. */
const SEED = Number(
  process.env['WW_SEED'] ?? (IS_LONG ? Math.floor(Math.random() * 2 ** 31) : 20_261_122),
);
/** Acknowledged between two kills, at least, of each kind: a kill in the middle of nothing proves nothing. */
const AT_LEAST: Record<Kind, number> = {
  notes: 6,
  visits: 2,
  arrangement: 2,
  'sheet one': 2,
  'sheet two': 2,
};
/** And up to so many notes more, by chance. */
const NOTES_MORE = 12;
/** So often that every document is compacted many times between the kills, and some kills fall into it. */
const CHECKPOINT_EVERY = 8;

const sizes = (tally: Tally): Record<Kind, number> =>
  Object.fromEntries(KINDS.map((kind) => [kind, tally[kind].size])) as Record<Kind, number>;
const missing = (wanted: Tally, there: Tally): string[] =>
  KINDS.flatMap((kind) => [...wanted[kind]].filter((what) => !there[kind].has(what)));

/** Mulberry32, public domain. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test('T14 killed with -9 again and again under load: nothing acknowledged or seen is lost, nothing doubles, everyone converges', async () => {
  test.setTimeout(KILLS * 20_000 + 60_000);
  console.log(`kills ${KILLS}, WW_SEED=${SEED}`);
  const next = chance(SEED);
  const server = await startServer({
    LOG_LEVEL: 'warn',
    WW_CHECKPOINT_EVERY: String(CHECKPOINT_EVERY),
  });
  try {
    const meeting = await meetUnderLoad(server.origin);
    for (let kill = 0; kill < KILLS; kill += 1) {
      await meeting.comeWithFreshEyes();
      const before = sizes(meeting.acknowledged);
      const more = Math.floor(next() * NOTES_MORE);
      const isLoaded = (): boolean =>
        KINDS.every(
          (kind) =>
            meeting.acknowledged[kind].size >=
            before[kind] + AT_LEAST[kind] + (kind === 'notes' ? more : 0),
        );
      await expect
        .poll(isLoaded, { timeout: 60_000, intervals: [5], message: `load before kill ${kill}` })
        .toBe(true);
      await server.kill();
      // Whoever wrote something could heal its loss: they stay away until it has been looked for.
      meeting.everyoneOffline();
      await server.restart();
      const { all, doubled } = await meeting.readAll();
      expect(missing(meeting.acknowledged, all), `acknowledged and lost at kill ${kill}`).toEqual(
        [],
      );
      expect(missing(meeting.seen, all), `seen by others and lost at kill ${kill}`).toEqual([]);
      expect(doubled, `doubled at kill ${kill}`).toEqual([]);
      meeting.everyoneOnline();
    }
    await meeting.stop();

    const { all, doubled, sheets, placements } = await meeting.readAll();
    expect(doubled).toEqual([]);
    // Everyone finished what they began, over however many restarts, and nobody else did anything.
    expect(sizes(all)).toEqual(sizes(meeting.tried));
    expect(missing(meeting.tried, all)).toEqual([]);
    await expect
      .poll(() => meeting.held(), { timeout: 60_000 })
      .toEqual({ sheets: [...sheets, ...sheets], placements: [placements, placements] });
    expect(meeting.refused()).toEqual([]);
    for (const kind of KINDS) {
      expect(meeting.acknowledged[kind].size, `${kind} acknowledged`).toBeGreaterThanOrEqual(
        KILLS * AT_LEAST[kind],
      );
      expect(meeting.seen[kind].size, `${kind} seen`).toBeGreaterThanOrEqual(KILLS);
    }
    meeting.close();
    await server.kill();
    const database = new DatabaseSync(join(server.dataDir, 'weavewall.sqlite'), { readOnly: true });
    expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    const log = database
      .prepare(
        'SELECT count(*) AS rows, sum(compacted) AS compacted FROM (SELECT min(sequence) - 1 AS compacted, count(*) AS many FROM updates GROUP BY document)',
      )
      .get();
    const compacted = Number(log?.['compacted']);
    expect(compacted, 'updates compacted').toBeGreaterThan(KILLS * CHECKPOINT_EVERY);
    database.close();
    console.log(
      `kills ${KILLS}, acknowledged ${JSON.stringify(sizes(meeting.acknowledged))}, seen by others ${JSON.stringify(sizes(meeting.seen))}, lost 0, doubled 0, updates compacted ${compacted}`,
    );
  } finally {
    await server.stop();
  }
});
