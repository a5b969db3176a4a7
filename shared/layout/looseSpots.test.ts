import { describe, expect, it } from 'vitest';
import type { Cluster, Placement, Point } from '../model/arrangement.ts';
import type { Note } from '../model/note.ts';
import { LooseSpots } from './looseSpots.ts';
import { isOneSpot } from './spotCells.ts';
import { landingSlot, LINE_Y, noteRect, rectsTouch, type Rect } from './noteGrid.ts';
import type { PlacedNote } from './placedWall.ts';
import { resolvePlacements, type PlacedWall } from './resolvePlacements.ts';

const notesOf = (count: number, from = 0): Map<string, Note> =>
  new Map(
    Array.from({ length: count }, (_, index) => [
      `n${from + index}`,
      { text: 'x', color: 'yellow', at: 1, seq: from + index } satisfies Note,
    ]),
  );
const at = (pos: Point): Placement => ({ pos });
const lies = (
  notes: ReadonlyMap<string, Note>,
  placements: [string, Placement][],
  clusters = new Map<string, Cluster>(),
): PlacedWall => resolvePlacements(notes, clusters, new Map(placements));
const cornerOf = (wall: PlacedWall, id: string): Point => {
  const { x, y } = wall.notes.get(id)?.rect ?? { x: NaN, y: NaN };
  return [x, y];
};

