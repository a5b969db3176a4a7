import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rectsTouch, type Rect } from '../../../shared/layout/noteGrid.ts';
import type { Cluster, Placement, Point } from '../../../shared/model/arrangement.ts';
import type { Note } from '../../../shared/model/note.ts';
import { composeWall, type WallPicture } from './composeWall.ts';
import { ENGLISH } from '../../../locales/englishWords.ts';

const notesOf = (count: number): Record<string, Note> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, seq) => [
      `n${seq}`,
      { text: `Note ${seq}`, color: 'yellow', at: 0, seq },
    ]),
  );
const group = (pos: Point, more: Partial<Cluster> = {}): Cluster => ({
  name: 'Water',
  color: 'blue',
  pos,
  ...more,
});
const wall = (parts: Partial<WallPicture> = {}) =>
  composeWall({ words: ENGLISH, title: 'Hui', notes: {}, clusters: {}, placements: {}, ...parts });
const at = (pos: Point): Placement => ({ pos });
const inside = (cluster: string, pos: Point): Placement => ({ cluster, pos });

const covers = (outer: Rect, inner: Rect): boolean =>
  inner.x >= outer.x - 1e-6 &&
  inner.y >= outer.y - 1e-6 &&
  inner.x + inner.width <= outer.x + outer.width + 1e-6 &&
  inner.y + inner.height <= outer.y + outer.height + 1e-6;

describe('a wall laid out for a picture', () => {
  test('of nothing is nothing', () => {
    expect(wall()).toEqual({ clusters: [], notes: [], loose: 0, bounds: null, far: null });
  });

  test('an empty group is there, and has room of its own', () => {
    const { clusters, bounds, loose } = wall({ clusters: { a: group([0, -500]) } });
    expect(clusters).toHaveLength(1);
    expect(bounds?.width).toBeGreaterThan(300);
    expect(loose).toBe(0);
  });

  test('groups wear the numbers of their tables; others go on behind the highest', () => {
    const { clusters } = wall({
      clusters: { a: group([0, -500]), b: group([900, -500]), c: group([1800, -500]) },
      tables: [{ tableId: 't', number: 7, clusterId: 'b', name: 'Water' }],
    });
    expect(Object.fromEntries(clusters.map(({ id, number }) => [id, number]))).toEqual({
      a: 8,
      b: 7,
      c: 9,
    });
  });

  test('what was placed lies above what just landed, and later notes above earlier ones', () => {
    const { notes } = wall({ notes: notesOf(4), placements: { n0: at([500, 600]) } });
    expect(notes.map(({ id }) => id)).toEqual(['n1', 'n2', 'n3', 'n0']);
  });

  test('of a pile its top note is drawn, all of them are counted', () => {
    const { notes, clusters } = wall({
      notes: notesOf(3),
      clusters: { a: group([0, -500], { collapsed: true }) },
      placements: {
        n0: inside('a', [12, 96]),
        n1: inside('a', [204, 96]),
        n2: inside('a', [396, 96]),
      },
    });
    expect(notes).toHaveLength(1);
    expect(clusters[0]?.notes).toHaveLength(3);
  });

  test('says how many are in no group only where its picture shows where they land', () => {
    expect(wall({ notes: notesOf(5) }).loose).toBe(5);
    expect(
      wall({
        notes: notesOf(2),
        placements: { n0: at([0, 30_000]), n1: at([200, 30_000]) },
      }).loose,
    ).toBe(0);
  });
});

describe('a group whose notes are strewn far', () => {
  const strewn = (distance: number, more: Partial<Cluster> = {}) =>
    wall({
      notes: notesOf(6),
      clusters: { a: group([0, -2_000], more) },
      placements: Object.fromEntries(
        Array.from({ length: 6 }, (_, index) => [
          `n${index}`,
          inside('a', [12 + index * distance, 96 + index * distance]),
        ]),
      ),
    });

  test('has them in rows, none over another, all inside of it', () => {
    const { clusters, notes } = strewn(20_000);
    const [cluster] = clusters;
    expect(cluster!.rect.width).toBeLessThan(2_000);
    for (const [index, { rect }] of notes.entries()) {
      expect(covers(cluster!.rect, rect)).toBe(true);
      expect(notes.slice(index + 1).some((other) => rectsTouch(rect, other.rect))).toBe(false);
    }
    expect(cluster!.pos).toEqual([0, -2_000]);
  });

  test('but not where they lie less far, or in a pile', () => {
    expect(strewn(1_000).clusters[0]!.rect.width).toBeGreaterThan(5_000);
    expect(strewn(20_000, { collapsed: true }).notes).toHaveLength(1);
  });
});

