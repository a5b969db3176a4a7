import { expect, it } from 'vitest';
import type { TableRow } from '../../shared/model/table.ts';
import type { ConnectionRow } from './pending/galleryRows.ts';
import { firstThreads, threadsAt, threadWords } from './threadsAt.ts';

const tables: TableRow[] = [1, 2, 3].map((number) => ({
  tableId: `t${number}`,
  number,
  clusterId: `c${number}`,
  name: `Topic ${number}`,
}));
let at = 0;
const thread = (id: string, from: number, to: number, more: Partial<ConnectionRow> = {}) => ({
  id,
  from: `t${from}`,
  to: `t${to}`,
  relation: 'supports' as const,
  text: id,
  state: 'accepted' as const,
  marks: 0,
  mine: false,
  marked: false,
  carries: false,
  mayEdit: false,
  at: (at += 1),
  hangs: true,
  ...more,
});
const told = (groups: ReturnType<typeof threadsAt>) =>
  groups.map(({ neighbour, rows }) => [neighbour.number, ...rows.map(({ id }) => id)]);

it('puts together what connects a poster with each neighbour, the most marked first', () => {
  const groups = threadsAt('t1', tables, [
    thread('a', 1, 2),
    thread('b', 2, 1, { marks: 1 }),
    thread('c', 3, 1, { marks: 2 }),
    thread('between others', 2, 3, { marks: 9 }),
    thread('refused', 1, 3, { hangs: false }),
    thread('to a table that is no more', 1, 9),
    thread('d', 1, 2, { state: 'proposed' }),
  ]);
  expect(told(groups)).toEqual([
    [3, 'c'],
    [2, 'b', 'a', 'd'],
  ]);
  expect(told(firstThreads(groups, 3))).toEqual([
    [3, 'c'],
    [2, 'b', 'a'],
  ]);
  expect(told(firstThreads(groups, 1))).toEqual([[3, 'c']]);
  expect(firstThreads(groups, 9)).toEqual(groups);
});

it('says how it runs, as read at this poster', () => {
  const from = { from: 't2', relation: 'reinforces' } as const;
  const to = { from: 't1', relation: 'supports' } as const;
  expect([from, to].map((each) => threadWords(each, 't1', false))).toEqual([
    'reinforces this',
    'this supports',
  ]);
  expect([from, to].map((each) => threadWords(each, 't1', true))).toEqual([
    'reinforces us',
    'we support',
  ]);
});
