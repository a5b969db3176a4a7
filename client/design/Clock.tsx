import { useEffect, useState, type JSX } from 'react';
import type { Timer } from '../../shared/model/session.ts';
import { Icon } from './Icon.tsx';
import { viewTimer } from './timerView.ts';
import { elapsed } from '../sync/elapsed.ts';
import { t } from '../words/speak.ts';
import { T } from '../words/T.tsx';
import './Clock.css';

const ICONS = { calm: 'clock', 'last-minute': 'clock', over: 'warning', paused: 'pause' } as const;

/** The meeting's clock. `offsetMs`: the server's time minus `elapsed()`. Never blinks; `icon: false` for the console's big one. */
export function Clock({
  timer,
  offsetMs,
  icon = true,
}: {
  timer: Timer;
  offsetMs: number;
  icon?: boolean;
}): JSX.Element {
  const [now, setNow] = useState(() => elapsed());
  const running = timer.state === 'running';
  useEffect(() => {
    if (!running) return undefined;
    const tell = (): void => setNow(elapsed());
    const first = setTimeout(tell, 0);
    const beat = setInterval(tell, 250);
    return () => {
      clearTimeout(first);
      clearInterval(beat);
    };
  }, [running]);
  const { text, mood } = viewTimer(timer, now + offsetMs);
  return (
    <span className={`ww-clock ww-clock-${mood}`} role="timer" aria-live="off">
      {icon && <Icon name={ICONS[mood]} />}
      <T
        k={mood === 'paused' ? 'design.clock.paused' : 'design.clock.left'}
        with={{ time: text, label: <span className="ww-visually-hidden" />, clock: <span /> }}
      />
      {mood === 'over' && <span className="ww-clock-word">{t('design.clock.over')}</span>}
    </span>
  );
}
