import { describe, expect, it } from 'vitest';
import { placementsRoot, readArrangement } from '../../../../shared/documents/arrangement.ts';
import * as operations from '../../../../shared/documents/wallOperations.ts';
import { isOneSpot } from '../../../../shared/layout/spotCells.ts';
import type { PlacedWall } from '../../../../shared/layout/resolvePlacements.ts';
import { SeededRandom } from '../../../seededRandom.ts';
import type { ClusteringPerson } from './clusteringPerson.ts';
import type { Tab } from './gatedRoom.ts';
import { arrangementText, NOTES, Volunteers } from './volunteers.ts';

/** WW_SEED replays one session. */
const SESSIONS = process.env['WW_LONG'] ? 20_000 : 100;
const FIRST_SEED = Number(process.env['WW_SEED'] ?? 60_061_122);

type Counts = Record<string, number>;

/** What must hold once everybody is back and has heard everything. */
function check(volunteers: Volunteers, seed: number, wall: PlacedWall, counts: Counts): void {
  const said = `WW_SEED=${seed}`;
  expect(
    volunteers.room.refusals.map(({ tab, code }) => [tab.person, code]),
    `${said}: somebody was refused`,
  ).toEqual([]);
  const seen = arrangementText(volunteers.room.live.doc);
  for (const tab of volunteers.tabs)
    expect(arrangementText(tab.doc), `${said}: ${tab.person} sees something else`).toBe(seen);
  const { clusters, placements } = readArrangement(volunteers.room.live.doc);
  const listed = [
    ...[...wall.clusters.values()].flatMap((cluster) => cluster.notes),
    ...wall.loose,
  ];
  expect(listed.toSorted(), `${said}: each live note is in exactly one place`).toEqual(
    [...volunteers.live.keys()].toSorted(),
  );
  const loose = wall.loose.flatMap((id) => wall.notes.get(id) ?? []);
  for (const [index, { id, rect }] of loose.entries()) {
    const other = loose.slice(index + 1).find((each) => isOneSpot(each.rect, rect));
    expect(other?.id, `${said}: ${id} shares its spot`).toBeUndefined();
    const record = placements.get(id);
    if (
      record &&
      record.cluster === undefined &&
      (record.pos[0] !== rect.x || record.pos[1] !== rect.y)
    )
      counts['loose notes beside a taken spot'] =
        (counts['loose notes beside a taken spot'] ?? 0) + 1;
  }
  for (const cluster of wall.clusters.values()) {
    const places = cluster.notes.map((id) =>
      JSON.stringify(wall.notes.get(id)?.pile?.open ?? wall.notes.get(id)?.rect),
    );
    expect(new Set(places).size, `${said}: two notes of “${cluster.name}” on one spot`).toBe(
      places.length,
    );
  }
  for (const [note, { cluster }] of placements)
    if (cluster !== undefined)
      expect(clusters.has(cluster), `${said}: ${note} is in a group that is not there`).toBe(true);
  for (const [id, cluster] of clusters) {
    if (cluster.name === '' || wall.clusters.has(id)) continue;
    const heir = wall.clusters.get(heirOf(id, wall, clusters) ?? '');
    if (heir)
      expect(
        [heir.name, ...(heir.also ?? [])],
        `${said}: the name of ${id} is lost from sight`,
      ).toContain(cluster.name);
    counts[heir ? 'names with their heir' : 'names of groups taken apart'] =
      (counts[heir ? 'names with their heir' : 'names of groups taken apart'] ?? 0) + 1;
  }
  // What only one person changed is exactly as she left it.
  for (const id of NOTES.keys()) {
    const writers = volunteers.people.filter((person) => person.touched.has(id));
    if (writers.length !== 1) continue;
    counts['notes of one person'] = (counts['notes of one person'] ?? 0) + 1;
    expect(
      placementsRoot(volunteers.room.live.doc).get(id),
      `${said}: ${id} is not where ${writers[0]?.person} left it`,
    ).toEqual(volunteers.left.get(id));
  }
}

function heirOf(
  id: string,
  wall: PlacedWall,
  clusters: ReturnType<typeof readArrangement>['clusters'],
): string | undefined {
  const seen = new Set<string>();
  for (
    let at: string | undefined = id;
    at !== undefined && !seen.has(at);
    at = clusters.get(at)?.into
  ) {
    if (wall.clusters.has(at)) return at;
    seen.add(at);
  }
  return undefined;
}

function session(seed: number, counts: Counts): void {
  const chance = new SeededRandom(seed);
  const volunteers = new Volunteers(chance);
  const { room, people, tabs } = volunteers;
  const count = (what: string): void => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  let fresh = 0;
  const freshId = (): string => `g${(fresh += 1)}`;
  const freshName = (): string => `name ${(fresh += 1)}`;
  for (const first of [0, 5, 10])
    people[0]?.run(
      operations.groupNotes(
        people[0].view,
        freshId(),
        [0, 1, 2].map((next) => `n${first + next}`),
      ),
    );
  volunteers.settle();
  const steps = 40 + chance.below(80);
  for (let step = 0; step < steps; step += 1) {
    const index = chance.below(people.length);
    const [who, tab] = [people[index] as ClusteringPerson, tabs[index] as Tab];
    const dice = chance.next();
    if (dice < 0.5) count(who.act(chance, freshId, freshName));
    else if (dice < 0.62) {
      for (const [what, harmed] of [
        ['undone', who.undo()],
        ['redone', chance.chance(0.5) ? who.redo() : null],
      ] as const) {
        expect(harmed ?? [], `WW_SEED=${seed}: what another did since is ${what}`).toEqual([]);
        if (harmed) count(what);
      }
    } else if (dice < 0.66) {
      if (tab.isOnline) tab.disconnect();
      else tab.reconnect();
      count('offline or back');
    } else if (dice < 0.68) {
      volunteers.reload(index);
      count('reloaded');
    } else if (dice < 0.7) {
      volunteers.withdraw(chance.pick([...NOTES.keys()]));
      count('withdrawn');
    } else if (dice < 0.74) who.notes = volunteers.live;
    else {
      tab.deliver(chance);
      count('delivered');
    }
  }
  volunteers.remember();
  check(volunteers, seed, volunteers.settle(), counts);
  count('sessions');
  room.destroy();
}

describe('conflict grace', () => {
  it('random sessions of four volunteers: nothing orphaned, nothing lost, nobody’s note in two groups, undo is one’s own', () => {
    const counts: Counts = {};
    for (
      let seed = FIRST_SEED;
      seed < FIRST_SEED + (process.env['WW_SEED'] ? 1 : SESSIONS);
      seed += 1
    )
      session(seed, counts);
    process.stdout.write(`conflict grace: seeds from ${FIRST_SEED} ${JSON.stringify(counts)}\n`);
    if (process.env['WW_SEED']) return;
    expect(counts['sessions']).toBe(SESSIONS);
    for (const what of [
      'merge',
      'split',
      'take apart',
      'let go on a group',
      'tidy all',
      'pile up or open',
      'undone',
      'redone',
      'offline or back',
      'reloaded',
      'withdrawn',
      'names with their heir',
      'notes of one person',
    ]) {
      expect(counts[what] ?? 0, what).toBeGreaterThan(SESSIONS / 10);
    }
    for (const rare of ['group again', 'tidy one', 'loose notes beside a taken spot'])
      expect(counts[rare] ?? 0, rare).toBeGreaterThan(0);
  }, 300_000);
});
