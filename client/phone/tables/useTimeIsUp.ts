import { useEffect, useState } from 'react';
import type { Timer } from '../../../shared/model/session.ts';
import { elapsed } from '../../sync/elapsed.ts';

/** Longest wait `setTimeout` can hold, ms. */
const LONGEST_MS = 2 ** 31 - 1;

/** Whether the meeting's clock ran out while it was being watched: one that was over before says nothing about what is being done now. */
export function useTimeIsUp(timer: Timer | null, offsetMs: number): boolean {
  const endsAt = timer?.state === 'running' ? timer.endsAt - offsetMs : null;
  const [over, setOver] = useState<number | null>(null);
  useEffect(() => {
    const left = endsAt === null ? 0 : endsAt - elapsed();
    if (left <= 0) return undefined;
    const wake = setTimeout(() => setOver(endsAt), Math.min(LONGEST_MS, left));
    return () => clearTimeout(wake);
  }, [endsAt]);
  return endsAt !== null && over === endsAt;
}
