import type { TableRow } from '../../shared/model/table.ts';

/** A poster on the plan: where she is, where she goes next, and what she has seen. */
export interface PlanSpot extends Pick<TableRow, 'tableId' | 'number' | 'name'> {
  is: 'now' | 'next' | 'seen' | 'other';
  isClosed: boolean;
}

/** Pure. All posters in the order of their numbers, as they hang. */
export const posterPlan = (
  tables: readonly TableRow[],
  {
    now,
    next,
    seen,
  }: { now: string | undefined; next: string | undefined; seen: ReadonlySet<string> },
): PlanSpot[] =>
  [...tables]
    .sort((a, b) => a.number - b.number)
    .map(({ tableId, number, name, state }) => ({
      tableId,
      number,
      name,
      is:
        tableId === now ? 'now' : tableId === next ? 'next' : seen.has(tableId) ? 'seen' : 'other',
      isClosed: state === 'closed',
    }));
