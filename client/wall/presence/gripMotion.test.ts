import { expect, it } from 'vitest';
import type { Point } from '../../../shared/model/arrangement.ts';
import type { DrawnGrip } from '../../canvas/scene/presenceOnWall.ts';
import { GripMotion } from './GripMotion.ts';

const grip = (part: Partial<DrawnGrip>): DrawnGrip => ({
  clientId: 7,
  name: 'Mere',
  color: 1,
  held: [],
  drag: [0, 0],
  ...part,
});
const lying = new Map<string, Point>([
  ['n1', [0, 0]],
  ['n2', [500, 0]],
]);
const placeOf = (id: string): Point | null => lying.get(id) ?? null;

it('between two frames a grip is on its way, and arrives', () => {
  const motion = new GripMotion();
  motion.hear([grip({ cursor: [0, 0] })], 0, placeOf);
  motion.hear([grip({ cursor: [100, 40] })], 50, placeOf);
  expect(motion.shown(50)).toEqual({ grips: [grip({ cursor: [0, 0] })], isMoving: true });
  expect(motion.shown(75).grips[0]?.cursor).toEqual([50, 20]);
  expect(motion.shown(100)).toEqual({ grips: [grip({ cursor: [100, 40] })], isMoving: false });
});

it('another’s frame neither stops nor starts a grip', () => {
  const motion = new GripMotion();
  const other = grip({ clientId: 9, cursor: [1, 1] });
  motion.hear([grip({ cursor: [0, 0] }), other], 0, placeOf);
  motion.hear([grip({ cursor: [100, 0] }), other], 50, placeOf);
  motion.hear([grip({ cursor: [100, 0] }), grip({ clientId: 9, cursor: [2, 2] })], 75, placeOf);
  expect(motion.shown(75).grips[0]?.cursor).toEqual([50, 0]);
  expect(motion.shown(100).grips[0]?.cursor).toEqual([100, 0]);
});

it('what is taken starts where it lies; what is let go stays until its new place is known, or goes back', () => {
  const motion = new GripMotion();
  motion.hear([grip({ cursor: [0, 0] })], 0, placeOf);
  motion.hear([grip({ cursor: [60, 0], held: ['n1'], drag: [60, 0] })], 50, placeOf);
  expect(motion.shown(75).grips[0]?.drag).toEqual([30, 0]);
  motion.hear([grip({ cursor: [60, 0] })], 150, placeOf);
  expect(motion.shown(160).grips.find(({ held }) => held.includes('n1'))).toMatchObject({
    drag: [60, 0],
    name: '',
  });
  motion.wallChanged((id) => (id === 'n1' ? [60, 0] : placeOf(id)));
  expect(motion.shown(170).grips.some(({ held }) => held.length > 0)).toBe(false);

  motion.hear([grip({ held: ['n2'], drag: [5, 5] })], 200, placeOf);
  motion.hear([grip({})], 250, placeOf);
  expect(motion.shown(300).grips.some(({ held }) => held.includes('n2'))).toBe(true);
  expect(motion.shown(900).grips.some(({ held }) => held.length > 0)).toBe(false);
});

it('a note whose new place comes before its owner says so is held no more', () => {
  const motion = new GripMotion();
  motion.hear([grip({ held: ['n1', 'n2'], drag: [60, 0] })], 0, placeOf);
  const moved = (id: string): Point | null => (id === 'n1' ? [60, 0] : placeOf(id));
  motion.wallChanged(moved);
  expect(motion.shown(10).grips.flatMap(({ held }) => held)).toEqual(['n2']);
  motion.hear([grip({})], 40, moved);
  expect(motion.shown(41).grips.flatMap(({ held }) => held)).toEqual(['n2']);
});

it('a grip that was there before the notes holds them once they come', () => {
  const motion = new GripMotion();
  motion.hear([grip({ held: ['n1'], drag: [9, 9] })], 0, () => null);
  motion.wallChanged(placeOf);
  expect(motion.shown(5).grips[0]?.held).toEqual(['n1']);
});

it('fingers keep what they carry when another finger of the same person goes up', () => {
  const motion = new GripMotion();
  motion.hear(
    [grip({ held: ['n1'], drag: [10, 0] }), grip({ held: ['n2'], drag: [20, 0] })],
    0,
    placeOf,
  );
  motion.hear([grip({ held: ['n2'], drag: [20, 0] })], 50, placeOf);
  expect(motion.shown(50).grips.find(({ held }) => held.includes('n2'))?.drag).toEqual([20, 0]);
});
