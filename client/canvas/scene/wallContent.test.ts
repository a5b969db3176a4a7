import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PlacedWall } from '../../../shared/layout/resolvePlacements.ts';
import { moved, wallOf, without } from './testScene.ts';
import { EMPTY_WALL, isShown, WallContent, type NoteChange } from './wallContent.ts';

let drawn = 0;
let content: WallContent;
beforeEach(() => {
  drawn = 0;
  content = new WallContent(() => void (drawn += 1));
});

/** Ids by what became of them. */
const named = (changes: readonly NoteChange[]): Record<string, string[]> => {
  const by: Record<string, string[]> = { came: [], went: [], changed: [] };
  for (const { before, after } of changes)
    by[before && after ? 'changed' : after ? 'came' : 'went']?.push((after ?? before)?.id ?? '');
  return by;
};
const ALL = { x: -10_000, y: -10_000, width: 20_000, height: 20_000 };
const indexed = (): string[] =>
  content.index
    .touching(ALL)
    .map(({ id }) => id)
    .sort();

const wall = wallOf({ a: { pos: [0, 0] }, b: { pos: [300, 0] }, c: null });

describe('show', () => {
  it('begins with an empty wall', () => {
    expect([content.wall, indexed()]).toEqual([EMPTY_WALL, []]);
  });

  it('says which notes came, changed and went', () => {
    expect(named(content.show(wall))).toEqual({ came: ['a', 'b', 'c'], went: [], changed: [] });
    expect(named(content.show(moved(wall, { b: [500, 0] })))).toEqual({
      came: [],
      went: [],
      changed: ['b'],
    });
    expect(named(content.show(without(wall, 'a')))).toEqual({
      came: [],
      went: ['a'],
      changed: ['b'],
    });
    expect(named(content.show(EMPTY_WALL)).went).toEqual(['b', 'c']);
  });

  it('says nothing of notes that are the same objects, whatever else is another', () => {
    content.show(wall);
    expect(content.show({ ...wall, notes: new Map(wall.notes), loose: [] })).toEqual([]);
    expect(drawn, 'groups may be others: it is drawn').toBe(2);
  });

  it('gives notes as they were and as they are', () => {
    content.show(wall);
    const next = moved(wall, { a: [40, 50] });
    expect(content.show(next)).toEqual([
      { before: wall.notes.get('a'), after: next.notes.get('a') },
    ]);
  });

  it('tells whoever listens, when the new state is there already', () => {
    const heard: [number, number][] = [];
    const stop = content.onChange((changes) =>
      heard.push([changes.length, content.wall.notes.size]),
    );
    content.show(wall);
    content.show(without(wall, 'b'));
    stop();
    content.show(EMPTY_WALL);
    expect(heard).toEqual([
      [3, 3],
      [1, 2],
    ]);
  });
});

describe('the grid of places', () => {
  it('finds a note where it lies now, and not where it was', () => {
    content.show(wall);
    expect(content.index.at([310, 10]).map(({ id }) => id)).toEqual(['b']);
    content.show(moved(wall, { b: [2000, 900] }));
    expect(content.index.at([310, 10])).toEqual([]);
    expect(content.index.at([2010, 910]).map(({ id }) => id)).toEqual(['b']);
  });

  it('has of a pile only the note that shows', () => {
    const piled = wallOf(
      { a: { cluster: 'birds', pos: [0, 100] }, b: { cluster: 'birds', pos: [200, 100] }, c: null },
      { birds: { collapsed: true } },
    );
    content.show(piled);
    expect([...piled.notes.values()].filter(isShown).map(({ id }) => id)).toEqual(['a', 'c']);
    expect(indexed()).toEqual(['a', 'c']);
  });

  it('takes a note in once its pile is opened, and out again', () => {
    const places = {
      a: { cluster: 'birds', pos: [0, 100] as const },
      b: { cluster: 'birds', pos: [200, 100] as const },
    };
    const piled = wallOf(places, { birds: { collapsed: true } });
    const open = wallOf(places, { birds: {} });
    content.show(piled);
    content.show(open);
    expect(indexed()).toEqual(['a', 'b']);
    content.show(piled);
    expect(indexed()).toEqual(['a']);
  });

  it('stays in step through any number of changes', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const full = wallOf(
      Object.fromEntries(ids.map((id, seq) => [id, { pos: [seq * 200, 0] as const }])),
    );
    const step = fc.record({
      gone: fc.subarray(ids),
      to: fc.dictionary(
        fc.constantFrom(...ids),
        fc.tuple(fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 })),
      ),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const each = new WallContent(() => undefined);
        let last: PlacedWall = EMPTY_WALL;
        for (const { gone, to } of steps) {
          last = without(moved(full, to), ...gone);
          each.show(last);
        }
        const found = each.index.touching(ALL);
        expect(found.map(({ id }) => id).sort()).toEqual([...last.notes.keys()].sort());
        for (const placed of found) expect(placed).toBe(last.notes.get(placed.id));
      }),
    );
  });
});

describe('notes whose words are private', () => {
  it('are so many backs, drawn when there are more', () => {
    expect(content.faceDown).toBe(0);
    content.showBacks(12);
    expect([content.faceDown, drawn]).toEqual([12, 1]);
  });
});
