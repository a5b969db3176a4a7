import { expect, test } from 'vitest';
import { Refusal } from '../model/problems.ts';
import { demandListUnchanged, demandUnchanged } from './unchanged.ts';

const told = (check: () => void): string => {
  try {
    check();
    return 'taken';
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
};

test.each([
  ['nobody says what it was made from', undefined, 'theirs', 'mine', 'taken'],
  ['it still stands', ['old'], 'old', 'mine', 'taken'],
  ['somebody else’s stands there', ['old'], 'theirs', 'mine', 'changed-meanwhile'],
  ['both wrote the same', ['old'], 'mine', 'mine', 'taken'],
  ['my own earlier try arrived', ['old', 'mine 1'], 'mine 1', 'mine 2', 'taken'],
  ['there was nothing, and there is something', [''], 'theirs', 'mine', 'changed-meanwhile'],
  ['made from nothing at all', [], 'theirs', 'mine', 'changed-meanwhile'],
])('%s', (_what, was, now, next, expected) => {
  expect(told(() => demandUnchanged(was, now, next))).toBe(expected);
});

test('a list counts as a whole', () => {
  expect(told(() => demandListUnchanged(['a', 'b'], ['a', 'b'], ['a']))).toBe('taken');
  expect(told(() => demandListUnchanged(['a', 'b'], ['b', 'a'], ['a']))).toBe('changed-meanwhile');
});
