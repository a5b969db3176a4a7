import { beforeEach, describe, expect, it } from 'vitest';
import type { PlacedWall } from '../../shared/layout/resolvePlacements.ts';
import { testScene, wallOf, type TestScene } from '../canvas/scene/testScene.ts';
import type { Look } from './presence/LookHere.ts';
import { Fitting } from './Fitting.ts';

const SMALL = wallOf({ a: { cluster: 'birds', pos: [12, 96] }, b: null }, { birds: {} });
const LARGE = wallOf(
  { a: { cluster: 'birds', pos: [12, 96] }, b: null, c: { pos: [6000, 0] } },
  { birds: {} },
);

let test: TestScene;
let fitting: Fitting;
const page = { isLoaded: true, width: 1200, isAway: false, look: null as Look | null };
beforeEach(() => {
  Object.assign(page, { isLoaded: true, width: 1200, isAway: false, look: null });
  test = testScene();
  fitting = new Fitting({
    scene: test.scene,
    presence: {
      get isAway() {
        return page.isAway;
      },
      get state() {
        return { look: page.look } as never;
      },
    },
    isLoaded: () => page.isLoaded,
    pageWidth: () => page.width,
  });
});

const show = (wall: PlacedWall): void => test.scene.show(wall);
const rest = (): void => test.clock.pass(1_000);
const isFitted = (): boolean => test.scene.framing.showsEverything();
/** All in view, as after the first look. */
function begin(follows: boolean, wall = SMALL): void {
  show(wall);
  fitting.look(follows, 'cluster');
  rest();
}
/** The view, moved there by hand. */
const away = { x: -4_000, y: -4_000, scale: 1 };

describe('at first', () => {
  it('shows everything at the next frame, without gliding there', () => {
    show(SMALL);
    fitting.look(false, 'cluster');
    expect(isFitted()).toBe(false);
    test.clock.pass(16);
    expect(isFitted()).toBe(true);
  });

  it.each([
    ['before the wall is there', () => void (page.isLoaded = false)],
    ['while there is no canvas', () => test.scene.camera.resize(0, 0)],
  ])('waits %s', (_, lack) => {
    lack();
    begin(false);
    expect(test.scene.camera.isAtRest && test.scene.camera.viewport.width > 0).toBe(false);
    page.isLoaded = true;
    test.scene.camera.resize(1000, 800);
    fitting.look(false, 'cluster');
    rest();
    expect(isFitted()).toBe(true);
  });

  it('leaves the view where another wants it', () => {
    page.isAway = true;
    test.scene.camera.follow(away);
    begin(false);
    expect(test.scene.camera.at).toEqual(away);
  });

  it('is once: after that the view is this person’s', () => {
    begin(false);
    test.scene.camera.moveTo(away);
    rest();
    show(LARGE);
    fitting.look(false, 'tables');
    rest();
    expect(test.scene.camera.at).toEqual(away);
  });
});

