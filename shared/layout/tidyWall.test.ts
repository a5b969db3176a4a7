import { describe, expect, it } from 'vitest';
import type { Cluster, Placement, Point } from '../model/arrangement.ts';
import type { Note } from '../model/note.ts';
import { numberByTable } from './numberByTable.ts';
import { GROUP_GAP, landingSlot, LINE_Y, tidyClusterSize } from './noteGrid.ts';
import { resolvePlacements, type PlacedWall } from './resolvePlacements.ts';
import { tidyCluster, tidyWall } from './tidyWall.ts';

/** Groups from left to right, each with so many notes; `loose` more lie where they landed. */
function wallOf(counts: readonly number[], loose = 0, more: Partial<Cluster> = {}): PlacedWall {
  const notes = new Map<string, Note>();
  const placements = new Map<string, Placement>();
  const clusters = new Map<string, Cluster>();
  for (const [index, count] of counts.entries()) {
    const id = `g${index}`;
    clusters.set(id, { name: '', color: 'yellow', pos: [index * 4000, -9000], ...more });
    for (let at = 0; at < count; at += 1) {
      const note = `${id}n${at}`;
      notes.set(note, { text: 'x', color: 'yellow', at: 1, seq: notes.size });
      placements.set(note, { cluster: id, pos: [12 + at * 300, 96] });
    }
  }
  for (let at = 0; at < loose; at += 1)
    notes.set(`l${at}`, { text: 'x', color: 'yellow', at: 1, seq: notes.size + 100 });
  return resolvePlacements(notes, clusters, placements);
}
const floor = LINE_Y - GROUP_GAP;

describe('a tidy group', () => {
  it('has its notes on its grid in the order they are read', () => {
    const plan = tidyCluster({ id: 'g', notes: ['c', 'a', 'b', 'd'], name: '' });
    expect([...plan]).toEqual([
      ['c', { cluster: 'g', pos: [12, 96] }],
      ['a', { cluster: 'g', pos: [204, 96] }],
      ['b', { cluster: 'g', pos: [396, 96] }],
      ['d', { cluster: 'g', pos: [12, 268] }],
    ]);
    expect(tidyCluster({ id: 'g', notes: [], name: '' }).size).toBe(0);
  });

  it('is as wide as its name, where it has notes enough', () => {
    const plan = tidyCluster({
      id: 'g',
      notes: ['a', 'b', 'c', 'd', 'e'],
      name: 'A name that is longer than most',
    });
    expect([...plan.values()].map(({ pos }) => pos[1])).toEqual([96, 96, 96, 96, 96]);
  });
});

