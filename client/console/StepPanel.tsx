import { useState, type ReactElement } from 'react';
import { useKnown } from '../app/useMeeting.ts';
import { useWant } from '../app/useWant.ts';
import type { MeetingState } from '../meeting/meetingState.ts';
import {
  DESK_RATING_RULES,
  openRatingAnswers,
  type RatingAnswers,
} from '../meeting/sources/ratingsSource.ts';
import { PAGE_ASKS } from '../meeting/sources/pageAsks.ts';
import type { Store } from '../meeting/store.ts';
import { ClaimBoard } from '../steps/claim/ClaimBoard.tsx';
import { knownThing } from '../steps/rate/knownThings.ts';
import { RateBoard } from '../steps/rate/RateBoard.tsx';
import type { ClaimStep, RateStep } from '../../shared/rating/rateStep.ts';
import { wordsRead } from '../../shared/scripts/stepWords.ts';
import { words } from '../words/speak.ts';
import { useDesk } from './desk.ts';

/** What the console shows of the step where the meeting stands, where that has something of its own to show. */
export function StepPanel({ known }: { known: Store<MeetingState> }): ReactElement | null {
  const { commands } = useDesk();
  const [asked] = useState(() => openRatingAnswers(known, commands, DESK_RATING_RULES, PAGE_ASKS));
  const present = useKnown(known, ({ live }) => live.shared?.session.present ?? null);
  if (present?.kind === 'rate')
    return <Rating key={present.id} known={known} asked={asked} step={present} />;
  if (present?.kind === 'claim')
    return <Claims key={present.id} known={known} asked={asked} step={present} />;
  return null;
}

interface PanelProps<Step> {
  known: Store<MeetingState>;
  asked: RatingAnswers;
  step: Step;
}

function Rating({ known, asked, step }: PanelProps<RateStep>): ReactElement | null {
  const { view, blocked, commands, run } = useDesk();
  const board = useKnown(known, ({ live }) => live.board ?? null);
  const shown = useKnown(known, ({ live }) => live.shared?.counts.rating?.shown ?? null);
  const results = useKnown(known, (state) => state.results.get(step.id)?.value ?? null);
  if (board?.step !== step.id) return null;
  return (
    <>
      {shown !== null && <Wanted asked={asked} step={step.id} shown={shown} />}
      <RateBoard
        step={step}
        board={board}
        thing={(id) =>
          knownThing(
            {
              notes: view.notes,
              groups: view.groups,
              tables: view.session.tables,
              said: (given) => wordsRead(words(), view.session, given),
            },
            step,
            id,
          )
        }
        results={shown === null ? null : results}
        held={blocked}
        onSteer={(how) => void run(() => commands.steerRating(step.id, how))}
      />
    </>
  );
}

function Wanted({
  asked,
  step,
  shown,
}: {
  asked: RatingAnswers;
  step: string;
  shown: number;
}): null {
  useWant(asked.results(step), String(shown));
  return null;
}

function Claims({ known, asked, step }: PanelProps<ClaimStep>): ReactElement | null {
  const { blocked, commands, run, view } = useDesk();
  const changes = useKnown(known, ({ live }) => live.shared?.counts.claims ?? 0);
  useWant(asked.claims(step.id), JSON.stringify([changes, view.notes.length]));
  const claims = useKnown(known, (state) => state.claims.get(step.id)?.value ?? null);
  return (
    claims && (
      <ClaimBoard
        claims={claims}
        held={blocked}
        onRelease={(role, thing, claimer) =>
          void run(() => commands.release(step.id, role, thing, claimer))
        }
      />
    )
  );
}
