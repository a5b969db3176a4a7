import { expect, test } from 'vitest';
import { Announcer } from './Announcer.ts';

test('the same step twice is said twice, and steps in a hurry all of them, in order', () => {
  const announcer = new Announcer();
  announcer.hear('Done: moving a note to “Water”.');
  expect(announcer.takeOwn()).toEqual(['Done: moving a note to “Water”.']);
  announcer.hear('Done: moving a note to “Water”.');
  announcer.hear('Done: moving a note to “Soil”.');
  expect(announcer.takeOwn()).toEqual(['Done: moving a note to “Water”.', 'Done: moving a note to “Soil”.']);
  expect(announcer.takeOwn()).toEqual([]);
});

test('a key held down is not read out for minutes', () => {
  const announcer = new Announcer();
  announcer.hear('Done: grouping 2 notes.');
  for (let left = 90; left > 0; left -= 1) announcer.hear(`${left} left: “A note” Not yet grouped.`, true);
  expect(announcer.takeOwn()).toEqual(['Done: grouping 2 notes.', '1 left: “A note” Not yet grouped.']);
  for (let step = 1; step <= 90; step += 1) announcer.hear(`Undone: step ${step}.`);
  expect(announcer.takeOwn()).toEqual(['Undone: step 87.', 'Undone: step 88.', 'Undone: step 89.', 'Undone: step 90.']);
});

test('what others do is summed up; what is there at first is no news', () => {
  const announcer = new Announcer();
  expect(announcer.takeOthers(40, 3)).toBeNull();
  expect(announcer.takeOthers(90, 3)).toBe('50 new notes; 90 notes on the wall.');
  expect(announcer.takeOthers(89, 3)).toBe('1 note went; 89 left.');
  expect(announcer.takeOthers(89, 4)).toBe('4 groups now.');
  expect(announcer.takeOthers(89, 4)).toBeNull();
});

test('a group of one’s own making is not said a second time', () => {
  const announcer = new Announcer();
  announcer.takeOthers(40, 3);
  announcer.hear('Done: grouping 2 notes.');
  announcer.takeOwn();
  expect(announcer.takeOthers(40, 4)).toBeNull();
  expect(announcer.takeOthers(40, 3)).toBe('3 groups now.');
});
