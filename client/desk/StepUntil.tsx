import { useEffect, useState, type JSX } from 'react';
import type { LiveSession } from '../../shared/model/session.ts';
import { untilWhen } from '../../shared/scripts/plan.ts';
import { elapsed } from '../sync/elapsed.ts';
import { t, words } from '../words/speak.ts';

/** How often it is looked whether the time has passed, ms. */
const LOOK_MS = 15_000;

/** "Until 11:40": when the present step is planned to end. Nothing where nobody planned it, and once that has passed. */
export function StepUntil({
  session,
  offsetMs,
  className,
}: {
  session: Pick<LiveSession, 'startsAt' | 'since'> & { present?: LiveSession['present'] };
  /** The server's time minus `elapsed()`. */
  offsetMs: number;
  className?: string;
}): JSX.Element | null {
  const [now, setNow] = useState(() => elapsed());
  const until = session.present ? untilWhen(session, session.present) : null;
  const isPlanned = until !== null;
  useEffect(() => {
    if (!isPlanned) return undefined;
    const look = (): void => setNow(elapsed());
    look();
    const beat = setInterval(look, LOOK_MS);
    return () => clearInterval(beat);
  }, [isPlanned]);
  if (until === null || until <= now + offsetMs) return null;
  return <span className={className}>{t('plan.until', { time: words().time(until) })}</span>;
}
