import { expect, it } from 'vitest';
import type { TableRow } from '../../shared/model/table.ts';
import { posterPlan } from './posterPlan.ts';

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
