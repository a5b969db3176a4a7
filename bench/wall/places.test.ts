import { expect, test } from 'vitest';
import { wander } from './steadyMouse.ts';
import { freePlace, movedCount, nearestNotes, type NoteBox } from './places.ts';

const box = (id: string, x: number, y: number): NoteBox => ({ id, x, y, width: 10, height: 10 });
const room = { x: 0, y: 0, width: 200, height: 100 };

test('the nearest notes come first', () => {
  expect(
    nearestNotes([box('far', 90, 0), box('near', 12, 0), box('here', 0, 0)], { x: 5, y: 5 }, 2).map(
      ({ id }) => id,
    ),
  ).toEqual(['here', 'near']);
});

test('a free place is far from every note, and inside', () => {
  const place = freePlace(
    Array.from({ length: 50 }, (_, index) =>
      box(String(index), (index % 10) * 10, Math.floor(index / 10) * 20),
    ),
    room,
  );
  expect(place.x).toBeGreaterThan(150);
  expect(place.x).toBeLessThan(200);
  expect(place.y).toBeLessThan(100);
});

test('only notes that did move are counted', () => {
  expect(
    movedCount(
      [box('a', 0, 0), box('b', 50, 0), box('gone', 80, 0)],
      [box('a', 40, 0), box('b', 51, 0)],
    ),
  ).toBe(1);
});

test('a drag ends where it should', () => {
  expect(wander({ x: 10, y: 20 }, { x: 300, y: 400 }, 1)).toEqual({ x: 300, y: 400 });
});
