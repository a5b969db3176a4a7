import type { TableRow } from '../../shared/model/table.ts';
import type { VisitRow } from './pending/galleryRows.ts';
import { postersSeen } from './walkNow.ts';

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

/**
 * Pure. Which posters she has seen: where this device showed them (`shown`), where she left something, and those of her stops that are
 * over. A free walk that comes after a rotation forgets the stops, and the device does not.
 */
export const seenPosters = (
  shown: readonly string[],
  visits: readonly Pick<VisitRow, 'mine' | 'table'>[],
  session: Parameters<typeof postersSeen>[0],
  person: Parameters<typeof postersSeen>[1],
): ReadonlySet<string> =>
  new Set([
    ...shown,
    ...visits.filter(({ mine }) => mine).map(({ table }) => table),
    ...postersSeen(session, person),
  ]);
