import { expect, it } from 'vitest';
import { inPoints } from './printSizes.ts';

it('sizes are the same in points', () => {
  expect(inPoints('a4')).toEqual({ width: 595.28, height: 841.89 });
  expect(inPoints('letter')).toEqual({ width: 612, height: 792 });
  expect(inPoints('a3')).toEqual({ width: 841.89, height: 1190.55 });
});
