import type { Session } from './session.ts';
import type { TableRow } from './table.ts';

export const WALK_MODES = ['rotation', 'free'] as const;
export type Walk = NonNullable<Session['walk']>;

/**
 * Tables that a rotation leads to: at whose posters somebody can stay. The others' hang, for
 * whoever wants to look. Where nobody sits anywhere, a plenary, it leads to all that are open.
 */
export function stopTables<Row extends Pick<TableRow, 'tableId' | 'state'>>(
  tables: readonly Row[],
  seated: (tableId: string) => number,
): Row[] {
  const open = tables.filter(({ state }) => state !== 'closed');
  const taken = open.filter(({ tableId }) => seated(tableId) > 0);
  return taken.length > 0 ? taken : open;
}

/** Most stops of a rotation over so many tables: everybody sees other posters than her own. */
export const mostStops = (tables: number): number => Math.max(1, tables - 1);

/** The stop at whose beginning hosts swap, of so many; `null` where there is no half-way. */
export const swapStop = (stops: number): number | null =>
  stops < 2 ? null : Math.floor(stops / 2);

/**
 * When the walk goes to its next stop by itself, ms; `null` while it does not. A report-back has
 * the clock for itself.
 */
export const goesOnAt = ({
  open,
  walk,
  reportBack,
  timer,
}: Pick<Session, 'open' | 'walk' | 'reportBack' | 'timer'>): number | null =>
  walk?.onItsOwn === true && isAtStop({ open, walk, reportBack }) && timer?.state === 'running'
    ? timer.endsAt
    : null;

/** Whether people stand at a stop of a rotation now. */
export const isAtStop = ({
  open,
  walk,
  reportBack,
}: Pick<Session, 'open' | 'walk' | 'reportBack'>): boolean =>
  open.includes('walk') &&
  reportBack === null &&
  walk?.mode === 'rotation' &&
  walk.stop < walk.stops;
