import { expect, test } from 'vitest';
import { Announcer } from './Announcer.ts';

/** The askings after news in which nothing is said. */
function passQuiet(announcer: Announcer, notes: number, groups: number): void {
  for (let asking = 0; asking < 5; asking += 1)
    expect(announcer.takeOthers(notes, groups)).toBeNull();
}

test('the same step twice is said twice, and steps in a hurry all of them, in order', () => {
  const announcer = new Announcer();
  announcer.hear('Done: moving a note to “Water”.');
  expect(announcer.takeOwn()).toEqual(['Done: moving a note to “Water”.']);
  announcer.hear('Done: moving a note to “Water”.');
  announcer.hear('Done: moving a note to “Soil”.');
  expect(announcer.takeOwn()).toEqual([
    'Done: moving a note to “Water”.',
    'Done: moving a note to “Soil”.',
  ]);
  expect(announcer.takeOwn()).toEqual([]);
});

test('a key held down is not read out for minutes', () => {
  const announcer = new Announcer();
  announcer.hear('Done: grouping 2 notes.');
  for (let left = 90; left > 0; left -= 1)
    announcer.hear(`${left} left: “A note” Not yet grouped.`, true);
  expect(announcer.takeOwn()).toEqual([
    'Done: grouping 2 notes.',
    '1 left: “A note” Not yet grouped.',
  ]);
  for (let step = 1; step <= 90; step += 1) announcer.hear(`Undone: step ${step}.`);
  expect(announcer.takeOwn()).toEqual([
    'Undone: step 87.',
    'Undone: step 88.',
    'Undone: step 89.',
    'Undone: step 90.',
  ]);
});

test('what others do is summed up; what is there at first is no news', () => {
  const announcer = new Announcer();
  expect(announcer.takeOthers(40, 3)).toBeNull();
  expect(announcer.takeOthers(90, 3)).toBe('50 new notes; 90 notes on the wall.');
  passQuiet(announcer, 90, 3);
  expect(announcer.takeOthers(89, 3)).toBe('1 note went; 89 left.');
  passQuiet(announcer, 89, 4);
  expect(announcer.takeOthers(89, 4)).toBe('4 groups now.');
  passQuiet(announcer, 89, 4);
  expect(announcer.takeOthers(89, 4)).toBeNull();
});

test('notes that stream in do not talk without pause, and none goes uncounted', () => {
  const announcer = new Announcer();
  announcer.takeOthers(0, 0);
  const said = Array.from({ length: 24 }, (_, asking) =>
    announcer.takeOthers((asking + 1) * 75, 0),
  ).filter((news) => news !== null);
  expect(said).toEqual([
    '75 new notes; 75 notes on the wall.',
    '450 new notes; 525 notes on the wall.',
    '450 new notes; 975 notes on the wall.',
    '450 new notes; 1,425 notes on the wall.',
  ]);
});

test('a group of one’s own making is not said a second time', () => {
  const announcer = new Announcer();
  announcer.takeOthers(40, 3);
  announcer.hear('Done: grouping 2 notes.');
  announcer.takeOwn();
  expect(announcer.takeOthers(40, 4)).toBeNull();
  expect(announcer.takeOthers(40, 3)).toBe('3 groups now.');
});
