import { useEffect, useState, type JSX } from 'react';
import type { Timer } from '../../shared/model/session.ts';
import { viewTimer } from '../design/timerView.ts';
import { elapsed } from '../sync/elapsed.ts';
import { t, words } from '../words/speak.ts';
import './break.css';

/** There is a break, and until when; once its clock has run out, that it is over. `offsetMs`: the server's time minus `elapsed()`. */
export function BreakLine({
  timer,
  offsetMs,
  isOpen,
}: {
  timer: Timer;
  offsetMs: number;
  /** People can post on. */
  isOpen: boolean;
}): JSX.Element {
  const [now, setNow] = useState(() => elapsed());
  const endsAt = timer.state === 'running' ? timer.endsAt : null;
  const { leftMs } = viewTimer(timer, now + offsetMs);
  useEffect(() => {
    if (endsAt === null) return undefined;
    const timerId = setTimeout(
      () => setNow(elapsed()),
      Math.max(0, endsAt - elapsed() - offsetMs) + 1,
    );
    return () => clearTimeout(timerId);
  }, [endsAt, offsetMs]);
  const isOver = endsAt !== null && leftMs <= 0;
  return (
    <p className="break-line" role="status">
      <strong>
        {isOver
          ? t('break.over')
          : endsAt === null
            ? t('break.now')
            : t('break.until', { time: words().time(endsAt) })}
      </strong>
      {isOpen && !isOver && <span>{t('break.posting')}</span>}
    </p>
  );
}
