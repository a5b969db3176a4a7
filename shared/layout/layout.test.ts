import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cluster, Placement, Point } from '../model/arrangement.ts';
import { NOTE_COLORS, type Note } from '../model/note.ts';
import { fitCamera, toScreen } from './camera.ts';
import { clusterOutline } from './clusterOutline.ts';
import { freeSlotIn } from './freeSlots.ts';
import {
  boundsOf,
  clusterNoteSlots,
  GAP,
  GROUP_GAP,
  landingBounds,
  landingSlot,
  LINE_Y,
  nextClusterPos,
  NOTE,
  noteRect,
  rectsTouch,
  rowsOf,
  tidyClusterSize,
  type Rect,
} from './noteGrid.ts';
import { breakLines, fitNoteText, NOTE_LEADING } from './noteText.ts';
import { openCluster } from './clusterHomes.ts';
import { resolvePlacements, type PlacedWall } from './resolvePlacements.ts';
import { tidyWall } from './tidyWall.ts';

const point = fc.tuple(
  fc.integer({ min: -5000, max: 5000 }),
  fc.integer({ min: -5000, max: 5000 }),
);
const clusterIds = ['a', 'b', 'c', 'd', 'e'];
const cluster: fc.Arbitrary<Cluster> = fc.record(
  {
    name: fc.string({ maxLength: 8 }),
    color: fc.constantFrom(...NOTE_COLORS),
    pos: point,
    state: fc.constantFrom('open' as const, 'dissolved' as const),
    into: fc.constantFrom(...clusterIds, 'gone'),
    collapsed: fc.constant(true as const),
  },
  { requiredKeys: ['name', 'color', 'pos'] },
);
const placement: fc.Arbitrary<Placement> = fc.record(
  { pos: point, cluster: fc.constantFrom(...clusterIds, 'gone') },
  { requiredKeys: ['pos'] },
);
const scene = fc.record({
  clusters: fc
    .dictionary(fc.constantFrom(...clusterIds), cluster)
    .map((value) => new Map(Object.entries(value))),
  placements: fc.array(fc.option(placement), { maxLength: 60 }),
});

function wallOf({
  clusters,
  placements,
}: {
  clusters: Map<string, Cluster>;
  placements: (Placement | null)[];
}): PlacedWall {
  const notes = new Map<string, Note>(
    placements.map((_, seq) => [`n${seq}`, { text: 'x', color: 'yellow', at: 0, seq }]),
  );
  const known = new Map(
    placements.flatMap((each, seq) => (each ? [[`n${seq}`, each] as const] : [])),
  );
  return resolvePlacements(notes, clusters, known);
}

/** The wall after `tidyWall`, as records. */
function tidied(wall: PlacedWall): PlacedWall {
  const plan = tidyWall(wall);
  const clusters = new Map(
    [...wall.clusters].map(([id, { name, color, pos, collapsed }]) => [
      id,
      {
        name,
        color,
        pos: plan.clusters.get(id) ?? pos,
        ...(collapsed ? { collapsed } : {}),
      } satisfies Cluster,
    ]),
  );
  const notes = new Map([...wall.notes].map(([id, placed]) => [id, { ...placed.note }]));
  return resolvePlacements(notes, clusters, plan.placements);
}

describe('places', () => {
  test('no landing slot touches another, nor the line', () => {
    const slots = Array.from({ length: 950 }, (_, seq) => noteRect(landingSlot(seq)));
    for (const [index, slot] of slots.entries()) {
      expect(slot.y).toBeGreaterThan(LINE_Y);
      expect(slots.slice(index + 1).some((other) => rectsTouch(slot, other))).toBe(false);
    }
  });

  test('the landing bounds are the box around its slots', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1200 }), (count) => {
        expect(landingBounds(count)).toEqual(
          boundsOf(Array.from({ length: count }, (_, seq) => noteRect(landingSlot(seq)))),
        );
      }),
    );
  });

  test('rows cover what their boxes cover, and no more than the gaps between', () => {
    const rects = Array.from({ length: 2_000 }, (_, seq) => noteRect(landingSlot(seq))).sort(
      (a, b) => a.y - b.y || a.x - b.x,
    );
    const rows = rowsOf(rects);
    expect(rows.length).toBeLessThan(rects.length / 10);
    expect(boundsOf(rows)).toEqual(boundsOf(rects));
    expect(
      rects.every((rect) =>
        rows.some(
          (row) => row.y === rect.y && row.x <= rect.x && row.x + row.width >= rect.x + rect.width,
        ),
      ),
    ).toBe(true);
    const apart = [noteRect([0, 0]), noteRect([NOTE.width + 2 * GAP + 1, 0]), noteRect([0, 1])];
    expect(rowsOf(apart)).toEqual(apart);
  });

  test('a free slot touches no note that stands on a slot', () => {
    fc.assert(
      fc.property(fc.nat(30), point, (count, drop) => {
        const taken: Point[] = [];
        for (let index = 0; index < count; index += 1) taken.push(freeSlotIn(taken, drop));
        const slot = noteRect(freeSlotIn(taken, drop));
        expect(taken.some((other) => rectsTouch(slot, noteRect(other)))).toBe(false);
      }),
    );
  });

  test('new groups touch no group and stay above the line', () => {
    const groups: { x: number; y: number; width: number; height: number }[] = [];
    for (let index = 0; index < 20; index += 1) {
      const [x, y] = nextClusterPos(groups, 9);
      const rect = { x, y, ...tidyClusterSize(9) };
      expect(groups.some((group) => rectsTouch(group, rect))).toBe(false);
      expect(rect.y + rect.height).toBeLessThan(LINE_Y);
      groups.push(rect);
    }
  });
});

