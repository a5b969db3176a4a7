import { expect, test } from 'vitest';
import { saidTwice } from './sameWords.ts';
import { thread } from './twin/testThreads.ts';
import type { ConnectionRow } from '../meeting/pending/galleryRows.ts';

test('the same words between the same posters, whatever their signs; oldest first', () => {
  const rows = [
    thread('late', 'a>b', { text: 'Water runs down.', at: 20 }),
    thread('early', 'a>b', { text: 'water runs down', at: 10 }),
    thread('other words', 'a>b', { text: 'Water runs up' }),
    thread('other way', 'b>a', { text: 'Water runs down' }),
    thread('other kind', 'a>b', { text: 'Water runs down', relation: 'supports' }),
    thread('refused', 'a>b', { text: 'Water runs down', hangs: false }),
    thread('on its way', 'a>b', {
      text: 'Water runs down',
      pending: { entry: { intent: { kind: 'connect' } } } as NonNullable<ConnectionRow['pending']>,
    }),
  ];
  const twice = saidTwice(rows);
  expect([...twice.keys()].sort()).toEqual(['early', 'late']);
  expect(twice.get('late')?.map(({ id }) => id)).toEqual(['early', 'late']);
});

test('2,000 between two posters are compared by their words, not each with each', () => {
  const rows = Array.from({ length: 2_000 }, (_, index) =>
    thread(String(index), 'a>b', { text: `Sentence ${index % 1_000}!` }),
  );
  const started = performance.now();
  expect(saidTwice(rows).size).toBe(2_000);
  // Each with each took 1.6 s on a machine at rest; this takes some ms.
  expect(performance.now() - started).toBeLessThan(1_000);
});
