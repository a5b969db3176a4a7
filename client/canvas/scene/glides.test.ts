import { beforeEach, describe, expect, it } from 'vitest';
import type { PlacedNote, PlacedWall } from '../../../shared/layout/resolvePlacements.ts';
import type { Point } from '../../../shared/model/arrangement.ts';
import { GLIDE_MS, Glides, MOST_GLIDING } from './glides.ts';
import { TestClock } from './testClock.ts';
import { moved, wallOf, without } from './testScene.ts';
import { WallContent } from './wallContent.ts';

const page = { isStill: false, carried: new Map<string, Point>() };
let clock: TestClock;
let glides: Glides;
let content: WallContent;
beforeEach(() => {
  Object.assign(page, { isStill: false, carried: new Map() });
  clock = new TestClock();
  content = new WallContent(() => undefined);
  glides = new Glides({
    clock,
    isStill: () => page.isStill,
    carriedBy: (id) => page.carried.get(id) ?? null,
  });
});

const wall = wallOf({ a: { pos: [0, 0] }, b: { pos: [300, 0] } });
const show = (next: PlacedWall, heldByMe: ReadonlySet<string> | null = null): void =>
  glides.start(content.show(next), heldByMe);
const note = (id: string): PlacedNote => {
  const placed = content.wall.notes.get(id);
  if (!placed) throw new Error(`no ${id}`);
  return placed;
};
const shown = (id: string): [number, number] => {
  const { x, y } = glides.shownAt(note(id));
  return [Math.round(x), Math.round(y)];
};

describe('a note that somebody moved', () => {
  it('is shown where it was, on its way, and where it is', () => {
    show(wall);
    show(moved(wall, { a: [1000, 500] }));
    expect([shown('a'), glides.isMoving]).toEqual([[0, 0], true]);
    clock.pass(GLIDE_MS / 2);
    const [x, y] = shown('a');
    expect(x).toBeGreaterThan(500);
    expect(x).toBeLessThan(1000);
    expect(y).toBe(Math.round(x / 2));
    clock.pass(GLIDE_MS / 2);
    expect([shown('a'), glides.isMoving]).toEqual([[1000, 500], false]);
  });

  it('leaves all others where they are', () => {
    show(wall);
    show(moved(wall, { a: [1000, 500] }));
    expect(glides.notes(content.wall).map(({ id }) => id)).toEqual(['a']);
    expect(shown('b')).toEqual([300, 0]);
  });

  it('goes on from where it is when it is moved again on its way', () => {
    show(wall);
    show(moved(wall, { a: [1000, 0] }));
    clock.pass(GLIDE_MS / 2);
    const [before] = shown('a');
    show(moved(wall, { a: [0, 0] }));
    expect(shown('a')[0]).toBe(before);
    clock.pass(GLIDE_MS);
    expect(shown('a')).toEqual([0, 0]);
  });

  it('sets out from another’s hand, if that put it there', () => {
    show(wall);
    page.carried.set('a', [700, 90]);
    show(moved(wall, { a: [800, 100] }));
    expect(shown('a')).toEqual([700, 90]);
    page.carried.clear();
    clock.pass(GLIDE_MS);
    expect(shown('a')).toEqual([800, 100]);
  });

  it('is at its place at once where this person let it go, or motion is reduced', () => {
    show(wall);
    show(moved(wall, { a: [1000, 0] }), new Set(['a']));
    expect([shown('a'), glides.isMoving]).toEqual([[1000, 0], false]);
    page.isStill = true;
    show(moved(wall, { b: [1000, 0] }));
    expect([shown('b'), glides.isMoving]).toEqual([[1000, 0], false]);
  });

  it('can be asked for at a time of one’s own', () => {
    show(wall);
    show(moved(wall, { a: [1000, 0] }));
    expect(glides.shownAt(note('a'), clock.now() + GLIDE_MS).x).toBe(1000);
  });
});

describe('what does not glide', () => {
  it('is a note that came, or changed without moving', () => {
    show(wall);
    const a = note('a');
    show({
      ...wall,
      notes: new Map([...wall.notes, ['a', { ...a, note: { ...a.note, color: 'pink' } }]]),
    });
    expect(glides.isMoving).toBe(false);
  });

  it('is a note that went while it was on its way', () => {
    show(wall);
    show(moved(wall, { a: [1000, 0] }));
    show(without(content.wall, 'a'));
    expect([glides.isMoving, glides.notes(content.wall)]).toEqual([false, []]);
  });

  it('are more notes than anybody could follow', () => {
    const ids = Array.from({ length: MOST_GLIDING + 1 }, (_, seq) => `n${seq}`);
    const many = wallOf(Object.fromEntries(ids.map((id) => [id, null])));
    show(many);
    const there = (count: number): PlacedWall =>
      moved(many, Object.fromEntries(ids.slice(0, count).map((id) => [id, [0, 9000]])));
    show(there(MOST_GLIDING + 1));
    expect(glides.isMoving).toBe(false);
    show(many);
    show(there(MOST_GLIDING));
    expect(glides.notes(content.wall)).toHaveLength(MOST_GLIDING);
  });

  it('is a note that does not show: it lies in a pile', () => {
    const places = {
      a: { cluster: 'birds', pos: [0, 100] as const },
      b: { cluster: 'birds', pos: [600, 100] as const },
    };
    show(wallOf(places, { birds: {} }));
    show(wallOf(places, { birds: { collapsed: true } }));
    expect(glides.notes(content.wall).map(({ id }) => id)).toEqual(['a']);
  });
});

it('nothing is left behind once all have arrived', () => {
  show(wall);
  show(moved(wall, { a: [1000, 0], b: [2000, 0] }));
  expect(glides.notes(content.wall)).toHaveLength(2);
  clock.pass(GLIDE_MS);
  expect(glides.notes(content.wall)).toEqual([]);
  expect(glides.isMoving).toBe(false);
});
