import { expect, test } from 'vitest';
import { emptyAnswer, posterNotesWords, quoteHint } from './tableWords.ts';

test.each([
  [0, 1, 'Nobody chose yet, so it hangs there.'],
  [0, 3, 'Nobody chose yet, so all of them hang there.'],
  [0, 4, 'Nobody chose yet, so all of them hang there.'],
  [0, 5, 'Nobody chose yet, so the first ones hang there.'],
  [2, 5, '2 of at most 6.'],
])('of %i chosen among %i notes: %s', (chosen, there, words) => {
  expect(posterNotesWords(chosen, there)).toBe(words);
});

test('where nothing can be dragged nobody is told to drag', () => {
  expect([emptyAnswer(true), quoteHint(true)].join(' ')).toMatch(/drag a note.*Drag one/);
  expect([emptyAnswer(false), quoteHint(false)].join(' ')).not.toMatch(/drag/i);
});
