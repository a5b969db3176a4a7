import { expect, it } from 'vitest';
import { stepTowards } from './stepTowards.ts';

const from = { x: 0, y: 0, scale: 1 };
const target = { x: 100, y: 50, scale: 2 };

it('goes a share of the way, the same in one long step as in several short ones', () => {
  const once = stepTowards(from, target, 70, false);
  expect(once?.x).toBeCloseTo(100 * (1 - 1 / Math.E));
  let many = from;
  for (let step = 0; step < 7; step += 1) many = stepTowards(many, target, 10, false) ?? many;
  expect(many.x).toBeCloseTo(once?.x ?? 0);
  expect(many.scale).toBeCloseTo(once?.scale ?? 0);
});

it('is there when what is left cannot be seen, and says so after that', () => {
  const near = { x: 99.7, y: 50, scale: 2 };
  expect(stepTowards(near, target, 1, false)).toBe(target);
  expect(stepTowards(target, target, 1, false)).toBeNull();
});

it('a zoom that is left is as far as pixels are', () => {
  expect(stepTowards({ ...target, scale: 2.1 }, target, 1, false)).not.toBe(target);
  expect(stepTowards({ ...target, scale: 2.001 }, target, 1, false)).toBe(target);
});

it('is one step where motion is reduced', () => {
  expect(stepTowards(from, target, 1, true)).toBe(target);
});