describe('what lies far away', () => {
  const farOf = (far: Record<string, Point>, count = 30) =>
    wall({
      notes: notesOf(count),
      placements: Object.fromEntries(Object.entries(far).map(([id, pos]) => [id, at(pos)])),
    });

  test('is brought below the rest, in rows no wider than a wall is, each thing whole', () => {
    const { far, bounds, notes } = farOf({
      n0: [900_000, 0],
      n1: [0, 900_000],
      n2: [-900_000, -900_000],
    });
    expect(far?.count).toBe(3);
    expect(far!.top).toBe(bounds!.y + bounds!.height + 260);
    expect(far!.bounds.y).toBe(far!.top);
    expect(far!.bounds.width).toBeLessThanOrEqual(4_000);
    const brought = notes.filter(({ id }) => /^n[0-2]$/.test(id));
    expect(brought.every(({ rect }) => covers(far!.bounds, rect))).toBe(true);
    expect(notes.filter(({ id }) => !/^n[0-2]$/.test(id))).toHaveLength(27);
  });

  test('keeps its neighbours: notes side by side are so again', () => {
    const { notes } = farOf({ n0: [900_000, 0], n1: [900_200, 30] });
    const [a, b] = ['n0', 'n1'].map((id) => notes.find((each) => each.id === id)?.rect);
    expect([b!.x - a!.x, b!.y - a!.y]).toEqual([200, 30]);
  });

  test('is the smaller part: the place with most notes is the wall', () => {
    const crowd = Object.fromEntries(
      Array.from({ length: 20 }, (_, index): [string, Point] => [
        `n${index}`,
        [500_000 + index * 200, 0],
      ]),
    );
    const { far, bounds } = farOf(crowd, 24);
    expect(far?.count).toBe(4);
    expect(bounds!.x).toBe(500_000);
  });

  test('more than fits side by side goes on in the next row', () => {
    const far = Object.fromEntries(
      Array.from({ length: 40 }, (_, index): [string, Point] => [
        `n${index}`,
        [100_000 * (index + 1), 0],
      ]),
    );
    const { notes, far: strip } = farOf(far, 100);
    const tops = new Set(
      notes.filter(({ id }) => Number(id.slice(1)) < 40).map(({ rect }) => rect.y),
    );
    expect(tops.size).toBeGreaterThan(1);
    expect(strip!.bounds.width).toBeLessThanOrEqual(4_000);
  });

  test('moves with its notes where it is a group', () => {
    const { clusters, notes, far } = wall({
      notes: notesOf(20),
      clusters: { a: group([900_000, -900_000]) },
      placements: { n0: inside('a', [12, 96]) },
    });
    expect(far?.count).toBe(1);
    const [cluster] = clusters;
    const note = notes.find(({ id }) => id === 'n0');
    expect(cluster!.pos).toEqual([cluster!.rect.x, cluster!.rect.y]);
    expect([note!.rect.x - cluster!.pos[0], note!.rect.y - cluster!.pos[1]]).toEqual([12, 96]);
    expect(covers(far!.bounds, cluster!.rect)).toBe(true);
  });

  test('wherever notes lie, each is there once, and no part lies over another that it did not before', () => {
    const place = fc.record({
      note: fc.nat(11),
      pos: fc.tuple(
        fc.constantFrom(0, 300, 9_000, -70_000, 1e6, -1e6),
        fc.constantFrom(0, 400, -9_000, 80_000, 1e6),
      ),
    });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 12 }), (places) => {
        const placements = Object.fromEntries(places.map(({ note, pos }) => [`n${note}`, at(pos)]));
        const { notes, bounds, far } = wall({ notes: notesOf(12), placements });
        expect(notes.map(({ id }) => id).sort()).toEqual(Object.keys(notesOf(12)).sort());
        for (const { rect } of notes)
          expect(covers(bounds!, rect) || (far !== null && covers(far.bounds, rect))).toBe(true);
        if (far) expect(rectsTouch(bounds!, far.bounds)).toBe(false);
      }),
      { numRuns: 150 },
    );
  });
});