describe('merges', () => {
  test('are followed; a cycle leaves the lowest id open; dissolved without a heir is no group', () => {
    const base = { name: '', color: 'yellow' as const, pos: [0, 0] as const };
    const clusters = new Map<string, Cluster>([
      ['a', { ...base, state: 'dissolved', into: 'b' }],
      ['b', { ...base, state: 'dissolved', into: 'c' }],
      ['c', base],
      ['x', { ...base, state: 'dissolved', into: 'y' }],
      ['y', { ...base, state: 'dissolved', into: 'x' }],
      ['z', { ...base, state: 'dissolved' }],
    ]);
    expect(['a', 'b', 'c', 'x', 'y', 'z', '?'].map((id) => openCluster(id, clusters))).toEqual([
      'c',
      'c',
      'c',
      'x',
      'x',
      null,
      null,
    ]);
  });

  test('4.7 every note is in exactly one place: one open group or loose', () => {
    fc.assert(
      fc.property(scene, (records) => {
        const wall = wallOf(records);
        const grouped = [...wall.clusters.values()].flatMap((each) => each.notes);
        expect([...grouped, ...wall.loose].sort()).toEqual([...wall.notes.keys()].sort());
        expect([...wall.clusters.values()].map((each) => each.number)).toEqual(
          Array.from(wall.clusters, (_, index) => index + 1),
        );
      }),
    );
  });
});

describe('tidy', () => {
  test('keeps numbers and reading order, overlaps nothing, and twice is once', () => {
    fc.assert(
      fc.property(scene, (records) => {
        const wall = wallOf(records);
        const after = tidied(wall);
        expect(
          [...after.clusters.values()].map(({ id, number, notes }) => [id, number, notes]),
        ).toEqual([...wall.clusters.values()].map(({ id, number, notes }) => [id, number, notes]));
        expect(after.loose).toEqual(wall.loose);
        const rects = [...after.clusters.values()].map((each) => each.rect);
        for (const [index, rect] of rects.entries())
          expect(rects.slice(index + 1).some((other) => rectsTouch(rect, other))).toBe(false);
        expect(tidyWall(after)).toEqual(tidyWall(wall));
      }),
    );
  });

  /** A tidied wall of groups with so many notes each, row by row. */
  const rowsOfGroups = (
    counts: readonly number[],
    name = '',
  ): { width: number; rows: Rect[][] } => {
    const clusters = new Map<string, Cluster>(
      counts.map((_, index) => [
        `g${String(index).padStart(3, '0')}`,
        { name, color: 'yellow', pos: [index * 3000, -9000] },
      ]),
    );
    const placements = counts.flatMap((count, index) =>
      clusterNoteSlots(count, name).map((pos): Placement => ({
        pos,
        cluster: `g${String(index).padStart(3, '0')}`,
      })),
    );
    const rows: Rect[][] = [];
    for (const { rect } of tidied(wallOf({ clusters, placements })).clusters.values()) {
      if (rows.at(-1)?.[0]?.y === rect.y) rows.at(-1)?.push(rect);
      else rows.push([rect]);
    }
    return { rows, width: boundsOf(rows.flat())?.width ?? 0 };
  };

  test('leaves one space between all groups, and every row begins at the left', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 40 }), (counts) => {
        const { rows } = rowsOfGroups(counts);
        const left = rows[0]?.[0]?.x;
        let bottom: number | null = null;
        for (const row of rows) {
          expect(row[0]?.x).toBe(left);
          for (const [index, rect] of row.slice(1).entries())
            expect(rect.x - (row[index]?.x ?? 0) - (row[index]?.width ?? 0)).toBe(GROUP_GAP);
          if (bottom !== null) expect((row[0]?.y ?? 0) - bottom).toBe(GROUP_GAP);
          bottom = Math.max(...row.map((rect) => rect.y + rect.height));
        }
        expect(bottom).toBe(LINE_Y - GROUP_GAP);
      }),
    );
  });

  test('groups alike stand in full rows, the rest in the last', () => {
    for (const count of [3, 5, 8, 12, 20, 40]) {
      const rows = rowsOfGroups(Array.from({ length: count }, () => 6)).rows.map(
        (row) => row.length,
      );
      expect(new Set(rows.slice(0, -1)).size, `${count}: ${rows.join(' ')}`).toBeLessThanOrEqual(1);
      expect(rows.at(-1)).toBeLessThanOrEqual(rows[0] ?? 0);
    }
  });

  test('rows of uneven groups end at about the same place', () => {
    const walls = [
      [5, 11, 3, 8, 17, 2, 9, 4, 12, 6, 7, 3],
      [24, 2, 2, 9, 13, 5, 5, 1, 20, 8, 3, 14, 6, 6, 10, 2],
      [1, 1, 22, 1, 9, 1, 1, 15, 4, 1, 6, 1, 18, 3, 2, 12, 1, 7, 5, 1],
    ];
    for (const counts of walls) {
      const { rows, width } = rowsOfGroups(counts);
      for (const row of rows.slice(0, -1))
        expect((boundsOf(row)?.width ?? 0) / width, counts.join(' ')).toBeGreaterThan(0.8);
    }
  });

  test('makes the wall no smaller on a screen than rows filled one after the other, but for 3 %', () => {
    const aspect = 1.9;
    const landing = { width: 1908, height: NOTE.height - LINE_Y };
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 30 }), (counts) => {
        const sizes = counts.map((count) => tidyClusterSize(count));
        let least = Infinity;
        for (let most = landing.width; most < 16_000; most += 96) {
          let [x, wide, high, height] = [0, landing.width, 0, landing.height];
          for (const size of sizes) {
            if (x > 0 && x + size.width > most) {
              height += high + GROUP_GAP;
              [x, high] = [0, 0];
            }
            wide = Math.max(wide, x + size.width);
            high = Math.max(high, size.height);
            x += size.width + GROUP_GAP;
          }
          least = Math.min(least, Math.max(wide / aspect, height + high + GROUP_GAP));
        }
        const all = boundsOf(rowsOfGroups(counts).rows.flat());
        expect(
          Math.max(
            Math.max(landing.width, all?.width ?? 0) / aspect,
            (all?.height ?? 0) + GROUP_GAP + landing.height,
          ),
        ).toBeLessThanOrEqual(1.03 * least + 1);
      }),
    );
  });
});