describe('a view that nobody moves', () => {
  it('shows what came out of view', () => {
    begin(true);
    show(LARGE);
    expect(isFitted()).toBe(false);
    fitting.look(true, 'cluster');
    rest();
    expect(isFitted()).toBe(true);
  });

  it('comes nearer where there is much room to spare, not for small gains', () => {
    begin(true, LARGE);
    const far = test.scene.camera.at.scale;
    show(SMALL);
    fitting.look(true, 'cluster');
    rest();
    const { at } = test.scene.camera;
    expect(at.scale).toBeGreaterThan(far * 1.08);
    test.scene.camera.follow({ ...at, scale: at.scale / 1.05 });
    rest();
    const almost = test.scene.camera.at;
    fitting.look(true, 'cluster');
    rest();
    expect(test.scene.camera.at).toEqual(almost);
  });

  it('fits anew with each phase', () => {
    begin(true);
    const { at } = test.scene.camera;
    test.scene.camera.follow({ ...at, scale: at.scale / 1.05 });
    rest();
    fitting.look(true, 'tables');
    rest();
    expect(test.scene.camera.at.scale).toBeCloseTo(at.scale);
  });

  it('fits to a phase that came while a hand carried something, when it lets go', () => {
    begin(true);
    const { at } = test.scene.camera;
    test.scene.presence.showOthers([
      { clientId: 1, name: '', color: 1, held: ['a'], drag: [0, 0] },
    ]);
    test.scene.camera.follow({ ...at, scale: at.scale / 1.05 });
    rest();
    fitting.look(true, 'tables');
    rest();
    expect(test.scene.camera.at.scale).toBeCloseTo(at.scale / 1.05);
    test.scene.presence.showOthers([]);
    fitting.look(true, 'tables');
    rest();
    expect(test.scene.camera.at.scale).toBeCloseTo(at.scale);
  });

  it.each([
    [
      'a hand carries something',
      () =>
        test.scene.presence.showOthers([
          { clientId: 1, name: '', color: 1, held: ['a'], drag: [0, 0] },
        ]),
    ],
    ['everyone is asked to look somewhere', () => void (page.look = {} as Look)],
  ])('holds still while %s', (_, begins) => {
    begin(true);
    begins();
    test.scene.camera.follow(away);
    rest();
    fitting.look(true, 'cluster');
    rest();
    expect(test.scene.camera.at).toEqual(away);
  });
});

describe('a canvas of another size', () => {
  const resize = (width: number, height: number, follows = false): void => {
    const before = test.scene.camera.viewport;
    test.scene.camera.resize(width, height);
    fitting.resized(before, follows);
    rest();
  };

  it('shows everything again if it did, and another width is not so much a keyboard', () => {
    begin(false);
    resize(600, 800);
    expect(isFitted()).toBe(true);
    const { at } = test.scene.camera;
    resize(600, 400);
    expect(test.scene.camera.at, 'only lower').toEqual(at);
  });

  it('leaves a view alone that showed a part', () => {
    begin(false);
    test.scene.camera.moveTo(away);
    rest();
    resize(600, 800);
    expect(test.scene.camera.at).toEqual(away);
  });

  it('keeps in the middle what was there when a device is turned', () => {
    begin(false);
    test.scene.camera.moveTo(away);
    rest();
    page.width = 800;
    resize(600, 1000);
    expect(test.scene.camera.at).toEqual({ ...away, x: away.x - 200, y: away.y + 100 });
  });

  it('shows everything when the wall comes out from behind the outline, and where nobody moves the view', () => {
    begin(false);
    test.scene.camera.resize(0, 0);
    test.scene.camera.moveTo(away);
    rest();
    resize(400, 600);
    expect(isFitted()).toBe(true);
    test.scene.camera.moveTo(away);
    rest();
    resize(500, 600, true);
    expect(isFitted()).toBe(true);
  });

  it.each([
    ['is none', () => undefined, [0, 0] as const],
    ['is there before the wall', () => void (page.isLoaded = false), [500, 600] as const],
    [
      'comes while a hand carries something',
      () =>
        test.scene.presence.take({
          pointer: 1,
          notes: new Set(['a']),
          from: new Map(),
          at: [0, 0],
          by: [0, 0],
          over: { kind: 'wall' },
        }),
      [500, 600] as const,
    ],
    ['comes while the view is another’s', () => void (page.isAway = true), [500, 600] as const],
  ])('changes nothing when it %s', (_, begins, [width, height]) => {
    begin(false);
    const { at } = test.scene.camera;
    begins();
    resize(width, height);
    expect(test.scene.camera.at).toEqual(at);
  });
});

it('fits when it is told to, gliding there or at once', () => {
  begin(false);
  test.scene.camera.moveTo(away);
  fitting.fit();
  expect(isFitted()).toBe(false);
  rest();
  expect(isFitted()).toBe(true);
  test.scene.camera.moveTo(away);
  fitting.fit(false);
  expect(isFitted()).toBe(true);
});
