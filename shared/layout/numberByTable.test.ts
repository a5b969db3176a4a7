import { expect, it } from 'vitest';
import type { Point } from '../model/arrangement.ts';
import { numberByTable } from './numberByTable.ts';

const group = (id: string, x: number): { id: string; pos: Point } => ({ id, pos: [x, 0] });

it('is reading order while there are no tables', () => {
  expect(numberByTable([group('b', 500), group('a', 0)], [])).toEqual([
    { id: 'a', number: 1 },
    { id: 'b', number: 2 },
  ]);
});

it('keeps a table’s number wherever its group is moved, and numbers new groups after the highest, gone ones counted', () => {
  const tables = [
    { clusterId: 'a', number: 1 },
    { clusterId: 'b', number: 2 },
    { clusterId: 'dissolved', number: 3 },
  ];
  expect(
    numberByTable(
      [group('new', -900), group('b', 0), group('a', 500), group('newer', 900)],
      tables,
    ),
  ).toEqual([
    { id: 'new', number: 4 },
    { id: 'b', number: 2 },
    { id: 'a', number: 1 },
    { id: 'newer', number: 5 },
  ]);
});