describe('a tidy wall', () => {
  it('of nothing is nothing', () => {
    expect(tidyWall(wallOf([]))).toEqual({ clusters: new Map(), placements: new Map() });
  });

  it('has loose notes on the first landing slots, in the order they are read', () => {
    const wall = wallOf([], 12);
    const { placements } = tidyWall(wall);
    expect([...placements]).toEqual(wall.loose.map((id, at) => [id, { pos: landingSlot(at) }]));
    expect(placements.size).toBe(12);
  });

  it('has one group on the line, at the left', () => {
    const { height } = tidyClusterSize(3);
    expect(tidyWall(wallOf([3])).clusters).toEqual(new Map([['g0', [-12, floor - height]]]));
  });

  it('has groups beside each other, their tops in one line, a gap between them', () => {
    const { clusters } = tidyWall(wallOf([3, 6]));
    const [low, high] = [tidyClusterSize(3), tidyClusterSize(6)];
    expect(clusters).toEqual(
      new Map<string, Point>([
        ['g0', [-12, floor - high.height]],
        ['g1', [-12 + low.width + GROUP_GAP, floor - high.height]],
      ]),
    );
  });

  it('has rows above each other, the last on the line', () => {
    const { clusters } = tidyWall(wallOf(Array.from({ length: 12 }, () => 9)));
    const ys = [...new Set([...clusters.values()].map(([, y]) => y))];
    const { height } = tidyClusterSize(9);
    expect(ys.length).toBeGreaterThan(1);
    expect(ys).toEqual(ys.toSorted((a, b) => a - b));
    expect(ys.at(-1)).toBe(floor - height);
    expect((ys[1] ?? 0) - (ys[0] ?? 0)).toBe(height + GROUP_GAP);
    // All of them in their order.
    expect([...clusters.keys()]).toEqual(Array.from({ length: 12 }, (_, at) => `g${at}`));
  });

  it.each([
    [[9, 9, 9, 9, 9, 9, 9], 0, [4, 3]],
    // None is left alone at the end.
    [[9, 9, 9, 9, 9, 9, 9, 1], 0, [4, 4]],
    [[3, 3, 3, 3, 3, 3, 3, 3, 3, 30], 0, [4, 4, 2]],
    [[12, 6, 6, 6, 6, 12, 3, 3, 3], 0, [5, 4]],
    [[24, 2, 2, 9, 13, 5, 5, 1, 20, 8, 3, 14, 6, 6, 10, 2], 0, [5, 5, 6]],
    // One that is wider than all others has a row of its own.
    [[100, 3, 3, 3, 3], 0, [1, 4]],
    // Over many loose notes groups stand in fewer rows: the wall is high enough.
    [[6, 6, 6, 6, 6], 0, [3, 2]],
    [[6, 6, 6, 6, 6], 40, [5]],
  ])('has groups of %j notes, over %d loose ones, in rows of %j', (counts, loose, rows) => {
    const { clusters } = tidyWall(wallOf(counts, loose));
    const byTop = new Map<number, number>();
    for (const [, y] of clusters.values()) byTop.set(y, (byTop.get(y) ?? 0) + 1);
    expect([...byTop.values()]).toEqual(rows);
  });

  it('gives a pile the room of one note, and keeps what is in it tidy', () => {
    const { clusters, placements } = tidyWall(wallOf([12, 1], 0, { collapsed: true }));
    expect(clusters.get('g1')?.[0]).toBe(-12 + tidyClusterSize(1).width + GROUP_GAP);
    expect(placements.get('g0n3')?.pos).toEqual([588, 96]);
  });

  it('has every note and every group, and is made from the same wall again', () => {
    const wall = wallOf([1, 0, 30, 4, 4, 9, 2], 25);
    const before = structuredClone([...wall.clusters]);
    const plan = tidyWall(wall);
    expect([...plan.placements.keys()].toSorted()).toEqual([...wall.notes.keys()].toSorted());
    expect([...plan.clusters.keys()].toSorted()).toEqual([...wall.clusters.keys()].toSorted());
    expect(tidyWall(wall)).toEqual(plan);
    expect([...wall.clusters]).toEqual(before);
  });

  it('of a thousand groups is tidy, too: all apart', () => {
    const { clusters } = tidyWall(wallOf(Array.from({ length: 300 }, (_, at) => at % 5)));
    const spots = new Set([...clusters.values()].map(String));
    expect(spots.size).toBe(300);
  });
});

describe('numbers once tables exist', () => {
  const group = (id: string, x: number) => ({ id, pos: [x, 0] as Point });

  it('of a group whose table was closed and opened again are its last table’s', () => {
    expect(
      numberByTable(
        [group('a', 0)],
        [
          { clusterId: 'a', number: 1 },
          { clusterId: 'a', number: 4 },
        ],
      ),
    ).toEqual([{ id: 'a', number: 4 }]);
  });

  it('are never two groups’ at once, whatever numbers tables have', () => {
    const groups = ['a', 'b', 'c', 'd', 'e'].map((id, at) => group(id, at * 900));
    const numbers = numberByTable(groups, [
      { clusterId: 'd', number: 7 },
      { clusterId: 'b', number: 2 },
      { clusterId: 'gone', number: 9 },
    ]).map(({ number }) => number);
    expect(numbers).toEqual([10, 2, 11, 7, 12]);
    expect(numberByTable([], [{ clusterId: 'a', number: 1 }])).toEqual([]);
  });
});
