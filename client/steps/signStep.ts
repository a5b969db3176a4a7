import type { LiveSession } from '../../shared/model/session.ts';
import type { ClaimStep, RateStep } from '../../shared/rating/rateStep.ts';
import type { Step } from '../../shared/scripts/script.ts';

/** A step in which people look at their phones: the big screen is all its own. */
export type SignStep = RateStep | ClaimStep;

export const isSignStep = (step: Step | undefined): step is SignStep =>
  step?.kind === 'rate' || step?.kind === 'claim';

/** Pure. The present step, where it is such a one. */
export const signStep = ({ present }: Partial<Pick<LiveSession, 'present'>>): SignStep | null =>
  isSignStep(present) ? present : null;
