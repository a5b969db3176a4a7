import { describe, expect, it } from 'vitest';
import { toScreen } from '../../../shared/layout/camera.ts';
import { HEADER, landingBounds, rectsTouch, type Rect } from '../../../shared/layout/noteGrid.ts';
import type { PlacedWall } from '../../../shared/layout/resolvePlacements.ts';
import { plainLook, testScene, wallOf, type TestScene } from './testScene.ts';

const wall = wallOf(
  {
    a: { cluster: 'birds', pos: [12, 96] },
    b: { cluster: 'birds', pos: [204, 96] },
    c: null,
    d: null,
  },
  { birds: { pos: [0, -900] } },
);
const CORNER: Rect = { x: 700, y: 600, width: 300, height: 200 };

function open(given: Parameters<typeof testScene>[0] = {}, shown: PlacedWall = wall): TestScene {
  const test = testScene(given);
  test.scene.show(shown);
  return test;
}
const onScreen = ({ scene }: TestScene): Rect[] =>
  scene.framing.contentRects().map((rect) => toScreen(scene.camera.at, rect));

describe('all there is', () => {
  it('are groups, loose notes row by row, and the heading of the landing area', () => {
    const { scene } = open();
    const rects = scene.framing.contentRects();
    expect(rects).toHaveLength(3);
    expect(rects[1]).toEqual(wall.clusters.get('birds')?.rect);
    expect(rects[2]).toMatchObject({ width: 2 * 180 + 12, height: 160 });
  });

  it('are backs too while words are private', () => {
    const { scene } = open({}, wallOf({}));
    scene.content.showBacks(25);
    expect(scene.framing.contentRects()).toContainEqual(landingBounds(25));
  });

  it('is looked for once for each state of the wall', () => {
    const { scene } = open();
    const before = scene.framing.contentRects();
    scene.camera.moveBy(5, 5);
    expect(scene.framing.contentRects()).toBe(before);
    scene.content.showBacks(1);
    const withBack = scene.framing.contentRects();
    expect(withBack).not.toBe(before);
    scene.show({ ...wall });
    expect(scene.framing.contentRects()).not.toBe(withBack);
  });
});

describe('fitted', () => {
  it('has all of it in view, as large as it may be', () => {
    const given = open();
    const { camera, framing } = given.scene;
    camera.moveTo(framing.fitted());
    expect(framing.showsEverything()).toBe(true);
    camera.moveTo({ ...camera.at, scale: camera.at.scale * 1.3 });
    expect(framing.showsEverything()).toBe(false);
  });

  it('comes no nearer than it is told', () => {
    const { framing } = open({}, wallOf({ a: null })).scene;
    expect(framing.fitted(0.5).scale).toBe(0.5);
    expect(framing.fitted().scale).toBeLessThanOrEqual(1.2);
  });

  it('keeps clear of what appears below', () => {
    const given = open();
    const { camera, framing } = given.scene;
    camera.keepRoomBelow(300);
    camera.moveTo(framing.fitted());
    for (const rect of onScreen(given)) expect(rect.y + rect.height).toBeLessThanOrEqual(500);
  });

  it('keeps clear of the corner that covers notes', () => {
    const given = open({ covered: CORNER });
    const { camera, framing } = given.scene;
    camera.moveTo(framing.fitted());
    expect(framing.covered).toBe(CORNER);
    for (const rect of onScreen(given)) expect(rectsTouch(rect, CORNER)).toBe(false);
  });

  it('from far away has room above for names that are higher than their headers', () => {
    const wide = wallOf(
      { a: { cluster: 'birds', pos: [12, 96] }, b: { pos: [9000, 0] } },
      { birds: { pos: [0, -900] } },
    );
    const given = open({}, wide);
    const { camera, framing, names } = given.scene;
    const at = framing.fitted();
    expect(HEADER * at.scale).toBeLessThan(names.size(at.scale));
    camera.moveTo(at);
    expect(Math.min(...onScreen(given).map(({ x }) => x))).toBeGreaterThanOrEqual(49);
  });
});

describe('showsEverything', () => {
  it('is not so while something lies under the covered corner', () => {
    const clear = open();
    const { camera, framing } = clear.scene;
    camera.moveTo(framing.fitted());
    const covered = open({ covered: { x: 0, y: 0, width: 1000, height: 800 } }).scene;
    covered.camera.moveTo(camera.at);
    expect([framing.showsEverything(), covered.framing.showsEverything()]).toEqual([true, false]);
    expect(covered.framing.holdsEverything()).toBe(true);
  });

  it.each([
    ['left', -3, 0],
    ['right', 5000, 0],
    ['above', 0, -3],
    ['below', 0, 5000],
  ])('is not so when something is out of view to the %s', (_, x, y) => {
    const { camera, framing } = open().scene;
    const at = framing.fitted();
    const [left, top] = [
      Math.min(...framing.contentRects().map((rect) => rect.x * at.scale)),
      Math.min(...framing.contentRects().map((rect) => rect.y * at.scale)),
    ];
    camera.moveTo({
      ...at,
      x: x === 0 ? at.x : x < 0 ? -left + x : x,
      y: y === 0 ? at.y : y < 0 ? -top + y : y,
    });
    expect(framing.showsEverything()).toBe(false);
  });

  it('can be asked of another size with the same view', () => {
    const { camera, framing } = open().scene;
    camera.moveTo(framing.fitted());
    expect(framing.holdsEverything({ width: 1000, height: 800 })).toBe(true);
    expect(framing.holdsEverything({ width: 300, height: 800 })).toBe(false);
    expect(framing.holdsEverything({ width: 1000, height: 300 })).toBe(false);
  });
});

describe('something to be read', () => {
  it('is a note whose words stand 40 pixels high', () => {
    const { framing } = open().scene;
    expect(framing.readingCamera({ kind: 'note', id: 'c' })?.scale).toBe(2);
  });

  it('is a group, by the smallest of its words, where that fits', () => {
    const look = plainLook({
      fit: (text) => ({ size: text.endsWith('b') ? 32 : 40, lines: [text], cut: false }),
    });
    const { framing, camera } = open({ look }).scene;
    expect(framing.readingCamera({ kind: 'cluster', id: 'birds' })?.scale).toBe(1.25);
    camera.resize(300, 200);
    expect(framing.readingCamera({ kind: 'cluster', id: 'birds' })?.scale).toBeLessThan(1);
  });

  it('is in the middle, clear of the covered corner', () => {
    const { framing, content } = open({ covered: CORNER }).scene;
    const at = framing.readingCamera({ kind: 'note', id: 'd' });
    const rect = content.wall.notes.get('d')?.rect;
    if (!at || !rect) throw new Error('nothing to read');
    expect(rectsTouch(toScreen(at, rect), CORNER)).toBe(false);
  });

  it('is nothing that is not on the wall', () => {
    const { framing } = open().scene;
    expect(framing.readingCamera({ kind: 'note', id: 'z' })).toBeNull();
    expect(framing.readingCamera({ kind: 'cluster', id: 'z' })).toBeNull();
  });
});
