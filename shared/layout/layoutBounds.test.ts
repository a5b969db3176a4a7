import { SLOWER_MACHINE } from '../model/testSpeed.ts';
import { describe, expect, test } from 'vitest';
import {
  dropOnCluster,
  groupNotes,
  moveNotes,
  renameCluster,
  takeApart,
  tidyEverything,
  type WallView,
} from '../documents/wallOperations.ts';
import type { Operation } from '../documents/arrangementEdits.ts';
import { isPlacement, isPoint, type Placement } from '../model/arrangement.ts';
import { ADVERSARIAL, HARD_TEXTS, ORDINARY, type WallRecords } from './adversarialWalls.ts';
import { fitCamera } from './camera.ts';
import { clusterOutline } from './clusterOutline.ts';
import { rowsOf } from './noteGrid.ts';
import { NoteIndex } from './noteIndex.ts';
import { fitNoteText } from './noteText.ts';
import { PlacementCache } from './placementCache.ts';
import { resolvePlacements, type PlacedWall } from './resolvePlacements.ts';

const NOTES = 3_000;
/** So many the wall is built for. */
const FULL_WALL = 10_000;
/** No legal input of one person may hold a screen for longer, milliseconds. */
const HELD_MS = 50 * SLOWER_MACHINE;
/** Against an ordinary wall of as many notes: what grows faster than the number of notes takes a hundred times as long or more. */
const MOST_TIMES = 10;
/** Below this, milliseconds, a clock says nothing. */
const NOISE_MS = 8;

