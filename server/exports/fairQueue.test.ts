import { expect, test } from 'vitest';
import { FairQueue, type Asker } from './fairQueue.ts';

const takeAll = (queue: FairQueue<string>): string[] => {
  const taken: string[] = [];
  for (let next = queue.take(); next !== undefined; next = queue.take()) taken.push(next);
  return taken;
};
/** `Aa1`: of person a, at address A. */
const askerOf = (item: string): Asker => ({ address: item[0] ?? '', person: item[1] ?? '' });
const addTo = (queue: FairQueue<string>, items: string[]): boolean[] =>
  items.map((item) => queue.add(askerOf(item), item));

test('addresses take turns, at each its people, each in her own order', () => {
  const queue = new FairQueue<string>({ perPerson: 10, perAddress: 10, kept: 0, all: 20 });
  addTo(queue, ['Aa1', 'Aa2', 'Ab1', 'Ac1', 'Bd1', 'Bd2']);
  expect(takeAll(queue)).toEqual(['Aa1', 'Bd1', 'Ab1', 'Bd2', 'Ac1', 'Aa2']);
});

test('T32 it is bounded for each person, wherever she asks from, and for each address', () => {
  const queue = new FairQueue<string>({ perPerson: 2, perAddress: 3, kept: 0, all: 20 });
  expect(addTo(queue, ['Aa1', 'Aa2', 'Aa3', 'Ba3', 'Ab1', 'Ac1', 'Bc1'])).toEqual([
    true,
    true,
    false,
    false,
    true,
    false,
    true,
  ]);
  expect(queue.remove(askerOf('Aa2'), 'Aa2')).toBe(true);
  expect(queue.remove(askerOf('Aa2'), 'Aa2')).toBe(false);
  expect(addTo(queue, ['Ac2'])).toEqual([true]);
  expect(takeAll(queue)).toEqual(['Aa1', 'Bc1', 'Ab1', 'Ac2']);
  expect(addTo(queue, ['Aa4'])).toEqual([true]);
});

test('the last places are kept for addresses that wait for little', () => {
  const queue = new FairQueue<string>({ perPerson: 1, perAddress: 4, kept: 2, all: 4 });
  expect(addTo(queue, ['Aa1', 'Ab1', 'Ac1', 'Bd1', 'Be1', 'Cf1', 'Dg1'])).toEqual([
    true,
    true,
    false,
    true,
    false,
    true,
    false,
  ]);
});
