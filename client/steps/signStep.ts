import type { LiveSession } from '../../shared/model/session.ts';
import type { ClaimStep, RateStep } from '../../shared/rating/rateStep.ts';
import type { StepOf } from '../../shared/scripts/standing.ts';
import type { Step } from '../../shared/scripts/script.ts';

/** A step in which people rate, or put their names to things: they look at their phones, and the big screen is all its own. */
export type RatedStep = RateStep | ClaimStep;
/** Such a step, or the last one of a run without tables, which shows what came of those. */
export type SignStep = RatedStep | StepOf<'follow-up'>;

export const isRatedStep = (step: Step | undefined): step is RatedStep =>
  step?.kind === 'rate' || step?.kind === 'claim';

/** Pure. The present step, where the big screen is its own. */
export function signStep({
  present,
  past = [],
}: Partial<Pick<LiveSession, 'present' | 'past'>>): SignStep | null {
  if (isRatedStep(present)) return present;
  return present?.kind === 'follow-up' && past.length > 0 ? present : null;
}
