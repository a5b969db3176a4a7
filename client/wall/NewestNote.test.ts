import { expect, it } from 'vitest';
import { Marks } from '../canvas/scene/marks.ts';
import { TestClock } from '../canvas/scene/testClock.ts';
import { wallOf, without } from '../canvas/scene/testScene.ts';
import { NewestNote } from './NewestNote.ts';

const wall = wallOf({ a: null, b: null, c: null });

it('marks the last of those that came since, for half a minute from then', () => {
  const [marks, clock] = [new Marks(() => undefined), new TestClock()];
  const newest = new NewestNote(marks, clock);
  newest.look(without(wall, 'b', 'c'), false);
  expect(marks.newest, 'it was there when the page opened').toBeNull();
  newest.look(without(wall, 'c'), true);
  expect(marks.newest).toBe('b');
  clock.pass(20_000);
  newest.look(wall, true);
  expect(marks.newest).toBe('c');
  clock.pass(29_999);
  expect(marks.newest).toBe('c');
  clock.pass(1);
  expect(marks.newest).toBeNull();
});

it('a note that went and came back is no news', () => {
  const [marks, clock] = [new Marks(() => undefined), new TestClock()];
  const newest = new NewestNote(marks, clock);
  newest.look(wall, true);
  clock.pass(60_000);
  newest.look(without(wall, 'c'), true);
  newest.look(wall, true);
  expect(marks.newest).toBeNull();
});
