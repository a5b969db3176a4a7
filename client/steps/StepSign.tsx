import type { JSX } from 'react';
import type { ClaimStep, RateStep } from '../../shared/rating/rateStep.ts';
import type { LiveSession } from '../../shared/model/session.ts';
import { stepWords } from '../../shared/scripts/stepWords.ts';
import { noteFormsOf } from '../design/NoteSaid.tsx';
import { useKnown } from '../app/useMeeting.ts';
import { useWant } from '../app/useWant.ts';
import type { MeetingState } from '../meeting/meetingState.ts';
import type { RatingAnswers } from '../meeting/sources/ratingsSource.ts';
import type { Store } from '../meeting/store.ts';
import { printJoinCode } from '../../shared/model/ids.ts';
import { T } from '../words/T.tsx';
import { words } from '../words/speak.ts';
import type { StepOf } from '../../shared/scripts/standing.ts';
import { FollowUpSign } from './follow-up/FollowUpSign.tsx';
import { pastLines } from './follow-up/pastLines.ts';
import { PastWanted } from './follow-up/PastWanted.tsx';
import { hasPeriphery } from '../../shared/periphery/periphery.ts';
import { ClaimSign } from './claim/ClaimSign.tsx';
import { PeripherySign } from './claim/PeripherySign.tsx';
import type { SignStep } from './signStep.ts';
import { RateSign } from './rate/RateSign.tsx';

interface SignProps<Step> {
  known: Store<MeetingState>;
  asked: RatingAnswers;
  step: Step;
  session: Pick<LiveSession, 'language' | 'joinCode' | 'door' | 'noteForms' | 'past'>;
}

/** What the big screen shows of a step in which people look at their phones. */
export function StepSign({ step, ...props }: SignProps<SignStep>): JSX.Element | null {
  const { session } = props;
  return (
    <section className="room-sign-place" aria-label={stepWords(words(), session, step).title}>
      {step.kind === 'rate' ? (
        <Rating key={step.id} {...props} step={step} />
      ) : step.kind === 'claim' ? (
        <Claims key={step.id} {...props} step={step} />
      ) : (
        <Last {...props} step={step} />
      )}
      {session.door === 'open' && (
        <p className="room-sign-code">
          <T
            k="gallery.door.join"
            with={{
              code: printJoinCode(session.joinCode),
              b: <b aria-label={session.joinCode.split('').join(' ')} />,
            }}
          />
        </p>
      )}
    </section>
  );
}

function Rating({ known, asked, step, session }: SignProps<RateStep>): JSX.Element | null {
  const progress = useKnown(known, ({ live }) => live.shared?.counts.rating ?? null);
  const results = useKnown(known, (state) => state.results.get(step.id)?.value ?? null);
  if (progress?.step !== step.id) return null;
  return (
    <>
      {progress.shown !== null && (
        <Wanted asked={asked} step={step.id} sign={String(progress.shown)} />
      )}
      <RateSign
        ask={stepWords(words(), session, step).ask}
        each={step.each}
        progress={progress}
        results={progress.shown === null ? null : results}
        forms={noteFormsOf(session)}
      />
    </>
  );
}

/** Asks for what came of it, again whenever `sign` changes. */
function Wanted({ asked, step, sign }: { asked: RatingAnswers; step: string; sign: string }): null {
  useWant(asked.results(step), sign);
  return null;
}

/** What came of the steps behind, where there are no tables that agree on something. */
function Last({ known, asked, step, session }: SignProps<StepOf<'follow-up'>>): JSX.Element {
  const { past } = session;
  const claims = useKnown(known, ({ live }) => live.shared?.counts.claims ?? 0);
  const came = useKnown(known, (state) => state.claims);
  const rated = useKnown(known, (state) => state.results);
  return (
    <>
      <PastWanted asked={asked} past={past} claims={claims} />
      <FollowUpSign
        ask={stepWords(words(), session, step).ask}
        lines={pastLines(past, { claims: came, results: rated })}
      />
    </>
  );
}

function Claims({ known, asked, step, session }: SignProps<ClaimStep>): JSX.Element | null {
  const changes = useKnown(known, ({ live }) => live.shared?.counts.claims ?? 0);
  const notes = useKnown(known, ({ live }) => live.shared?.counts.notes ?? 0);
  useWant(asked.claims(step.id), JSON.stringify([changes, notes]));
  const claims = useKnown(known, (state) => state.claims.get(step.id)?.value ?? null);
  const order = hasPeriphery(step) ? step.order : null;
  const results = useKnown(known, (state) => (order && state.results.get(order)?.value) || null);
  const forms = noteFormsOf(session);
  if (!claims) return null;
  if (order === null) return <ClaimSign claims={claims} forms={forms} />;
  return (
    <>
      <Wanted asked={asked} step={order} sign={String(notes)} />
      <PeripherySign
        step={step}
        session={session}
        claims={claims}
        results={results}
        forms={forms}
      />
    </>
  );
}
