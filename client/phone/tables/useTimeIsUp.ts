import { useEffect, useState } from 'react';
import type { Timer } from '../../../shared/model/session.ts';

/** Longest wait `setTimeout` can hold, ms. */
const LONGEST_MS = 2 ** 31 - 1;

/** Whether the meeting's clock has run out. Wakes up once, when it does. */
export function useTimeIsUp(timer: Timer | null, offsetMs: number): boolean {
  const endsAt = timer?.state === 'running' ? timer.endsAt - offsetMs : null;
  const [over, setOver] = useState<number | null>(null);
  useEffect(() => {
    if (endsAt === null) return undefined;
    const wake = setTimeout(() => setOver(endsAt), Math.min(LONGEST_MS, Math.max(0, endsAt - Date.now())));
    return () => clearTimeout(wake);
  }, [endsAt]);
  return endsAt !== null && over === endsAt;
}
