import type { ReactElement } from 'react';
import type { RateStep } from '../../../shared/rating/rateStep.ts';
import { readWords } from '../../../shared/scripts/stepWords.ts';
import { noteFormsOf } from '../../design/NoteSaid.tsx';
import { useKnown } from '../../app/useMeeting.ts';
import { useWant } from '../../app/useWant.ts';
import { useDesk } from '../../desk/desk.ts';
import type { RatingAnswers } from '../../meeting/sources/ratingsSource.ts';
import { words } from '../../words/speak.ts';
import type { PanelProps } from '../deskKind.ts';
import { useRatingAnswers } from '../useRatingAnswers.ts';
import { knownThing } from './knownThings.ts';
import { RateBoard } from './RateBoard.tsx';

/** Who has read what, and what came of it, while people rate. */
export function RatePanel({ known }: PanelProps): ReactElement | null {
  const { present } = useDesk().view.session;
  return present.kind === 'rate' ? <Rating key={present.id} known={known} step={present} /> : null;
}

function Rating({ known, step }: PanelProps & { step: RateStep }): ReactElement | null {
  const asked = useRatingAnswers(known);
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
              said: (given) =>
                readWords({ words: words(), wall: view.session.language }, given).text,
            },
            step,
            id,
          )
        }
        forms={noteFormsOf(view.session)}
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
