import type { BrowserContextOptions } from '@playwright/test';
import { readArrangement } from '../shared/documents/arrangement.ts';
import { openCluster } from '../shared/layout/clusterHomes.ts';
import { BIODIVERSITY } from './demoWalls/biodiversityNotes.ts';
import { DEMO_WALLS, type DemoWall } from './demoWalls/demoWalls.ts';
import { CountedVolunteer } from './pages/CountedVolunteer.ts';
import { openDocument } from './support/arrangementDocument.ts';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test, type OpenWall } from './support/test.ts';
import { IS_LONG } from './support/longSuite.ts';

/** Every volunteer does the same with each note and each group: so many show it, `WW_LONG=1` has all 200 notes and all topics. */
const GROUPS = BIODIVERSITY.groups.map(({ name }) => name).slice(0, IS_LONG ? undefined : 4);
const DEMO: DemoWall = IS_LONG
  ? DEMO_WALLS.twoHundred
  : {
      ...DEMO_WALLS.twoHundred,
      notes: DEMO_WALLS.twoHundred.notes.filter((_, index) => index % 10 === 0),
    };

// Thousands of presses: a trace keeps the page at each of them, and takes four times as long as the work.
test.use({ trace: 'off' });

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

/** What goes where: the notes of the demo's own groups there, the others by turns. */
function topics(demo: DemoWall, noteIds: readonly string[]): Map<string, string[]> {
  const groupOf = new Map(
    BIODIVERSITY.groups
      .filter(({ name }) => GROUPS.includes(name))
      .flatMap(({ name, texts }) => texts.map((text) => [text, name] as const)),
  );
  const wanted = new Map(GROUPS.map((name) => [name, [] as string[]]));
  demo.notes.forEach(({ text }, index) =>
    wanted
      .get(groupOf.get(text) ?? GROUPS[index % GROUPS.length] ?? '')
      ?.push(noteIds[index] ?? ''),
  );
  return wanted;
}

/** Both screens and the server say the same, and it is what was wanted. */
async function everyoneAgrees(
  seeded: SeededWall,
  wanted: ReadonlyMap<string, readonly string[]>,
  volunteers: readonly CountedVolunteer[],
): Promise<void> {
  const sorted = (groups: Iterable<readonly [string, readonly string[]]>): unknown =>
    [...groups].map(([name, notes]) => [name, notes.toSorted()]).toSorted();
  for (const { wall } of volunteers) {
    await wall.saved();
    await expect
      .poll(async () =>
        sorted((await wall.clusters()).map(({ name, notes }) => [name, notes] as const)),
      )
      .toEqual(sorted(wanted));
    expect(await wall.loose()).toEqual([]);
  }
  const server_ = await openDocument(
    server.origin,
    seeded.wallId,
    'arrangement',
    seeded.tokens.facilitator,
  );
  const { clusters, placements } = readArrangement(server_.doc);
  const kept = new Map<string, string[]>();
  for (const id of seeded.noteIds) {
    const name =
      clusters.get(openCluster(placements.get(id)?.cluster ?? '', clusters) ?? '')?.name ??
      'in no group';
    kept.set(name, [...(kept.get(name) ?? []), id]);
  }
  server_.close();
  expect(sorted(kept)).toEqual(sorted(wanted));
}

/** Two volunteers at once, each with half of the groups; counts what they had to do. */
async function cluster(
  openWall: OpenWall,
  how: 'mouse' | 'touch' | 'keyboard',
  options: BrowserContextOptions = {},
): Promise<void> {
  const seeded = await seedWall(server.origin, DEMO);
  const wanted = topics(DEMO, seeded.noteIds);
  const volunteers: CountedVolunteer[] = [];
  for (let count = 0; count < 2; count += 1)
    volunteers.push(new CountedVolunteer(await openWall(seeded, 'volunteer', options)));
  const began = Date.now();
  await Promise.all(
    volunteers.map(async (volunteer, index) => {
      for (const [name, notes] of [...wanted].filter((_, at) => at % 2 === index))
        await volunteer.cluster(how, name, notes);
    }),
  );
  const actions = volunteers.reduce((sum, volunteer) => sum + volunteer.actions, 0);
  const again = volunteers.reduce((sum, volunteer) => sum + volunteer.again, 0);
  const notes = seeded.noteIds.length;
  process.stdout.write(
    `clustering by ${how}: ${notes} notes into ${wanted.size} groups, ${actions} actions (${(actions / notes).toFixed(2)} a note), ${again} done again, ${((Date.now() - began) / 1000).toFixed(1)} s\n`,
  );
  expect(actions / notes).toBeLessThanOrEqual(2);
  await everyoneAgrees(seeded, wanted, volunteers);
}

test('two volunteers cluster real notes by mouse', ({ openWall }) => {
  test.skip(!IS_LONG, 'whole meetings are grouped by mouse');
  return cluster(openWall, 'mouse');
});

test('two volunteers cluster real notes by touch', ({ openWall }) =>
  cluster(openWall, 'touch', { hasTouch: true }));

test('two volunteers cluster real notes by keyboard alone, in the outline', ({ openWall }) => {
  test.skip(!IS_LONG, 'the outline’s own journeys are by keyboard');
  return cluster(openWall, 'keyboard');
});
