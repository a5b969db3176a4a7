import type { Capability } from '../scripts/capabilities.ts';
import type { MadeThings } from '../scripts/script.ts';
import type { Session } from './session.ts';

/** Things that are told of one after the other, and whose turn it is. */
export type ReportBack = NonNullable<Session['reportBack']>;

/** Of what a report-back is. */
export const reportsOf = ({ of }: Pick<ReportBack, 'of'>): MadeThings => of ?? 'tables';

/** Whether a report-back of these things may run while this is open: of tables wherever posters are read, of others in its own step. */
export const mayReport = (of: MadeThings, open: readonly Capability[]): boolean =>
  open.includes(of === 'tables' ? 'read-gallery' : 'report');

/**
 * What is shown at each turn of a queue, by id; `null`: nothing, the turn is gone past. `homeOf`: the thing that an id stands for by now,
 * `null` where that is gone. Groups that were merged are told of once: where the group that took them has its turn, else at the first of theirs.
 */
export function turnsOf(
  queue: readonly string[],
  homeOf: (id: string) => string | null,
): (string | null)[] {
  const homes = queue.map(homeOf);
  const own = new Set(queue.filter((id, at) => homes[at] === id));
  const told = new Set<string>();
  return homes.map((home, at) => {
    if (home === null || told.has(home) || (own.has(home) && home !== queue[at])) return null;
    told.add(home);
    return home;
  });
}

/** The next turn in a direction at which something is shown; `null`: there is none. */
export function turnFrom(
  turns: readonly (string | null)[],
  from: number,
  by: 1 | -1,
): number | null {
  for (let at = from + by; at >= 0 && at < turns.length; at += by)
    if (turns[at] !== null) return at;
  return null;
}
