import type { ReactElement } from 'react';
import { PHASE_WORDS } from '../../shared/activities/activity.ts';
import { PHASE_SAY } from '../../shared/activities/phaseSay.ts';
import { Button } from '../design/Button.tsx';
import { useDesk } from './desk.ts';
import { TimerPanel } from './TimerPanel.tsx';

/** What happens now: the step, its clock, whether people can post, and words to say. Compact where the tables need the room. */
export function NowCard({ isCompact = false }: { isCompact?: boolean }): ReactElement {
  const { view, blocked, act } = useDesk();
  const { phase, posting } = view.session;
  const words = PHASE_WORDS[phase];
  const isOpen = posting === 'open';
  return (
    <section className="console-card now-card" data-compact={isCompact ? '' : undefined} aria-labelledby="now-title">
      <TimerPanel
        heading={(
          <div>
            <p className="now-kicker">Now</p>
            <h2 className="now-title" id="now-title">{words.title}</h2>
          </div>
        )}
        aside={(
          <Button variant="quiet" icon="note" disabled={blocked !== null} onClick={() => void act({ kind: 'posting', posting: isOpen ? 'closed' : 'open' })}>
            {isOpen ? 'Close posting' : 'Open posting'}
          </Button>
        )}
      />
      <div className="now-say">
        <p className="now-kicker">You could say</p>
        <p>“{PHASE_SAY[phase]}”</p>
      </div>
    </section>
  );
}