const isInside = (points: readonly Point[], [x, y]: Point): boolean => {
  let inside = false;
  points.forEach(([ax, ay], index) => {
    const [bx, by] = points[(index + 1) % points.length] ?? [0, 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
};

const measure = (text: string): number => text.length * 0.5;

describe('outline', () => {
  test('has right angles only and holds every note of a group on its grid', () => {
    fc.assert(
      fc.property(fc.nat(40), point, (count, pos) => {
        const rects = clusterNoteSlots(count).map(([x, y]) => noteRect([x + pos[0], y + pos[1]]));
        const outline = clusterOutline(pos, rects);
        outline.forEach((corner, index) => {
          const next = outline[(index + 1) % outline.length] ?? corner;
          expect(corner[0] === next[0] || corner[1] === next[1]).toBe(true);
        });
        for (const rect of rects) {
          for (const dx of [1, rect.width - 1])
            for (const dy of [1, rect.height - 1])
              expect(isInside(outline, [rect.x + dx, rect.y + dy])).toBe(true);
        }
      }),
    );
  });
});

describe('camera', () => {
  test('fits everything into view and nothing under the join corner', () => {
    const size = fc.integer({ min: 1, max: 4000 });
    const rect = fc.record({ x: size, y: size, width: size, height: size });
    fc.assert(
      fc.property(fc.array(rect, { minLength: 1, maxLength: 20 }), (rects) => {
        const viewport = { width: 1920, height: 1008 };
        const reserved = { x: 1476, y: 824, width: 444, height: 184 };
        const camera = fitCamera(rects, viewport, { reserved });
        for (const each of rects) {
          const shown = toScreen(camera, each);
          expect(shown.x).toBeGreaterThanOrEqual(19);
          expect(shown.y).toBeGreaterThanOrEqual(19);
          expect(shown.x + shown.width).toBeLessThanOrEqual(1901);
          expect(shown.y + shown.height).toBeLessThanOrEqual(989);
          expect(rectsTouch(shown, reserved)).toBe(false);
        }
      }),
    );
  });
});

describe('note text', () => {
  test('fits its box, keeps every character, and says so when it does not', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 500 }), (text) => {
        const box = { width: 156, height: 132 };
        const fitted = fitNoteText(text, box, measure);
        expect(fitted.lines.length * fitted.size * NOTE_LEADING).toBeLessThanOrEqual(box.height);
        for (const line of fitted.lines)
          expect(measure(line) * fitted.size).toBeLessThanOrEqual(box.width + 1e-9);
        if (!fitted.cut)
          expect(fitted.lines.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });

  test('breaks a word that is wider than the note', () => {
    expect(breakLines('abcdefgh', 2, 1, measure)).toEqual(['abcd', 'efgh']);
  });
});
