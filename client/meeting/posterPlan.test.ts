import { expect, it } from 'vitest';
import type { TableRow } from '../../shared/model/table.ts';
import { posterPlan, seenPosters } from './posterPlan.ts';

const table = (number: number, part: Partial<TableRow> = {}): TableRow => ({
  tableId: `t${number}`,
  number,
  clusterId: `c${number}`,
  name: `Topic ${number}`,
  ...part,
});

it('says of each poster where one is, goes next, and was', () => {
  const plan = posterPlan([table(2), table(1), table(4, { state: 'closed' }), table(3)], {
    now: 't2',
    next: 't3',
    seen: new Set(['t1', 't2']),
  });
  expect(plan.map(({ number, is, isClosed }) => [number, is, isClosed])).toEqual([
    [1, 'seen', false],
    [2, 'now', false],
    [3, 'next', false],
    [4, 'other', true],
  ]);
});

it('knows what she has seen: shown here, left something at, walked past; not the stops to come', () => {
  const visits = [
    { mine: true, table: 't5' },
    { mine: false, table: 't6' },
  ];
  const walk = { mode: 'rotation', stops: 3, stopMs: 1, stop: 1 } as const;
  const me = { stops: ['t2', 't3', 't4'] };
  expect([...seenPosters(['t1'], visits, { walk }, me)]).toEqual(['t1', 't5', 't2']);
  const free = { walk: { ...walk, mode: 'free' } } as const;
  expect([...seenPosters(['t1', 't2'], [], free, {})]).toEqual(['t1', 't2']);
});
