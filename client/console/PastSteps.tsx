import { useState, type ReactElement } from 'react';
import { stepsBehind } from '../../shared/scripts/course.ts';
import { stepWords } from '../../shared/scripts/stepWords.ts';
import { noteFormsOf, type NoteForms } from '../design/NoteSaid.tsx';
import { useKnown } from '../app/useMeeting.ts';
import { useWant } from '../app/useWant.ts';
import { useDesk } from '../desk/desk.ts';
import { Icon } from '../design/Icon.tsx';
import type { MeetingState } from '../meeting/meetingState.ts';
import type { RatingAnswers } from '../meeting/sources/ratingsSource.ts';
import type { Store } from '../meeting/store.ts';
import { ClaimBoard } from '../steps/claim/ClaimBoard.tsx';
import { useRatingAnswers } from '../steps/useRatingAnswers.ts';
import { isRatedStep, type RatedStep } from '../steps/signStep.ts';
import { ResultList } from '../steps/rate/ResultList.tsx';
import { t, words } from '../words/speak.ts';

interface Asks {
  known: Store<MeetingState>;
  asked: RatingAnswers;
}

/** What came of earlier steps in which people rated, or put their names to things: asked for when it is opened. */
export function PastSteps({ known }: Pick<Asks, 'known'>): ReactElement | null {
  const { view } = useDesk();
  const asked = useRatingAnswers(known);
  const past = stepsBehind(view.run.script, view.session.step).filter(isRatedStep);
  if (past.length === 0) return null;
  return (
    <section className="console-panel rb-past" aria-labelledby="rb-past-heading">
      <h2 id="rb-past-heading">{t('rate.past')}</h2>
      {past.map((step) => (
        <PastStep key={step.id} known={known} asked={asked} step={step} />
      ))}
    </section>
  );
}

function PastStep({ step, ...props }: Asks & { step: RatedStep }): ReactElement {
  const { view } = useDesk();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <Icon name="door-right" size={18} />
        <span dir="auto">{stepWords(words(), view.session, step).title}</span>
      </summary>
      {isOpen &&
        (step.kind === 'rate' ? (
          <PastResults {...props} step={step.id} forms={noteFormsOf(view.session)} />
        ) : (
          <PastClaims {...props} step={step.id} forms={noteFormsOf(view.session)} />
        ))}
    </details>
  );
}

type PastProps = Asks & { step: string; forms: NoteForms };

function PastResults({ known, asked, step, forms }: PastProps): ReactElement | null {
  useWant(asked.results(step), 'past');
  const results = useKnown(known, (state) => state.results.get(step)?.value ?? null);
  return results && <ResultList results={results} forms={forms} />;
}

function PastClaims({ known, asked, step, forms }: PastProps): ReactElement | null {
  const changes = useKnown(known, ({ live }) => live.shared?.counts.claims ?? 0);
  useWant(asked.claims(step), String(changes));
  const claims = useKnown(known, (state) => state.claims.get(step)?.value ?? null);
  return claims && <ClaimBoard claims={claims} forms={forms} />;
}