describe('loose notes on one spot', () => {
  it('where nobody shares a spot everything lies where its record says', () => {
    const wall = lies(notesOf(30), [
      ['n3', at([5000, 40])],
      ['n4', at([5090, 60])],
    ]);
    expect(cornerOf(wall, 'n3')).toEqual([5000, 40]);
    expect(cornerOf(wall, 'n4'), 'a heap that somebody made stays one').toEqual([5090, 60]);
    expect(cornerOf(wall, 'n9')).toEqual(landingSlot(9));
  });

  it('the earlier note keeps it, the other lies beside it; also where they are a little apart', () => {
    for (const other of [
      [-900, -2000],
      [-890, -1995],
    ] as const) {
      const wall = lies(notesOf(30), [
        ['n7', at([-900, -2000])],
        ['n5', at(other)],
      ]);
      expect(cornerOf(wall, 'n5')).toEqual(other);
      expect(cornerOf(wall, 'n7')).toEqual([other[0], other[1] + 172]);
    }
  });

  it('what people put there stays; the note that landed there gives way, to a free slot and never to one of a note to come', () => {
    const placements: [string, Placement][] = [
      ['n19', at(landingSlot(3))],
      ['n12', at([9000, 0])],
    ];
    const wall = lies(notesOf(20), placements);
    expect(cornerOf(wall, 'n19')).toEqual(landingSlot(3));
    expect(cornerOf(wall, 'n3')).toEqual(landingSlot(12));
    const later = lies(notesOf(60), placements);
    expect(cornerOf(later, 'n3'), 'arrivals move nothing').toEqual(landingSlot(12));
  });

  it('a hundred notes put on one spot all lie apart, off groups, off the heading, off what is to come', () => {
    const notes = notesOf(160);
    const clusters = new Map<string, Cluster>([
      ['c', { name: 'Water', color: 'blue', pos: [300, -700] }],
    ]);
    const spot = landingSlot(5);
    const wall = lies(
      notes,
      Array.from({ length: 100 }, (_, index) => [
        `n${index + 60}`,
        at([spot[0] + (index % 4), spot[1]]),
      ]),
      clusters,
    );
    const rects = [...wall.notes.values()].map(({ rect }) => rect);
    const group = wall.clusters.get('c')?.rect ?? noteRect([0, 0]);
    for (const [index, rect] of rects.entries()) {
      expect(rects.slice(index + 1).some((other) => rectsTouch(rect, other))).toBe(false);
      expect(rectsTouch(rect, group)).toBe(false);
      expect(rectsTouch(rect, { x: 0, y: LINE_Y, width: 900, height: -LINE_Y })).toBe(false);
      for (let seq = 160; seq < 1200; seq += 1)
        if (rectsTouch(rect, noteRect(landingSlot(seq))))
          throw new Error(`slot ${seq} is not free for who comes`);
    }
  });

  it('is the same in whatever order the records came', () => {
    const placements = Array.from({ length: 40 }, (_, index): [string, Placement] => [
      `n${index}`,
      at([(index % 3) * 60, Math.floor(index / 20) * 10]),
    ]);
    const plain = ({ notes }: PlacedWall): unknown =>
      Object.fromEntries([...notes].map(([id, { rect }]) => [id, rect]));
    const [notes, wall] = [notesOf(50), lies(notesOf(50), placements)];
    expect(plain(lies(new Map([...notes].reverse()), placements.toReversed()))).toEqual(
      plain(wall),
    );
    const rects = [...wall.notes.values()].map(({ rect }) => rect);
    expect(
      rects.some((rect, index) => rects.slice(index + 1).some((other) => isOneSpot(rect, other))),
    ).toBe(false);
  });

  it('twenty thousand notes on one spot are settled in a moment', () => {
    const notes = notesOf(20_000);
    const began = performance.now();
    const wall = lies(
      notes,
      [...notes.keys()].map((id, index) => [id, at([index % 10, index % 7])]),
    );
    expect(new Set([...wall.notes.values()].map(({ rect }) => `${rect.x} ${rect.y}`)).size).toBe(
      20_000,
    );
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

const placed = (id: string, seq: number, x: number, y: number, landed = false): PlacedNote => ({
  id,
  note: { text: 'x', color: 'yellow', at: 1, seq },
  rect: noteRect([x, y]),
  landed,
});
const spotsOf = (...notes: PlacedNote[]): LooseSpots => {
  const spots = new LooseSpots();
  for (const note of notes) spots.set(note.id, note);
  return spots;
};
const NO_GROUPS: readonly Rect[] = [];
const settled = (spots: LooseSpots, groups = NO_GROUPS, slots = 0): ReadonlyMap<string, Rect> =>
  spots.settle(groups, () => slots);
const cornersIn = (shown: ReadonlyMap<string, Rect>): Record<string, unknown> =>
  Object.fromEntries([...shown].map(([id, { x, y }]) => [id, [x, y]]));
const FAR = [-5000, -5000] as const;

describe('who keeps a spot', () => {
  it.each([
    ['is the earlier note', placed('b', 1, ...FAR), placed('a', 2, ...FAR)],
    [
      'is who was put there, before who landed there',
      placed('b', 9, ...FAR),
      placed('a', 2, ...FAR, true),
    ],
    ['of one number is the lesser id', placed('a', 1, ...FAR), placed('b', 1, ...FAR)],
  ])('%s', (_rule, keeps, gives) => {
    for (const notes of [
      [keeps, gives],
      [gives, keeps],
    ])
      expect(cornersIn(settled(spotsOf(...notes)))).toEqual({ [gives.id]: [-5000, -4828] });
  });

  it('is each of those who are near the one that gives way, not near each other', () => {
    // Twenty apart: the second shares the first’s spot, the third the second’s only, which gives way.
    const spots = spotsOf(
      placed('a', 1, -5000, -5000),
      placed('b', 2, -4980, -5000),
      placed('c', 3, -4960, -5000),
    );
    expect([...settled(spots).keys()]).toEqual(['b']);
  });
});

describe('a place beside a spot', () => {
  it('is the nearest one that is free: below, above, right, left', () => {
    const heap = Array.from({ length: 5 }, (_, seq) => placed(`n${seq}`, seq, ...FAR));
    expect(cornersIn(settled(spotsOf(...heap)))).toEqual({
      n1: [-5000, -4828],
      n2: [-5000, -5172],
      n3: [-4808, -5000],
      n4: [-5192, -5000],
    });
  });

  it('is off other notes and off groups', () => {
    const two = [placed('a', 1, ...FAR), placed('b', 2, ...FAR)] as const;
    const below = placed('c', 3, -4900, -4700);
    expect(cornersIn(settled(spotsOf(...two, below)))).toEqual({ b: [-5000, -5172] });
    const group = { x: -5100, y: -4850, width: 400, height: 280 };
    expect(cornersIn(settled(spotsOf(...two), [group]))).toEqual({ b: [-5000, -5172] });
  });

  it('in the landing area is a slot that was given out, never one to come', () => {
    const [x, y] = landingSlot(3);
    const two = [placed('a', 3, x, y), placed('b', 4, x, y)] as const;
    // Of ten known slots none is below; to the right the fifth is free.
    expect(cornersIn(settled(spotsOf(...two), NO_GROUPS, 10))).toEqual({ b: [x + 192, y] });
    expect(cornersIn(settled(spotsOf(...two), NO_GROUPS, 20))).toEqual({ b: [x, y + 172] });
  });
});

describe('an answer', () => {
  it('is the same object as long as nothing about it changed', () => {
    const spots = spotsOf(placed('a', 1, ...FAR), placed('b', 2, ...FAR));
    const first = settled(spots);
    expect(settled(spots)).toBe(first);
    spots.set('far', placed('far', 3, 9000, -9000));
    expect(settled(spots)).toBe(first);
    spots.set('far', null);
    spots.set('nobody', null);
    expect(settled(spots)).toBe(first);
    // As many groups, each as it was.
    const group = { x: 0, y: -900, width: 400, height: 280 };
    const withGroup = settled(spots, [group]);
    expect(withGroup).not.toBe(first);
    expect(settled(spots, [{ ...group }])).toBe(withGroup);
    expect(settled(spots, [{ ...group, width: 401 }])).not.toBe(withGroup);
  });

  it('is another when somebody comes to a spot, goes, or lies where one was looked for', () => {
    const spots = spotsOf(placed('a', 1, ...FAR), placed('b', 2, ...FAR));
    const first = settled(spots);
    spots.set('c', placed('c', 3, -5000, -4828));
    const second = settled(spots);
    expect(second).not.toBe(first);
    expect(cornersIn(second)).toEqual({ b: [-5000, -5172] });
    spots.set('a', null);
    expect(cornersIn(settled(spots))).toEqual({});
    spots.set('a', placed('a', 1, ...FAR));
    expect(cornersIn(settled(spots))).toEqual({ b: [-5000, -5172] });
    spots.set('c', null);
    expect(cornersIn(settled(spots))).toEqual({ b: [-5000, -4828] });
  });

  it('stays when only the words of a note change, and has those', () => {
    const spots = spotsOf(placed('a', 1, ...FAR), placed('b', 2, ...FAR));
    const first = settled(spots);
    const words = {
      ...placed('b', 2, ...FAR),
      note: { text: 'new', color: 'blue', at: 1, seq: 2 },
    } as const;
    spots.set('b', words);
    expect(settled(spots)).toBe(first);
    expect(spots.get('b')).toBe(words);
    // Another number is another rank.
    spots.set('b', placed('b', 0, ...FAR));
    expect(cornersIn(settled(spots))).toEqual({ a: [-5000, -4828] });
  });

  it('of a wall where all keep their spots is empty, and the same whatever groups do', () => {
    const spots = spotsOf(placed('a', 1, ...FAR), placed('b', 2, 0, -5000));
    const first = settled(spots);
    expect(first.size).toBe(0);
    expect(settled(spots, [{ x: 0, y: 0, width: 9, height: 9 }], 500)).toBe(first);
    expect(spotsOf().get('a')).toBeUndefined();
    expect(settled(spotsOf()).size).toBe(0);
  });

  it('is the same one by one as all at once', () => {
    const all = Array.from({ length: 40 }, (_, seq) =>
      placed(`n${seq}`, seq, -5000 + (seq % 4) * 15, -5000 + (seq % 3) * 300, seq % 5 === 0),
    );
    const oneByOne = new LooseSpots();
    for (const note of all) {
      oneByOne.set(note.id, note);
      settled(oneByOne);
    }
    expect(cornersIn(settled(oneByOne))).toEqual(cornersIn(settled(spotsOf(...all.toReversed()))));
  });
});
