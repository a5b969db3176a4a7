import { useEffect, useState } from 'react';

/** Secure contexts alone have it: on a venue's plain HTTP network there is none. */
export const hasWakeLock = (): boolean => 'wakeLock' in navigator;

/**
 * Keeps this screen awake while `wanted` and in sight. Browsers let the lock go whenever the page is hidden, and may refuse it (low
 * battery); it is asked for again whenever the page is seen, and nothing depends on it.
 */
export function useWakeLock(wanted: boolean): void {
  useEffect(() => {
    if (!wanted || !hasWakeLock()) return undefined;
    let lock: WakeLockSentinel | null = null;
    let isOver = false;
    let isAsking = false;
    const hold = (): void => {
      if (document.hidden || isAsking || (lock && !lock.released)) return;
      isAsking = true;
      navigator.wakeLock.request('screen').then((held) => {
        lock = held;
        if (isOver) void held.release().catch(() => undefined);
      }).catch(() => undefined).finally(() => { isAsking = false; });
    };
    document.addEventListener('visibilitychange', hold);
    // Where it was refused, a while later it may not be.
    const again = setInterval(hold, 60_000);
    hold();
    return () => {
      isOver = true;
      clearInterval(again);
      document.removeEventListener('visibilitychange', hold);
      void lock?.release().catch(() => undefined);
    };
  }, [wanted]);
}

/** How long somebody who sets up a projector is told, ms. */
const TOLD_MS = 60_000;

/** Should this screen, which shows by itself for hours, say that it cannot be kept awake? Only at first: later a room looks at it. */
export function useSleepWarning(wanted: boolean): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), TOLD_MS);
    return () => clearTimeout(timer);
  }, []);
  return wanted && !isOver && !hasWakeLock();
}

export const SLEEP_WORDS = 'Set this computer not to sleep. The browser can’t keep it awake in this network.';
