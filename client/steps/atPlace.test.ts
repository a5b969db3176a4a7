import { expect, test } from 'vitest';
import { atPlace, withAtPlace } from './atPlace.ts';

test('a value within a value is read, put, and taken away with what held it alone', () => {
  const step = { id: 'post', break: { minutes: 5 }, minutes: 20 };
  expect(atPlace(step, 'break.minutes')).toBe(5);
  expect(atPlace(step, 'break.minutes.more')).toBeUndefined();
  expect(withAtPlace(step, 'break.minutes', 7)).toEqual({ ...step, break: { minutes: 7 } });
  expect(withAtPlace(step, 'break.minutes', undefined)).toEqual({ id: 'post', minutes: 20 });
  const { break: _none, ...without } = step;
  expect(withAtPlace(without, 'break.minutes', 5)).toEqual(step);
  const tables = { decide: { again: {}, liaison: true } };
  expect(withAtPlace(tables, 'decide.liaison', undefined)).toEqual({ decide: { again: {} } });
});
