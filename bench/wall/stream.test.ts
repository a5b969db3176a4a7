import { expect, test } from 'vitest';
import { isMoveTick, STREAM } from './stream.ts';

test('of fifty ticks twenty move notes', () => {
  expect(
    Array.from({ length: STREAM.perSecond }, (_, tick) => tick).filter(isMoveTick),
  ).toHaveLength(STREAM.movesPerSecond);
});
