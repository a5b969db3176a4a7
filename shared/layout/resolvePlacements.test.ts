import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cluster, Placement, Point } from '../model/arrangement.ts';
import type { Note } from '../model/note.ts';
import { drawingOrder } from './drawingOrder.ts';
import { landingSlot, noteRect, type Rect } from './noteGrid.ts';
import {
  clusterRect,
  notesInOrder,
  readingOrder,
  resolvePlacements,
  slotsGiven,
  type PlacedNote,
  type PlacedWall,
} from './resolvePlacements.ts';

const note = (seq: number): Note => ({ text: `Note ${seq}`, color: 'yellow', at: 1, seq });
const group = (pos: Point, more: Partial<Cluster> = {}): Cluster => ({
  name: 'Water',
  color: 'blue',
  pos,
  ...more,
});
const wallOf = (
  notes: Readonly<Record<string, number>>,
  placements: Readonly<Record<string, Placement>> = {},
  clusters: Readonly<Record<string, Cluster>> = {},
): PlacedWall =>
  resolvePlacements(
    new Map(Object.entries(notes).map(([id, seq]) => [id, note(seq)])),
    new Map(Object.entries(clusters)),
    new Map(Object.entries(placements)),
  );
const cornerOf = (wall: PlacedWall, id: string): Point | null => {
  const rect = wall.notes.get(id)?.rect;
  return rect ? [rect.x, rect.y] : null;
};
const item = (id: string, x: number, y: number): { id: string; rect: Rect } => ({
  id,
  rect: noteRect([x, y]),
});
const idsOf = (items: readonly { id: string }[]): string => items.map(({ id }) => id).join('');

describe('reading order', () => {
  it.each([
    [
      'from top to bottom, from left to right',
      [item('d', 200, 200), item('b', 200, 0), item('c', 0, 200), item('a', 0, 0)],
      'abcd',
    ],
    [
      'in one row what differs by less than half a note',
      [item('b', 0, 79), item('a', -9, 0)],
      'ab',
    ],
    ['in one row, though the left one is lower', [item('b', 200, 0), item('a', 0, 79)], 'ab'],
    ['in the next row what is half a note lower', [item('b', 0, 80), item('a', 200, 0)], 'ab'],
    [
      'rows begin at their highest note: stairs do not run on for ever',
      [item('a', 400, 0), item('b', 200, 79), item('c', 0, 158)],
      'bac',
    ],
    ['by id what lies on one spot', [item('b', 0, 0), item('a', 0, 0)], 'ab'],
    ['minus nought is nought', [item('b', -0, 0), item('a', 0, -0)], 'ab'],
    ['nothing', [], ''],
  ])('is %s', (_rule, items, order) => {
    expect(idsOf(readingOrder(items))).toBe(order);
    expect(idsOf(readingOrder(items.toReversed()))).toBe(order);
  });

  it('has rows as high as it is told', () => {
    const items = [item('a', 0, 15), item('b', 200, 0)];
    expect(idsOf(readingOrder(items, 15))).toBe('ba');
    expect(idsOf(readingOrder(items, 16))).toBe('ab');
  });
});

describe('a note', () => {
  it('that nobody moved lies where it landed', () => {
    const wall = wallOf({ a: 0, b: 11 });
    expect(cornerOf(wall, 'b')).toEqual(landingSlot(11));
    expect(wall.notes.get('b')).toMatchObject({ landed: true });
    expect(wall.loose).toEqual(['a', 'b']);
  });

  it('lies where it was put, on the wall or in its group', () => {
    const wall = wallOf(
      { a: 0, b: 1 },
      { a: { pos: [-700, 30] }, b: { pos: [12, 96], cluster: 'g' } },
      { g: group([1000, -500]) },
    );
    expect(cornerOf(wall, 'a')).toEqual([-700, 30]);
    expect(cornerOf(wall, 'b')).toEqual([1012, -404]);
    expect(wall.notes.get('a')).toMatchObject({ landed: false });
    expect(wall.notes.get('b')).toMatchObject({ landed: false, cluster: 'g' });
    expect(wall.loose).toEqual(['a']);
  });

  it('goes with its group where that was merged', () => {
    const wall = wallOf(
      { a: 0 },
      { a: { pos: [12, 96], cluster: 'old' } },
      { old: group([0, -500], { state: 'dissolved', into: 'new' }), new: group([2000, -500]) },
    );
    expect(cornerOf(wall, 'a')).toEqual([2012, -404]);
    expect(wall.clusters.get('new')?.notes).toEqual(['a']);
    expect(wall.clusters.has('old')).toBe(false);
  });

  it('of a group that was taken apart lies loose where it was', () => {
    const wall = wallOf(
      { a: 0 },
      { a: { pos: [12, 96], cluster: 'old' } },
      { old: group([5000, -500], { state: 'dissolved' }) },
    );
    expect(cornerOf(wall, 'a')).toEqual([5012, -404]);
    expect(wall.notes.get('a')).not.toHaveProperty('cluster');
    expect(wall.loose).toEqual(['a']);
  });

  it('of a group that is not there lies where its place says', () => {
    for (const cluster of ['gone', '', '__proto__', 'constructor'])
      expect(cornerOf(wallOf({ a: 0 }, { a: { pos: [-900, 40], cluster } }), 'a')).toEqual([
        -900, 40,
      ]);
  });

  it('that is not there takes no place', () => {
    const wall = wallOf({}, { a: { pos: [12, 96], cluster: 'g' } }, { g: group([0, -500]) });
    expect(wall.notes.size).toBe(0);
    expect(wall.clusters.get('g')?.notes).toEqual([]);
  });
});

