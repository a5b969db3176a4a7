import { isClaimOpen } from '../commands/claims.ts';
import type { WallState } from '../commands/wallState.ts';
import type { ClaimsView, RatingResults } from '../protocol/ratings.ts';
import type { ClaimStep, RateStep } from '../rating/rateStep.ts';
import type { Step } from '../scripts/script.ts';
import { claimsView, sharedClaims } from './claimViews.ts';
import { areResultsShown, type RatingsKnown, type Reader } from './ratingViews.ts';

/** What a meeting's files say of its ratings and claims. */
export interface RatedMeeting {
  /** In the order of the run. Of steps whose results may not be seen yet there is nothing. */
  ratings: RatingResults[];
  claims: ClaimsView[];
}

/** Of a wall whose run has no such steps. */
export const NOTHING_RATED: RatedMeeting = { ratings: [], claims: [] };

/** Files of the whole meeting are for facilitators. */
export const readerOfFiles = ({ session }: Pick<WallState, 'session'>): Reader => ({
  person: { role: 'facilitator' },
  language: session.language,
});

/** The steps of a wall, also such as left its run after people had been in them. */
const allSteps = ({ session }: Pick<WallState, 'session'>): Step[] => [
  ...session.script.steps,
  ...session.left,
];

/** The `rate` steps of which something may be seen now. */
export const shownRateSteps = (state: WallState): RateStep[] =>
  allSteps(state).filter(
    (step): step is RateStep => step.kind === 'rate' && areResultsShown(state, step),
  );

/** The claims of all `claim` steps by which the meeting came. */
export function shownClaims(known: RatingsKnown): ClaimsView[] {
  const { state } = known;
  const reader = readerOfFiles(state);
  return allSteps(state)
    .filter((step): step is ClaimStep => step.kind === 'claim' && isClaimOpen(state, step.id))
    .map((step) => claimsView(sharedClaims(known, step, reader), null));
}
