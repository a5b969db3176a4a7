import { expect, it } from 'vitest';
import { promisesOf } from './promises.ts';
import { postersOf, thread } from './twin/testThreads.ts';

it('connections that somebody carries, by the numbers of their tables', () => {
  const rows = [
    thread('late', 'b>a', { carried: { by: 'Rangi', until: 'May' }, at: 2 }),
    thread('nobody’s', 'a>b'),
    thread('early', 'a>c', { carried: { until: '' }, relation: 'supports', carries: true }),
    thread('not taken', 'a>b', { carried: { by: 'Mo', until: '' }, hangs: false }),
    thread('of a table that is gone', 'a>z', { carried: { by: 'Mo', until: '' } }),
    thread('other', 'b>a', { carried: { by: 'Hana', until: 'June' }, at: 1 }),
  ];
  expect(promisesOf(rows, postersOf('abc'))).toEqual([
    {
      id: 'early',
      ends: '1 → 3',
      text: 'Sentence early',
      between: 'Topic a supports Topic c',
      who: null,
      until: '',
    },
    expect.objectContaining({ id: 'other', ends: '2 → 1', who: 'Hana', until: 'June' }),
    expect.objectContaining({ id: 'late', who: 'Rangi', until: 'May' }),
  ]);
});