describe('notes on one slot of a group', () => {
  const g = group([0, -1000]);
  const onOne = (seqs: Readonly<Record<string, number>>): PlacedWall =>
    wallOf(
      seqs,
      Object.fromEntries(
        Object.keys(seqs).map((id) => [id, { pos: [12, 96] as Point, cluster: 'g' }]),
      ),
      { g },
    );

  it('lie side by side: the earliest keeps it, the others take the nearest in their order', () => {
    const wall = onOne({ late: 9, early: 2, middle: 5 });
    expect(cornerOf(wall, 'early')).toEqual([12, -904]);
    expect(new Set(['early', 'middle', 'late'].map((id) => String(cornerOf(wall, id)))).size).toBe(
      3,
    );
    expect(wall.clusters.get('g')?.notes[0]).toBe('early');
    expect(wall.clusters.get('g')?.notes).toHaveLength(3);
  });

  it('of one number are told apart by id', () => {
    expect(cornerOf(onOne({ b: 4, a: 4 }), 'a')).toEqual([12, -904]);
    expect(cornerOf(onOne({ a: 4, b: 4 }), 'a')).toEqual([12, -904]);
  });

  it('leave others where they are', () => {
    const wall = wallOf(
      { a: 0, b: 1, c: 2 },
      {
        a: { pos: [12, 96], cluster: 'g' },
        b: { pos: [12, 96], cluster: 'g' },
        c: { pos: [204, 96], cluster: 'g' },
      },
      { g },
    );
    expect(cornerOf(wall, 'c')).toEqual([204, -904]);
    expect(String(cornerOf(wall, 'b'))).not.toBe(String(cornerOf(wall, 'c')));
  });

  it('a hair apart are left as people put them', () => {
    const wall = wallOf(
      { a: 0, b: 1 },
      { a: { pos: [12, 96], cluster: 'g' }, b: { pos: [13, 96], cluster: 'g' } },
      { g },
    );
    expect(cornerOf(wall, 'b')).toEqual([13, -904]);
  });

  it('are told in the same order to whoever asks for it alone', () => {
    const places = [
      { id: 'a', seq: 5, pos: [12, 96] as Point },
      { id: 'b', seq: 1, pos: [12, 96] as Point },
      { id: 'c', seq: 2, pos: [204, 96] as Point },
    ];
    const wall = wallOf(
      Object.fromEntries(places.map(({ id, seq }) => [id, seq])),
      Object.fromEntries(places.map(({ id, pos }) => [id, { pos, cluster: 'g' }])),
      { g },
    );
    expect(notesInOrder([0, -1000], places)).toEqual(wall.clusters.get('g')?.notes);
    expect(notesInOrder([0, 0], [])).toEqual([]);
  });
});

describe('a pile', () => {
  const wall = wallOf(
    { a: 0, b: 1 },
    { a: { pos: [204, 96], cluster: 'g' }, b: { pos: [12, 96], cluster: 'g' } },
    { g: group([0, -1000], { collapsed: true }) },
  );

  it('has all its notes on one spot, the first in reading order on top', () => {
    expect(cornerOf(wall, 'a')).toEqual([12, -904]);
    expect(cornerOf(wall, 'b')).toEqual([12, -904]);
    expect(wall.notes.get('b')?.pile).toEqual({ isTop: true, open: noteRect([12, -904]) });
    expect(wall.notes.get('a')?.pile).toEqual({ isTop: false, open: noteRect([204, -904]) });
  });

  it('takes the room of an empty group', () => {
    expect(wall.clusters.get('g')).toMatchObject({
      collapsed: true,
      rect: { x: 0, y: -1000, width: 396, height: 268 },
      notes: ['b', 'a'],
    });
  });
});

