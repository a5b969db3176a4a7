import { describe, expect, it } from 'vitest';
import type { Cluster, Placement, Point } from '../model/arrangement.ts';
import type { Note } from '../model/note.ts';
import { isOneSpot } from './spotCells.ts';
import { landingSlot, LINE_Y, noteRect, rectsTouch } from './noteGrid.ts';
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
