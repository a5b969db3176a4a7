import type { ClaimedThing } from '../protocol/ratings.ts';

/** Whether nobody sees to a thing, in one role at least. */
export const isUnclaimed = ({ roles }: Pick<ClaimedThing, 'roles'>): boolean =>
  roles.some(({ state }) => state === 'unclaimed');

/** Things of which something is nobody's yet first, else in the step's order. */
export const unclaimedFirst = (things: readonly ClaimedThing[]): ClaimedThing[] =>
  things.toSorted((a, b) => Number(isUnclaimed(b)) - Number(isUnclaimed(a)));
