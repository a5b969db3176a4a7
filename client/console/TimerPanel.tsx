import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import type { Timer } from '../../shared/model/session.ts';
import type { Step } from '../../shared/scripts/script.ts';
import { HeldButton } from '../design/HeldButton.tsx';
import { Clock } from '../design/Clock.tsx';
import { viewTimer } from '../design/timerView.ts';
import { t } from '../words/speak.ts';
import { useDesk } from '../desk/desk.ts';
import { elapsed } from '../sync/elapsed.ts';

const MINUTE_MS = 60_000;
/** Offered lengths, minutes; a talk at the tables is longer than a step at the wall. */
const START_MINUTES = [5, 10, 15, 20];
const TABLE_MINUTES = [10, 20, 30, 45];
/** Of them so many beside what is planned: in one row, also on a small laptop. */
const BESIDE_PLANNED = 2;

/** What the clock can be started with: what the run plans for the step first, then the usual lengths. */
function offeredMinutes({ kind, minutes }: Pick<Step, 'kind' | 'minutes'>): number[] {
  const usual = kind === 'tables' ? TABLE_MINUTES : START_MINUTES;
  if (minutes === undefined) return usual;
  return [minutes, ...usual.filter((each) => each !== minutes).slice(0, BESIDE_PLANNED)];
}

/** The big clock beside the step's title, the bar, and the buttons that steer it. */
export function TimerPanel({
  heading,
  aside,
}: {
  heading: ReactNode;
  aside: ReactNode;
}): ReactElement {
  const { view, clockOffsetMs, blocked, run, commands } = useDesk();
  const { timer } = view.session;
  const { present } = view.session;
  const breakMinutes = present.kind === 'post' ? (present.break?.minutes ?? null) : null;
  const steer = (action: Parameters<typeof commands.timer>[0]): void =>
    void run(() => commands.timer(action));
  return (
    <>
      <div className="now-top">
        {heading}
        <div className="now-clock">
          {timer ? (
            <Clock timer={timer} offsetMs={clockOffsetMs} icon={false} />
          ) : (
            <span className="ww-visually-hidden">{t('console.clock.none')}</span>
          )}
        </div>
      </div>
      {timer ? (
        <ProgressBar timer={timer} offsetMs={clockOffsetMs} />
      ) : (
        <div className="now-progress" aria-hidden="true" />
      )}
      <div className="now-controls" role="group" aria-label={t('console.clock.controls')}>
        {timer ? (
          <>
            {timer.state === 'running' ? (
              <HeldButton icon="pause" held={blocked} onClick={() => steer({ action: 'pause' })}>
                {t('console.clock.pause')}
              </HeldButton>
            ) : (
              <HeldButton icon="play" held={blocked} onClick={() => steer({ action: 'resume' })}>
                {t('console.clock.resume')}
              </HeldButton>
            )}
            <HeldButton
              icon="plus"
              held={blocked}
              onClick={() => steer({ action: 'add', ms: MINUTE_MS })}
            >
              {t('console.clock.add', { minutes: 1 })}
            </HeldButton>
            <HeldButton
              icon="plus"
              held={blocked}
              onClick={() => steer({ action: 'add', ms: 5 * MINUTE_MS })}
            >
              {t('console.clock.add', { minutes: 5 })}
            </HeldButton>
            <HeldButton icon="stop" held={blocked} onClick={() => steer({ action: 'stop' })}>
              {t('console.clock.stop')}
            </HeldButton>
          </>
        ) : (
          <>
            {breakMinutes !== null && (
              <HeldButton
                icon="cup"
                held={blocked}
                onClick={() =>
                  steer({ action: 'start', ms: breakMinutes * MINUTE_MS, isBreak: true })
                }
              >
                {t('console.clock.break', { minutes: breakMinutes })}
              </HeldButton>
            )}
            <span className="now-label">{t('console.clock.set')}</span>
            {offeredMinutes(present).map((minutes) => {
              const isPlanned = minutes === present.minutes;
              return (
                <HeldButton
                  key={minutes}
                  held={blocked}
                  aria-label={t(isPlanned ? 'console.clock.startPlanned' : 'console.clock.start', {
                    minutes,
                  })}
                  onClick={() => steer({ action: 'start', ms: minutes * MINUTE_MS })}
                >
                  {t(isPlanned ? 'console.clock.planned' : 'console.clock.minutes', { minutes })}
                </HeldButton>
              );
            })}
          </>
        )}
        <span className="now-posting">{aside}</span>
      </div>
    </>
  );
}

/** Drawn once a second; the clock beside it is what is read out. */
function ProgressBar({ timer, offsetMs }: { timer: Timer; offsetMs: number }): ReactElement {
  const [now, setNow] = useState(() => elapsed() + offsetMs);
  useEffect(() => {
    const tick = (): void => setNow(elapsed() + offsetMs);
    tick();
    if (timer.state === 'paused') return undefined;
    const timerId = setInterval(tick, 1000);
    return () => clearInterval(timerId);
  }, [timer, offsetMs]);
  const { leftMs, mood } = viewTimer(timer, now);
  const share = timer.totalMs <= 0 ? 1 : Math.min(1, Math.max(0, 1 - leftMs / timer.totalMs));
  return (
    <div className="now-progress" data-mood={mood} aria-hidden="true">
      <span style={{ inlineSize: `${share * 100}%` }} />
    </div>
  );
}
