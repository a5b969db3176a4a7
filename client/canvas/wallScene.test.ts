import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { resolvePlacements } from '../../shared/layout/resolvePlacements.ts';
import type { Note } from '../../shared/model/note.ts';
import { WallScene } from './wallScene.ts';

const NOTES = new Map<string, Note>([['a', { text: 'A note', color: 'green', at: 0, seq: 0 }]]);
const lying = (x: number) =>
  resolvePlacements(NOTES, new Map(), new Map([['a', { pos: [x, -400] as [number, number] }]]));
const motion = { isReduced: false };

beforeEach(() => {
  motion.isReduced = false;
  const context = { measureText: (text: string) => ({ width: text.length * 9 }) };
  vi.stubGlobal('document', {
    documentElement: {},
    createElement: () => ({ addEventListener: () => undefined, getContext: () => context }),
  });
  vi.stubGlobal('devicePixelRatio', 2);
  vi.stubGlobal('getComputedStyle', () => ({
    colorScheme: 'light',
    getPropertyValue: () => '#123456',
  }));
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query.includes('reduced-motion') && motion.isReduced,
  }));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.stubGlobal('requestAnimationFrame', (step: (now: number) => void) =>
    setTimeout(() => step(performance.now()), 16),
  );
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('isAtRest', () => {
  it('is so once the view has its place and stands there, and not from the moment it is told to fly', () => {
    const scene = new WallScene();
    scene.setWall(lying(0));
    expect(scene.isAtRest, 'nobody has said what it shows').toBe(false);
    scene.setCamera({ x: 10, y: 10, scale: 1 });
    expect(scene.isAtRest, 'it may yet settle').toBe(false);
    vi.advanceTimersByTime(500);
    expect(scene.isAtRest).toBe(true);
    scene.flyTo({ x: 100.3, y: 50, scale: 2 });
    expect(scene.camera.x, 'not a frame has passed').toBe(10);
    expect(scene.isAtRest).toBe(false);
    vi.advanceTimersByTime(1_000);
    expect([scene.isAtRest, scene.camera]).toEqual([true, { x: 100.5, y: 50, scale: 2 }]);
  });

  it('a flight that another movement ends is over', () => {
    const scene = new WallScene();
    scene.setWall(lying(0));
    scene.flyTo({ x: 100, y: 50, scale: 2 });
    vi.advanceTimersByTime(50);
    scene.followCamera({ x: 7, y: 7, scale: 1 });
    vi.advanceTimersByTime(1_000);
    expect([scene.isAtRest, scene.camera]).toEqual([true, { x: 7, y: 7, scale: 1 }]);
  });

  it('waits for notes on their way, and where motion is reduced there are none', () => {
    for (const isReduced of [false, true]) {
      motion.isReduced = isReduced;
      const scene = new WallScene();
      scene.setWall(lying(0));
      scene.setCamera({ x: 0, y: 0, scale: 1 });
      vi.advanceTimersByTime(500);
      scene.setWall(lying(300));
      expect(scene.isAtRest).toBe(isReduced);
      vi.advanceTimersByTime(500);
      expect(scene.isAtRest).toBe(true);
    }
  });
});
