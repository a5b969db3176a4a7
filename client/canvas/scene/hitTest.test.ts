import { describe, expect, it } from 'vitest';
import type { PlacedWall } from '../../../shared/layout/resolvePlacements.ts';
import type { Hit } from './hitTest.ts';
import { plainLook, testScene, wallOf, type TestScene } from './testScene.ts';

const PLACES = {
  a: { cluster: 'birds', pos: [12, 96] as const },
  b: { cluster: 'birds', pos: [204, 96] as const },
  c: { pos: [0, 100] as const },
  d: { pos: [60, 140] as const },
  e: null,
};
const GROUPS = { birds: { name: 'Birds', pos: [0, -900] as const } };
const wall = wallOf(PLACES, GROUPS);

function open(scale = 1, shown: PlacedWall = wall, look = plainLook()): TestScene {
  const given = testScene({ look });
  given.scene.show(shown);
  given.scene.camera.follow({ x: 100, y: 950 * scale, scale });
  return given;
}
/** What lies under a point of the wall, pressed on the screen. */
const press = ({ scene }: TestScene, x: number, y: number): Hit =>
  scene.hits.hit(...scene.camera.toScreen([x, y]));

describe('hit', () => {
  it('is the wall where nothing is', () => {
    expect(press(open(), 900, 500)).toEqual({ kind: 'wall' });
  });

  it('is the uppermost note: the later of two that somebody placed', () => {
    const given = open();
    expect(press(given, 10, 110)).toEqual({ kind: 'note', id: 'c' });
    expect(press(given, 100, 200)).toEqual({ kind: 'note', id: 'd' });
  });

  it('is what somebody placed rather than what landed there later', () => {
    const stacked = wallOf({ a: { pos: [192, 0] }, b: null });
    expect(press(open(1, stacked), 200, 10)).toEqual({ kind: 'note', id: 'a' });
  });

  it('is the same at any zoom', () => {
    for (const scale of [0.2, 0.7, 3])
      expect(press(open(scale), 100, 200)).toEqual({ kind: 'note', id: 'd' });
  });

  it('is a group by its header, and not by the room around its notes', () => {
    const given = open();
    expect(press(given, 20, -880)).toEqual({ kind: 'header', id: 'birds' });
    expect(press(given, 30, -790)).toEqual({ kind: 'note', id: 'a' });
    expect(press(given, 198, -700)).toEqual({ kind: 'wall' });
  });

  it('is a group by the tab that stands out from far away', () => {
    const given = open(0.1);
    const tab = given.scene.names.tab('birds');
    if (!tab) throw new Error('no tab');
    expect(given.scene.hits.hit(tab.x + tab.width - 1, tab.y + 1)).toEqual({
      kind: 'header',
      id: 'birds',
    });
  });

  it('is a note in no group that lies on a tab, and the tab where one of a group lies below it', () => {
    const given = open(0.1);
    const tab = given.scene.names.tab('birds');
    if (!tab) throw new Error('no tab');
    const [x, y] = given.scene.camera.toWall(tab.x + 4, tab.y + tab.height - 1);
    const over = wallOf({ ...PLACES, loose: { pos: [x - 5, y - 5] } }, GROUPS);
    expect(press(open(0.1, over), x, y)).toEqual({ kind: 'note', id: 'loose' });
    const below = wallOf({ ...PLACES, f: { cluster: 'birds', pos: [x - 5, y + 895] } }, GROUPS);
    expect(press(open(0.1, below), x, y)).toEqual({ kind: 'header', id: 'birds' });
  });

  it('is a pile as a whole, whichever of its notes is seen', () => {
    const piled = wallOf(PLACES, { birds: { ...GROUPS.birds, collapsed: true } });
    const rect = piled.notes.get('a')?.rect;
    expect(press(open(1, piled), (rect?.x ?? 0) + 5, (rect?.y ?? 0) + 5)).toEqual({
      kind: 'header',
      id: 'birds',
    });
  });
});

describe('clusterAt', () => {
  it('is a group by header, area or nothing', () => {
    const { hits } = open().scene;
    expect(hits.clusterAt([20, -880])).toBe('birds');
    expect(hits.clusterAt([198, -700])).toBe('birds');
    expect(hits.clusterAt([198, 0])).toBeNull();
  });

  it('asks for the outline within its box, and only there', () => {
    const asked: (readonly [number, number])[] = [];
    const look = plainLook({
      isInArea: (cluster, notes, point) => {
        asked.push(point);
        expect([cluster.id, notes.size]).toEqual(['birds', 5]);
        return false;
      },
    });
    const { hits } = open(1, wall, look).scene;
    expect(hits.clusterAt([198, -700])).toBeNull();
    expect(hits.clusterAt([198, 0])).toBeNull();
    expect(asked).toEqual([[198, -700]]);
  });

  it('is the tab from far away, also where it stands out beyond the group', () => {
    const { scene } = open(0.05);
    const tab = scene.names.tab('birds');
    if (!tab) throw new Error('no tab');
    const point = scene.camera.toWall(tab.x + tab.width / 2, tab.y + 1);
    expect(scene.hits.clusterAt(point)).toBe('birds');
  });
});

describe('lasso and points', () => {
  it('has the notes a rectangle touches, from below upwards', () => {
    const { hits } = open().scene;
    expect(hits.notesIn({ x: 150, y: 130, width: 20, height: 20 })).toEqual(['c', 'd']);
    expect(hits.notesIn({ x: 5000, y: 0, width: 10, height: 10 })).toEqual([]);
    expect(hits.notesIn({ x: -100, y: -1000, width: 3000, height: 3000 })).toEqual([
      'e',
      'a',
      'b',
      'c',
      'd',
    ]);
  });

  it('has no note of a pile: a pile is taken as a whole', () => {
    const piled = wallOf(PLACES, { birds: { ...GROUPS.birds, collapsed: true } });
    const { hits } = open(1, piled).scene;
    expect(hits.notesIn({ x: -100, y: -1000, width: 3000, height: 700 })).toEqual([]);
  });

  it('has the notes under a point, the uppermost first', () => {
    const { hits } = open().scene;
    expect(hits.notesAt([100, 200]).map(({ id }) => id)).toEqual(['d', 'c']);
  });
});
