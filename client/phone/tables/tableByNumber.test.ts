import { expect, it } from 'vitest';
import type { TableRow } from '../../../shared/model/table.ts';
import { tableByNumber } from './tableByNumber.ts';

const row = (number: number, more: Partial<TableRow> = {}): TableRow => ({
  tableId: `t${number}`,
  number,
  clusterId: `c${number}`,
  name: `Topic ${number}`,
  ...more,
});
const TABLES = [row(1), row(2, { state: 'closed' }), row(12)];

it.each(['12', ' 12 ', '#12', 'table 12', '١٢'])('%j is table 12', (typed) => {
  expect(tableByNumber(TABLES, typed)).toEqual({ table: TABLES[2] });
});

it.each([
  ['', 'Type the number on the table, like 4.'],
  ['rivers', 'Type the number on the table, like 4.'],
  ['3', 'There is no table 3. Choose one from the list.'],
  ['2', 'Table 2 is closed. Choose another one.'],
])('%j is none to sit down at, and says why', (typed, refusal) => {
  expect(tableByNumber(TABLES, typed)).toEqual({ refusal });
});

it('finds a poster to read, also of a closed table, and speaks of posters', () => {
  expect(tableByNumber(TABLES, '2', true)).toEqual({ table: TABLES[1] });
  expect(tableByNumber(TABLES, '3', true)).toEqual({ refusal: 'There is no poster 3.' });
  expect(tableByNumber(TABLES, '', true)).toEqual({
    refusal: 'Type the number on the poster, like 4.',
  });
});
