import { listTables } from './listNames.ts';

/** So many tables, and which, for a sentence about them. */
export const tablesIn = (
  tables: readonly { number: number }[],
  form?: 'at',
): { count: number; tables: string } => ({
  count: tables.length,
  tables: listTables(
    tables.map(({ number }) => number),
    form,
  ),
});

/** Time for people to find their own way before the facilitator is told, ms. */
export const WAITS_TOO_LONG_MS = 3 * 60_000;
