import { useEffect, useState } from 'react';
import type { Timer } from '../../shared/model/session.ts';
import { elapsed } from '../sync/elapsed.ts';

/** Longest wait `setTimeout` can hold, ms. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * Has the meeting's clock run out? Told at the moment it does. `offsetMs`: the server's time minus
 * `elapsed()`.
 */
export function useClockOver(timer: Timer | null, offsetMs: number): boolean {
  const endsAt = timer?.state === 'running' ? timer.endsAt - offsetMs : null;
  const [now, setNow] = useState(() => elapsed());
  useEffect(() => {
    if (endsAt === null) return undefined;
    const wake = setTimeout(
      () => setNow(elapsed()),
      Math.min(LONGEST_MS, Math.max(0, Math.ceil(endsAt - elapsed()))),
    );
    return () => clearTimeout(wake);
  }, [endsAt]);
  return endsAt !== null && now >= endsAt;
}