/** Processor time of this thread, whatever else the machine is doing: the least of three, or the first that is little enough. */
function processorMs(work: () => unknown, enough = NOISE_MS): number {
  let least = Infinity;
  for (let turn = 0; turn < 3 && least > enough; turn += 1) {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

const viewOf = ({ clusters, placements }: WallRecords, wall: PlacedWall): WallView => ({
  arrangement: { clusters, placements },
  wall,
});
const outlines = (wall: PlacedWall): unknown =>
  [...wall.clusters.values()].map(({ pos, notes, name }) =>
    clusterOutline(
      pos,
      notes.flatMap((id) => wall.notes.get(id)?.rect ?? []),
      name,
    ),
  );

/** All that people do at once to a wall like this one. */
function operations(records: WallRecords, wall: PlacedWall): Operation[] {
  const view = viewOf(records, wall);
  const all = [...records.notes.keys()];
  const [group] = wall.clusters.keys();
  const one =
    group === undefined
      ? []
      : [
          dropOnCluster(view, group, all),
          takeApart(view, group),
          renameCluster(view, group, 'A longer name than it had before, by far'),
        ];
  return [
    ...one,
    groupNotes(view, 'new', all),
    tidyEverything(view),
    moveNotes(view, new Map(all.map((id) => [id, [2e6, -2e6]]))),
  ];
}

function lookAtIt(wall: PlacedWall): void {
  const index = new NoteIndex<{
    id: string;
    rect: (typeof wall.clusters extends Map<string, infer C> ? C : never)['rect'];
  }>();
  const items = [...wall.clusters.values(), ...wall.notes.values()];
  for (const item of items) index.add(item);
  index.touching({ x: -2e6, y: -2e6, width: 4e6, height: 4e6 });
  for (const { rect } of wall.clusters.values()) index.some(rect);
  for (const item of items) index.remove(item);
  fitCamera(
    rowsOf(items.map(({ rect }) => rect)),
    { width: 1280, height: 720 },
    { reserved: { x: 0, y: 600, width: 200, height: 120 } },
  );
}

const everyNote = (records: WallRecords) => ({
  notes: new Set(records.notes.keys()),
  placements: new Set(records.placements.keys()),
  clusters: true,
});

/** One note more, one moved, one put where another lies, one taken away: each a change by itself. `told`: the records and the wall after each. */
function changes(
  records: WallRecords,
  cache: PlacementCache,
  told: (now: WallRecords, wall: PlacedWall) => void,
): void {
  const now = {
    ...records,
    notes: new Map(records.notes),
    placements: new Map(records.placements),
  };
  const change = (id: string, placement: Placement | null, isNew = false): void => {
    if (isNew) now.notes.set(id, { text: 'More', color: 'blue', at: 2, seq: now.notes.size });
    if (placement) now.placements.set(id, placement);
    told(
      now,
      cache.update(now.notes, now.clusters, now.placements, {
        notes: new Set(isNew ? [id] : []),
        placements: new Set(placement ? [id] : []),
        clusters: false,
      }),
    );
  };
  change('later', null, true);
  change('n00007', { pos: [-60_000, -70_000] });
  change('n00003', { pos: [-60_001, -70_001] });
  change('later still', { pos: [-4000, -4000] }, true);
  now.notes.delete('n00000');
  told(
    now,
    cache.update(now.notes, now.clusters, now.placements, {
      notes: new Set(['n00000']),
      placements: new Set(),
      clusters: false,
    }),
  );
}

interface Costs {
  resolve: number;
  change: number;
  outlines: number;
  look: number;
  operations: number;
}

function costsOf(records: WallRecords): Costs {
  const wall = resolvePlacements(records.notes, records.clusters, records.placements);
  const cache = new PlacementCache();
  cache.update(records.notes, records.clusters, records.placements, everyNote(records));
  return {
    resolve: processorMs(() =>
      resolvePlacements(records.notes, records.clusters, records.placements),
    ),
    change: processorMs(() => changes(records, cache, () => undefined)),
    outlines: processorMs(() => outlines(wall)),
    look: processorMs(() => lookAtIt(wall)),
    operations: processorMs(() => operations(records, wall)),
  };
}

describe('no arrangement that the rules allow takes long', () => {
  const ordinary = costsOf(ORDINARY(NOTES));

  test.each(Object.entries(ADVERSARIAL))('%s', (_name, make) => {
    const costs = costsOf(make(NOTES));
    for (const [what, ms] of Object.entries(costs) as [keyof Costs, number][]) {
      expect(
        ms,
        `${what}, ms of processor time; of an ordinary wall ${ordinary[what]}`,
      ).toBeLessThan(MOST_TIMES * Math.max(NOISE_MS, ordinary[what]));
    }
  });

  test.each(Object.entries(ADVERSARIAL))(
    'nor is anything lost or out of reach: %s',
    (_name, make) => {
      const records = make(600);
      const wall = resolvePlacements(records.notes, records.clusters, records.placements);
      expect(
        [...wall.loose, ...[...wall.clusters.values()].flatMap(({ notes }) => notes)].sort(),
      ).toEqual([...records.notes.keys()].sort());
      for (const { rect } of wall.notes.values())
        expect(Number.isFinite(rect.x) && Number.isFinite(rect.y)).toBe(true);
      for (const operation of operations(records, wall)) {
        for (const edit of operation.edits) {
          if (edit.kind === 'placement')
            expect(edit.after === undefined || isPlacement(edit.after), operation.did.act).toBe(
              true,
            );
          if (edit.kind === 'pos' || edit.kind === 'create')
            expect(
              isPoint(edit.kind === 'pos' ? edit.after : edit.after.pos),
              operation.did.act,
            ).toBe(true);
        }
      }
      const cache = new PlacementCache();
      const first = cache.update(
        records.notes,
        records.clusters,
        records.placements,
        everyNote(records),
      );
      expect(plain(first)).toEqual(plain(wall));
      // What was settled before is used again only while it holds.
      changes(records, cache, (now, changed) =>
        expect(plain(changed)).toEqual(
          plain(resolvePlacements(now.notes, now.clusters, now.placements)),
        ),
      );
    },
  );
});

test.each(Object.entries({ ordinary: ORDINARY, ...ADVERSARIAL }))(
  'a whole wall is placed before anybody notices: %s',
  (_name, make) => {
    const { notes, clusters, placements } = make(FULL_WALL);
    const place = (): unknown => resolvePlacements(notes, clusters, placements);
    expect(processorMs(place, HELD_MS)).toBeLessThan(HELD_MS);
  },
);

test('outlines of a whole wall, of one group with every note at the most, never hold a screen', () => {
  for (const name of ['a tower of stairs', 'stairs to and fro', 'between the slots of one group']) {
    const { notes, clusters, placements } = ADVERSARIAL[name]?.(FULL_WALL) ?? ORDINARY(0);
    const wall = resolvePlacements(notes, clusters, placements);
    expect(wall.notes.size).toBe(FULL_WALL);
    expect(
      processorMs(() => outlines(wall), HELD_MS),
      name,
    ).toBeLessThan(HELD_MS);
  }
});

const plain = ({ notes, clusters, loose }: PlacedWall): unknown => ({
  notes: Object.fromEntries(
    [...notes].map(([id, { rect, cluster }]) => [id, [rect.x + 0, rect.y + 0, cluster]]),
  ),
  clusters: Object.fromEntries(clusters),
  loose,
});

describe('two notes on one spot lie apart', () => {
  test.each([
    'two on one spot at the far corner',
    'two at each corner',
    'all on one spot',
    'all on one spot at the far corner',
    'pairs all over the landing area to come',
    'a group over everything, pairs in it',
  ])('%s', (name) => {
    const records = ADVERSARIAL[name]?.(600);
    if (!records) throw new Error(name);
    const wall = resolvePlacements(records.notes, records.clusters, records.placements);
    const loose = wall.loose.flatMap((id) => wall.notes.get(id)?.rect ?? []);
    expect(new Set(loose.map(({ x, y }) => `${x} ${y}`)).size).toBe(loose.length);
    // Beside the spot, not at the other end of the wall.
    for (const [id, { pos, cluster }] of records.placements) {
      const rect = wall.notes.get(id)?.rect;
      if (cluster === undefined && rect)
        expect(Math.hypot(rect.x - pos[0], rect.y - pos[1])).toBeLessThan(6_000);
    }
  });
});

test.each(Object.entries(HARD_TEXTS))(
  'a text that is hard to set is measured a bounded number of times: %s',
  (_name, text) => {
    let signs = 0;
    const measure = (line: string): number => {
      signs += line.length;
      return [...line].reduce(
        (width, char) => width + (/\p{M}|\u200b|\u200d/u.test(char) ? 0 : 0.55),
        0,
      );
    };
    const { lines } = fitNoteText(text, { width: 156, height: 136 }, measure);
    expect(lines.length).toBeLessThanOrEqual(11);
    expect(signs).toBeLessThan(40_000);
  },
);
