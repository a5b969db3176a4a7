import { expect, test } from 'vitest';
import { FairQueue } from './fairQueue.ts';

const takeAll = (queue: FairQueue<string>): string[] => {
  const taken: string[] = [];
  for (let next = queue.take(); next !== undefined; next = queue.take()) taken.push(next);
  return taken;
};

test('keys take turns, each in its own order', () => {
  const queue = new FairQueue<string>(10, 10);
  for (const item of ['a1', 'a2', 'a3', 'b1', 'c1', 'b2']) expect(queue.add(item[0] ?? '', item)).toBe(true);
  expect(takeAll(queue)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
});

test('it is bounded for each key and in all, and what was taken or removed makes room again', () => {
  const queue = new FairQueue<string>(2, 3);
  expect(['a1', 'a2', 'a3', 'b1', 'b2'].map((item) => queue.add(item[0] ?? '', item))).toEqual([true, true, false, true, false]);
  expect(queue.remove('a', 'a2')).toBe(true);
  expect(queue.remove('a', 'a2')).toBe(false);
  expect(queue.add('b', 'b2')).toBe(true);
  expect(takeAll(queue)).toEqual(['a1', 'b1', 'b2']);
  expect(queue.add('a', 'a4')).toBe(true);
});
