import type { JSX } from 'react';
import type { LiveSession } from '../../../shared/model/session.ts';
import { peripheryOf } from '../../../shared/periphery/periphery.ts';
import type { ClaimsView, RatingResults } from '../../../shared/protocol/ratings.ts';
import { isUnclaimed } from '../../../shared/rating/unclaimed.ts';
import type { ClaimStep } from '../../../shared/rating/rateStep.ts';
import { readWords } from '../../../shared/scripts/stepWords.ts';
import { useMedia } from '../../design/useMedia.ts';
import { IN_A_HAND } from '../../design/FittedList.tsx';
import { t, words } from '../../words/speak.ts';
import { claimerName } from './claimerName.ts';
import { ClaimSign } from './ClaimSign.tsx';
import type { NoteForms } from '../../design/NoteSaid.tsx';
import { DueLine } from './DueLine.tsx';
import { PeripheryMap } from './PeripheryMap.tsx';

/** People put their names to those around us, in the order that a rating gave them: the big screen shows the picture of it; a screen in a hand the list. */
export function PeripherySign({
  step,
  session,
  claims,
  results,
  forms,
}: {
  step: ClaimStep;
  session: Pick<LiveSession, 'language' | 'noteForms'>;
  claims: ClaimsView;
  /** Of the rating that gave the order; `null` where they may not be seen. */
  results: RatingResults | null;
  forms: NoteForms;
}): JSX.Element {
  const isSmall = useMedia(IN_A_HAND);
  const periphery = peripheryOf(claims, results, papersOf(step, session), claimerName);
  if (isSmall || periphery.length === 0) return <ClaimSign claims={claims} forms={forms} />;
  const { things, due } = claims;
  return (
    <section className="room-sign room-sign-listed">
      <div className="room-sign-line">
        <p>{t('claim.open', { open: things.filter(isUnclaimed).length, count: things.length })}</p>
        <DueLine due={due} />
        <p>{t('periphery.nearer')}</p>
      </div>
      <PeripheryMap periphery={periphery} />
    </section>
  );
}

/** What the papers stand for on which these notes were written. */
function papersOf(
  { of }: ClaimStep,
  { language, noteForms }: Pick<LiveSession, 'language' | 'noteForms'>,
) {
  const posted = of.kind === 'notes' ? of.step : undefined;
  const form =
    noteForms.find(({ step }) => step === posted) ?? noteForms.find(({ step }) => step === null);
  return (form?.papers ?? []).map(({ color, means }) => ({
    color,
    means: means === undefined ? '' : readWords({ words: words(), wall: language }, means).text,
  }));
}
