import type { ReactElement } from 'react';
import type { ClaimStep } from '../../../shared/rating/rateStep.ts';
import { noteFormsOf } from '../../design/NoteSaid.tsx';
import { useKnown } from '../../app/useMeeting.ts';
import { useWant } from '../../app/useWant.ts';
import { useDesk } from '../../desk/desk.ts';
import type { PanelProps } from '../deskKind.ts';
import { useRatingAnswers } from '../useRatingAnswers.ts';
import { ClaimBoard } from './ClaimBoard.tsx';

/** Who took what on, while people put their names to things. */
export function ClaimPanel({ known }: PanelProps): ReactElement | null {
  const { present } = useDesk().view.session;
  return present.kind === 'claim' ? <Claims key={present.id} known={known} step={present} /> : null;
}

function Claims({ known, step }: PanelProps & { step: ClaimStep }): ReactElement | null {
  const asked = useRatingAnswers(known);
  const { blocked, commands, run, view } = useDesk();
  const changes = useKnown(known, ({ live }) => live.shared?.counts.claims ?? 0);
  useWant(asked.claims(step.id), JSON.stringify([changes, view.notes.length]));
  const claims = useKnown(known, (state) => state.claims.get(step.id)?.value ?? null);
  return (
    claims && (
      <ClaimBoard
        claims={claims}
        forms={noteFormsOf(view.session)}
        held={blocked}
        onRelease={(role, thing, claimer) =>
          void run(() => commands.release(step.id, role, thing, claimer))
        }
      />
    )
  );
}
