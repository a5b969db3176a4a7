import { expect, it } from 'vitest';
import type { Visit } from '../../../shared/model/gallery.ts';
import type { TableRow } from '../../../shared/model/table.ts';
import { fateOf } from './fateWords.ts';

const tables: TableRow[] = [1, 2, 3].map((number) => ({
  tableId: `t${number}`,
  number,
  clusterId: `c${number}`,
  name: `Topic ${number}`,
}));
const told = (thread: Visit['thread'], part: Partial<Visit> = {}) => ({
  kind: 'connection' as const,
  table: 't1',
  toTable: 't2',
  ...(thread ? { thread } : {}),
  ...part,
});
const words = (of: ReturnType<typeof told>, rows = tables): string | undefined =>
  fateOf(of, { tables: rows })?.words;

it.each<[string, ReturnType<typeof told>]>([
  ['Proposed: table 1 or 2 can accept it.', told({ state: 'proposed' })],
  ['Accepted by Hana at table 2.', told({ state: 'accepted', by: 'Hana', table: 't2' })],
  ['Accepted by table 2.', told({ state: 'accepted', table: 't2' })],
  ['Accepted by Fay.', told({ state: 'accepted', by: 'Fay' })],
  ['Accepted.', told({ state: 'accepted' })],
  ['Taken away.', told({ state: 'gone' })],
  [
    'One with another that says the same. Proposed: table 1 or 2 can accept it.',
    told({ state: 'proposed', text: 'Feeds us' }, { into: 'x' }),
  ],
  [
    'One with another that says the same. Accepted by Hana at table 1.',
    told({ state: 'accepted', by: 'Hana', table: 't1' }, { into: 'x' }),
  ],
])('%s', (said, of) => {
  expect(words(of)).toBe(said);
});

it('names a table that was closed, and who can still accept', () => {
  const closed = tables.map((row) =>
    row.number === 1 ? { ...row, state: 'closed' as const } : row,
  );
  expect(words(told({ state: 'proposed' }), closed)).toBe(
    'Proposed: table 2 can accept it. Table 1 is closed.',
  );
  expect(words(told({ state: 'accepted', table: 't2' }), closed)).toBe(
    'Accepted by table 2. Table 1 is closed.',
  );
  const none = tables.map((row) => ({ ...row, state: 'closed' as const }));
  expect(words(told({ state: 'proposed' }), none)).toBe('Proposed. Table 1 is closed.');
});

it('brings the sentence where it is another by now, and nothing of what is no connection or on its way', () => {
  expect(fateOf(told({ state: 'accepted', text: 'Feeds us well' }), { tables })?.sentence).toBe(
    'Feeds us well',
  );
  expect(fateOf(told({ state: 'accepted' }), { tables })?.sentence).toBeNull();
  expect(fateOf(told(undefined), { tables })).toBeNull();
  expect(fateOf({ kind: 'question', table: 't1' }, { tables })).toBeNull();
});
