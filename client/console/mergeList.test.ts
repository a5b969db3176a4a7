import { expect, test } from 'vitest';
import { mergeList } from './mergeList.ts';

test.each([
  ['nobody else wrote', ['A', 'b'], ['a', 'b'], ['a', 'b'], ['A', 'b'], ['', '']],
  ['only others wrote', ['a', 'b'], ['a', 'b'], ['X', 'b', 'c'], ['X', 'b', 'c'], ['', '']],
  ['each wrote in a place of her own', ['A', 'b'], ['a', 'b'], ['a', 'B'], ['A', 'B'], ['', '']],
  ['both wrote in one place', ['A', 'b'], ['a', 'b'], ['X', 'b'], ['A', 'b'], ['X', '']],
  ['both wrote the same', ['A', 'b'], ['a', 'b'], ['A', 'B'], ['A', 'B'], ['', '']],
  ['both added', ['a', 'mine'], ['a'], ['a', 'theirs'], ['a', 'mine', 'theirs'], ['', '']],
  ['both added the same', ['a', 'new'], ['a'], ['a', 'new'], ['a', 'new'], ['', '']],
  ['others took one away', ['A', 'b'], ['a', 'b'], ['b'], ['A', 'b'], ['b', '']],
  ['she took one away while others wrote', ['b'], ['a', 'b'], ['a', 'B'], ['b'], ['a']],
])('%s', (_, mine, was, now, merged, others) => {
  expect(mergeList(mine, was, now)).toEqual({ merged, others });
});
