import { describe, expect, it } from 'vitest';
import { plainLook, testScene, moved, wallOf } from './testScene.ts';

const wall = wallOf({ a: { pos: [0, -400] }, b: null });

describe('show', () => {
  it('passes a state of the wall through the parts: it is there, found, and what moved is on its way', () => {
    const { scene, asked } = testScene();
    scene.show(wall);
    expect([scene.content.wall, scene.hits.notesAt([5, -395]).map(({ id }) => id)]).toEqual([
      wall,
      ['a'],
    ]);
    expect(asked()).toEqual(['floor', 'top']);
    scene.show(moved(wall, { a: [600, -400] }));
    expect(scene.glides.notes(scene.content.wall).map(({ id }) => id)).toEqual(['a']);
    expect(
      scene.hits.notesAt([605, -395]).map(({ id }) => id),
      'aimed at where it will be',
    ).toEqual(['a']);
  });

  it('lets lie what this person put there herself', () => {
    const { scene } = testScene();
    scene.show(wall);
    scene.show(moved(wall, { a: [600, -400] }), new Set(['a']));
    expect(scene.glides.isMoving).toBe(false);
  });

  it('has a note glide from the hand of another that held it', () => {
    const { scene } = testScene();
    scene.show(wall);
    scene.presence.showOthers([
      { clientId: 1, name: 'Ana', color: 1, held: ['a'], drag: [550, 10] },
    ]);
    scene.show(moved(wall, { a: [600, -400] }));
    const placed = scene.content.wall.notes.get('a');
    expect(placed && scene.glides.shownAt(placed)).toMatchObject({ x: 550, y: -390 });
  });
});

describe('isAtRest', () => {
  it('is so once the view stands and no note is on its way', () => {
    const { scene, clock } = testScene();
    scene.show(wall);
    expect(scene.isAtRest, 'nobody has said what it shows').toBe(false);
    scene.camera.moveTo({ x: 0, y: 0, scale: 1 });
    expect(scene.isAtRest, 'it may yet settle').toBe(false);
    clock.pass(500);
    expect(scene.isAtRest).toBe(true);
    scene.show(moved(wall, { a: [300, -400] }));
    expect(scene.isAtRest).toBe(false);
    clock.pass(500);
    expect(scene.isAtRest).toBe(true);
  });

  it('waits for no note where motion is reduced', () => {
    const { scene, clock } = testScene({ look: plainLook({ isStill: true }) });
    scene.show(wall);
    scene.camera.moveTo({ x: 0, y: 0, scale: 1 });
    clock.pass(500);
    scene.show(moved(wall, { a: [300, -400] }));
    expect(scene.isAtRest).toBe(true);
  });
});

describe('isCalm', () => {
  it('is so when neither the view, nor a hand of this person’s, nor a note moves', () => {
    const { scene, clock } = testScene();
    scene.show(wall);
    expect(scene.isCalm).toBe(true);
    scene.camera.moveBy(1, 0);
    expect(scene.isCalm).toBe(false);
    clock.pass(200);
    expect(scene.isCalm).toBe(true);
    const drag = {
      pointer: 1,
      notes: new Set(['a']),
      from: new Map(),
      at: [0, 0] as const,
      by: [0, 0] as const,
      over: { kind: 'wall' as const },
    };
    scene.presence.take(drag);
    expect(scene.isCalm).toBe(false);
    scene.presence.letGo(drag);
    expect(scene.isCalm).toBe(true);
    scene.show(moved(wall, { a: [300, -400] }));
    expect(scene.isCalm).toBe(false);
  });
});

it('every part asks one place to be drawn', () => {
  const { scene, asked } = testScene();
  scene.show(wall);
  asked();
  const parts: [string, () => void, string[]][] = [
    ['camera', () => scene.camera.moveBy(1, 1), ['floor', 'top']],
    ['selection', () => scene.selection.chooseNotes(['a']), ['floor', 'top']],
    ['content', () => scene.content.showBacks(3), ['floor', 'top']],
    ['presence', () => scene.presence.drawLasso(null), ['top']],
    ['marks', () => scene.marks.focusOn('a'), ['top']],
    ['names', () => scene.names.invite(true), ['floor', 'top']],
  ];
  for (const [name, change, layers] of parts) {
    change();
    expect(asked(), name).toEqual(layers);
  }
});