describe('a group', () => {
  it('has a box round its header and its notes, with air', () => {
    expect(clusterRect([0, 0], [])).toEqual({ x: 0, y: 0, width: 396, height: 268 });
    expect(clusterRect([0, 0], [noteRect([12, 96])])).toEqual({
      x: 0,
      y: 0,
      width: 396,
      height: 268,
    });
    expect(clusterRect([0, 0], [noteRect([396, 268])])).toEqual({
      x: 0,
      y: 0,
      width: 588,
      height: 440,
    });
    expect(clusterRect([0, 0], [noteRect([-500, -300])])).toEqual({
      x: -512,
      y: -312,
      width: 908,
      height: 408,
    });
    expect(clusterRect([0, 0], [], 'x'.repeat(10)).width).toBe(500);
  });

  it('keeps the names of those merged into it, each once, its own and empty ones left out', () => {
    const into = { state: 'dissolved', into: 'g' } as const;
    const wall = wallOf(
      {},
      {},
      {
        g: group([0, 0]),
        a: group([0, 0], { ...into, name: 'Soil' }),
        b: group([0, 0], { ...into, name: 'Air' }),
        c: group([0, 0], { ...into, name: 'Soil' }),
        d: group([0, 0], { ...into, name: '' }),
        e: group([0, 0], { ...into, name: 'Water' }),
        f: group([0, 0], { state: 'dissolved', name: 'Fire' }),
        h: group([900, 0], { name: 'Sea' }),
      },
    );
    expect(wall.clusters.get('g')?.also).toEqual(['Air', 'Soil']);
    expect(wall.clusters.get('h')).not.toHaveProperty('also');
  });

  it('has its number in reading order', () => {
    const wall = wallOf({}, {}, { b: group([900, 0]), a: group([0, 900]), c: group([0, 100]) });
    expect([...wall.clusters.values()].map(({ id, number }) => [id, number])).toEqual([
      ['c', 1],
      ['b', 2],
      ['a', 3],
    ]);
  });
});

it('slots are given up to the last note there is', () => {
  expect(slotsGiven(new Map())).toBe(0);
  expect(
    slotsGiven(
      new Map([
        ['a', note(7)],
        ['b', note(3)],
      ]),
    ),
  ).toBe(8);
});

it('what landed is drawn under what was placed, the earlier under the later', () => {
  const placed = (id: string, seq: number, landed: boolean): PlacedNote => ({
    id,
    note: note(seq),
    rect: noteRect([0, 0]),
    landed,
  });
  const all = [
    placed('d', 9, false),
    placed('a', 1, true),
    placed('c', 2, false),
    placed('b', 8, true),
  ];
  expect(idsOf(all.toSorted(drawingOrder))).toBe('abcd');
  expect(idsOf(all.toReversed().toSorted(drawingOrder))).toBe('abcd');
});

describe('the same records', () => {
  const point = fc.tuple(
    fc.integer({ min: -1500, max: 1500 }),
    fc.integer({ min: -1500, max: 1500 }),
  );
  const ids = ['p', 'q', 'r'];
  const records = fc.record({
    places: fc.array(
      fc.option(
        fc.record(
          { pos: point, cluster: fc.constantFrom(...ids, 'gone') },
          { requiredKeys: ['pos'] },
        ),
      ),
      { maxLength: 25 },
    ),
    groups: fc.dictionary(
      fc.constantFrom(...ids),
      fc.record(
        {
          pos: point,
          state: fc.constantFrom('open' as const, 'dissolved' as const),
          into: fc.constantFrom(...ids),
          collapsed: fc.constant(true as const),
        },
        { requiredKeys: ['pos'] },
      ),
    ),
  });

  it('are the same wall in whatever order they came, and stay as they were', () => {
    fc.assert(
      fc.property(records, ({ places, groups }) => {
        const notes = new Map(places.map((_, seq) => [`n${seq}`, note(seq)]));
        const clusters = new Map(
          Object.entries(groups).map(([id, { pos, ...more }]) => [id, group(pos, more)]),
        );
        const placements = new Map(
          places.flatMap((place, seq) => (place ? [[`n${seq}`, place] as const] : [])),
        );
        const before = structuredClone([notes, clusters, placements]);
        const plain = ({ notes: all, clusters: open, loose }: PlacedWall): unknown => [
          [...all].toSorted(([a], [b]) => (a < b ? -1 : 1)),
          [...open],
          loose,
        ];
        const turned = <T>(map: ReadonlyMap<string, T>): Map<string, T> =>
          new Map([...map].toReversed());
        const wall = resolvePlacements(notes, clusters, placements);
        expect(
          plain(resolvePlacements(turned(notes), turned(clusters), turned(placements))),
        ).toEqual(plain(wall));
        expect([notes, clusters, placements]).toEqual(before);
        // Each group's box holds its notes.
        for (const { rect, notes: inside } of wall.clusters.values())
          for (const id of inside) {
            const own = wall.notes.get(id)?.rect as Rect;
            expect(own.x >= rect.x && own.y >= rect.y).toBe(true);
            expect(own.x + own.width <= rect.x + rect.width).toBe(true);
            expect(own.y + own.height <= rect.y + rect.height).toBe(true);
          }
      }),
      { numRuns: 60 },
    );
  });
});
