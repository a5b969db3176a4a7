import type { ReactElement } from 'react';
import { BreakLine } from '../app/BreakLine.tsx';
import { StepUntil } from '../desk/StepUntil.tsx';
import { HeldButton } from '../design/HeldButton.tsx';
import { useMedia } from '../design/useMedia.ts';
import { t } from '../words/speak.ts';
import { useDesk } from '../desk/desk.ts';
import { setPosting } from '../desk/moveActions.ts';
import { courseWords } from './courseWords.ts';
import { nowWords } from './nowWords.ts';
import { TimerPanel } from './TimerPanel.tsx';

/** A laptop of 1280×720, or a larger one with a toolbar: the one filled button has to be in view without scrolling. */
const LOW = '(max-height: 860px)';

/** What happens now: the step, its clock, whether people can post, and words to say. Compact where the tables or a low screen need the room. */
export function NowCard({ isCompact = false }: { isCompact?: boolean }): ReactElement {
  const { view, blocked, act, clockOffsetMs } = useDesk();
  const { posting } = view.session;
  const now = nowWords(view);
  const isLow = useMedia(LOW);
  const isOpen = posting === 'open';
  return (
    <section
      className="console-card now-card"
      data-compact={isCompact || isLow ? '' : undefined}
      aria-labelledby="now-title"
    >
      <TimerPanel
        heading={
          <div>
            <p className="now-kicker">{now.kicker}</p>
            <h2 className="now-title" id="now-title">
              <bdi>{now.title}</bdi>
            </h2>
            <p className="now-plan" role="status">
              <StepUntil session={view.session} offsetMs={clockOffsetMs} />
              <span>{courseWords(view)}</span>
            </p>
          </div>
        }
        aside={
          <HeldButton
            variant="quiet"
            icon="note"
            held={blocked}
            onClick={() => void act(setPosting(isOpen ? 'closed' : 'open'))}
          >
            {t(isOpen ? 'console.posting.close' : 'console.posting.open')}
          </HeldButton>
        }
      />
      {view.session.timer?.isBreak && (
        <BreakLine timer={view.session.timer} offsetMs={clockOffsetMs} isOpen={isOpen} />
      )}
      <div className="now-say">
        <p className="now-kicker">{t('console.now.say')}</p>
        <p>{t('console.now.quote', { words: now.say })}</p>
      </div>
    </section>
  );
}
