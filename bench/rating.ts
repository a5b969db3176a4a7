/**
 * `npm run bench:rating`: what a `rate` step of 300 notes with 1,000 people takes, ms of processor time, without network or store: dealing the
 * readings out (three each; ordinary authorship, and the worst of what random authorship finds in `--seconds 20`), one form sent, and each view
 * of it made once. Fails where the worst deal takes longer than its goal. `WW_SEED` repeats a run.
 */
import { parseArgs } from 'node:util';
import { rateThing } from '../shared/commands/rating.ts';
import { RatingRoom, rateStep } from '../shared/commands/testRatings.ts';
import { boardOf, ownRatings, resultsView } from '../shared/documents/ratingViews.ts';
import { assignReadings, type RatedThing } from '../shared/rating/assignReadings.ts';
import { SeededRandom } from '../server/seededRandom.ts';
import { percentile } from './percentiles.ts';

const [PEOPLE, THINGS, EACH] = [1_000, 300, 3];
/** Goal for a deal: it is cut into turns, but nobody reads before it is done. */
const DEAL_MS = 200;
const REPEATS = 50;

const { values: options } = parseArgs({ options: { seconds: { type: 'string', default: '20' } } });
const seed = Number(process.env['WW_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const random = new SeededRandom(seed);

function cpuMs(task: () => unknown): number {
  const before = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
const say = (what: string, ms: number): void =>
  console.log(`${ms.toFixed(2).padStart(9)}  ${what}`);

const people = Array.from({ length: PEOPLE }, (_, index) => `p${index}`);
/** Who wrote what: a share of all people, of a few, or of all but a few, each thing's own or the same for many. */
function randomThings(): RatedThing[] {
  const from = random.pick([PEOPLE, PEOPLE, 500, 50, 5]);
  const kinds = random.pick([1, 3, 30, THINGS]);
  const sets = Array.from({ length: kinds }, () => {
    const share = random.pick([0, 0.02, 0.15, 0.5, 0.85, 0.98]);
    const isTurned = random.chance(0.3);
    return people.filter((_, index) => (index < from && random.chance(share)) !== isTurned);
  });
  return Array.from({ length: THINGS }, (_, index) => ({
    id: `t${index}`,
    authors: sets[random.below(kinds)] ?? [],
  }));
}
const deal = (things: readonly RatedThing[]): number =>
  cpuMs(() => assignReadings({ people, things, each: EACH }));

console.log(
  `${PEOPLE} people, ${THINGS} notes, ${EACH} each; ms of processor time; WW_SEED=${seed}`,
);
const ordinary = Array.from({ length: THINGS }, (_, index) => ({
  id: `t${index}`,
  authors: [people[index % PEOPLE] ?? ''],
}));
const deals = Array.from({ length: REPEATS }, () => deal(ordinary)).toSorted((a, b) => a - b);
say('dealing out, each note one person’s: median', percentile(deals, 0.5));
say('the same: 99 of a hundred', percentile(deals, 0.99));
const end = performance.now() + Number(options.seconds) * 1000;
let [worst, rooms] = [0, 0];
for (; performance.now() < end; rooms += 1) worst = Math.max(worst, deal(randomThings()));
say(`dealing out, random authorship: the worst of ${rooms}`, worst);

const step = rateStep({ each: EACH, shown: 'running' });
const room = new RatingRoom([step], { people: PEOPLE, notes: THINGS });
room.goTo('read');
let forms = 0;
const sent = cpuMs(() => {
  for (const id of room.ids)
    for (const thing of room.records.rated.of(step.id).readings.get(id) ?? []) {
      const answers = { merit: { value: 1 + (forms % 5) }, why: { value: `Because ${forms}.` } };
      room.run(
        rateThing(room.records, room.act(id), { step: step.id, thing, answers }, room.known),
      );
      forms += 1;
    }
});
say(`a form taken, of ${forms}`, sent / forms);
const asker = { personId: 'p0', person: room.person('p0'), language: 'en' };
const views: [what: string, make: () => unknown][] = [
  ['the board, for facilitators', () => boardOf(room.known, step, () => true)],
  ['what one has to read', () => ownRatings(room.known, step, asker)],
  ['the results, once for all', () => resultsView(room.known, step, asker)],
];
for (const [what, make] of views)
  say(what, cpuMs(() => Array.from({ length: REPEATS }, make)) / REPEATS);

if (worst > DEAL_MS) {
  console.log(`FAILED: a deal took more than ${DEAL_MS} ms`);
  process.exitCode = 1;
}
