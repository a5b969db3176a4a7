import { expect, it } from 'vitest';
import { testScene, wallOf } from '../scene/testScene.ts';
import type { Drag } from '../scene/presenceOnWall.ts';
import { dropTarget } from './dropTarget.ts';

const wall = wallOf(
  {
    a: { cluster: 'birds', pos: [12, 96] },
    b: { pos: [1000, 100] },
    c: { pos: [1000, 100] },
    d: { pos: [2000, 100] },
  },
  { birds: { pos: [0, -900] } },
);
const drag = (at: readonly [number, number], change: Partial<Drag> = {}): Drag => ({
  pointer: 1,
  notes: new Set(['d']),
  from: new Map(),
  at,
  by: [0, 0],
  over: { kind: 'wall' },
  ...change,
});

function over(at: readonly [number, number], change: Partial<Drag> = {}): Drag['over'] {
  const { scene } = testScene();
  scene.show(wall);
  scene.camera.follow({ x: 0, y: 900, scale: 1 });
  const held = drag(at, change);
  scene.presence.take(held);
  return dropTarget(held, scene);
}
const middle = (id: string): readonly [number, number] => {
  const rect = wall.notes.get(id)?.rect;
  return [(rect?.x ?? 0) + 90, (rect?.y ?? 0) + 80];
};

it('is a group anywhere on it, also on one of its notes', () => {
  expect(over([20, -880])).toEqual({ kind: 'cluster', id: 'birds' });
  expect(over(middle('a'))).toEqual({ kind: 'cluster', id: 'birds' });
});

it('is a note in no group, well on it: brushing past makes no group', () => {
  const [x, y] = middle('b');
  expect(over([x, y])).toMatchObject({ kind: 'note' });
  for (const [dx, dy] of [
    [-80, 0],
    [80, 0],
    [0, -70],
    [0, 70],
  ] as const)
    expect(over([x + dx, y + dy]), `${dx} ${dy}`).toEqual({ kind: 'wall' });
});

it('is none of the notes that are carried, by whichever of this person’s hands', () => {
  expect(over(middle('d'))).toEqual({ kind: 'wall' });
  const { scene } = testScene();
  scene.show(wall);
  scene.camera.follow({ x: 0, y: 900, scale: 1 });
  scene.presence.take(drag([0, 0], { pointer: 2, notes: new Set(['b', 'c']) }));
  expect(dropTarget(drag(wall.notes.get('b')?.rect ? middle('b') : [0, 0]), scene)).toEqual({
    kind: 'wall',
  });
});

it('is the wall for a group: it goes where it lies', () => {
  expect(over([20, -880], { cluster: 'trees', notes: new Set() })).toEqual({ kind: 'wall' });
});
