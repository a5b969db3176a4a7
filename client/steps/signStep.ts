import type { LiveSession } from '../../shared/model/session.ts';
import type { ClaimStep, RateStep } from '../../shared/rating/rateStep.ts';

/** A step in which people look at their phones: the big screen is all its own. */
export type SignStep = RateStep | ClaimStep;

/** Pure. The present step, where it is such a one. */
export const signStep = ({ present }: Partial<Pick<LiveSession, 'present'>>): SignStep | null =>
  present?.kind === 'rate' || present?.kind === 'claim' ? present : null;
