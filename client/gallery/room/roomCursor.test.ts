import { expect, test } from 'vitest';
import { showing } from './roomCursor.ts';

test('what was just added is seen: a held poster that is neither of its ends is let go', () => {
  const held = { poster: 'a', isHeld: true, pair: 'a b' };
  expect(showing(held, ['c', 'a'])).toEqual({ poster: 'a', isHeld: true, pair: null });
  expect(showing(held, ['b', 'c'])).toEqual({ poster: null, isHeld: false, pair: null });
  // What else was chosen by this cursor ends with it.
  expect(showing(held, ['a', 'b'])).not.toBe(held);
});
