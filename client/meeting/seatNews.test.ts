import { describe, expect, it } from 'vitest';
import type { TableRow } from '../../shared/model/table.ts';
import type { Command } from './outbox/commandMeanings.ts';
import { NO_SEAT_KNOWN, seatSaid, seatTold, seatWords, type SeatKnown } from './seatNews.ts';

const sit = (table: string | null): Command => ({ kind: 'me', edit: { table } });
/** Tables the server tells, and what she says meanwhile. */
const after = (...steps: readonly (string | null | Command)[]): SeatKnown =>
  steps.reduce<SeatKnown>(
    (known, step) =>
      step !== null && typeof step === 'object' ? seatSaid(known, step) : seatTold(known, step),
    NO_SEAT_KNOWN,
  );

describe('a seat that changes', () => {
  it('is no news where she first sits, where nothing changed, and where she asked to sit', () => {
    expect(after('t1').news).toBeNull();
    expect(after('t1', 't1').news).toBeNull();
    expect(after('t1', sit('t2'), 't2').news).toBeNull();
    expect(after('t1', sit(null), null).news).toBeNull();
  });

  it('is news where others changed it', () => {
    expect(after('t1', 't2').news).toEqual({ from: 't1', to: 't2' });
    expect(after('t1', null).news).toEqual({ from: 't1', to: null });
    expect(after(null, 't1').news).toEqual({ from: null, to: 't1' });
    // What she had asked for is done; the way back was not hers.
    expect(after('t1', sit('t2'), 't2', 't1').news).toEqual({ from: 't2', to: 't1' });
    expect(after('t1', sit('t2'), 't2', 't1', 't2').news).toEqual({ from: 't1', to: 't2' });
  });

  it('of two tables tapped one after the other both are hers, whichever arrive', () => {
    expect(after('t1', sit('t2'), sit('t3'), 't2').news).toBeNull();
    expect(after('t1', sit('t2'), sit('t3'), 't2', 't3').news).toBeNull();
    expect(after('t1', sit('t2'), sit('t3'), 't3').news).toBeNull();
    expect(after('t1', sit('t2'), sit('t3'), 't3').asked).toEqual([]);
  });

  it('is told over what is on its way, until she acts; walking to a poster is no answer to it', () => {
    const moved = ['t1', 't2'] as const;
    expect(after('t1', sit('t3'), null, 't3').news).toBeNull();
    expect(after(...moved, sit('t1')).news).toBeNull();
    expect(after(...moved, { kind: 'take-back-visit', id: 'v' }).news).toBeNull();
    expect(after(...moved, { kind: 'me', edit: { host: true } }).news).toBeNull();
    expect(after(...moved, { kind: 'me', edit: { standing: 't3' } }).news).not.toBeNull();
    expect(after(...moved, 't2').news).not.toBeNull();
  });
});

it('is said in a sentence: a table that was closed, or a facilitator', () => {
  const row = (number: number, more: Partial<TableRow> = {}): TableRow => ({
    tableId: `t${number}`,
    number,
    name: 'Farms',
    clusterId: `c${number}`,
    ...more,
  });
  const tables = [row(4), row(5), row(12, { state: 'closed' })];
  const words = (from: string | null, to: string | null): string => seatWords({ from, to }, tables);
  expect(words('t12', null)).toBe('Table 12 was closed. Choose another one.');
  expect(words('t12', 't4')).toBe('Table 12 was closed. You are at table 4 now.');
  expect(words('t5', 't4')).toBe(
    'You are at table 4 now. The facilitator moved you, or you did elsewhere.',
  );
  expect(words('t5', null)).toBe(
    'You are no longer at table 5. The facilitator moved you, or you did elsewhere.',
  );
  expect(words(null, 't4')).toBe(
    'You are at table 4 now. The facilitator moved you, or you did elsewhere.',
  );
});
