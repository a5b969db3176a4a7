import { useCallback, useEffect, useState } from 'react';

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
      navigator.wakeLock
        .request('screen')
        .then((held) => {
          lock = held;
          if (isOver) void held.release().catch(() => undefined);
        })
        .catch(() => undefined)
        .finally(() => {
          isAsking = false;
        });
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
const TOLD_KEY = 'ww-sleep-told';

function wasTold(): boolean {
  try {
    return localStorage.getItem(TOLD_KEY) !== null;
  } catch {
    return false;
  }
}

/**
 * Should whoever sets up this screen hear that it cannot be kept awake? Once in a browser: until `dismiss`, or, where `passes`, for a minute,
 * because later a room looks at it.
 */
export function useSleepWarning(
  wanted: boolean,
  passes = true,
): { isShown: boolean; dismiss: () => void } {
  const [isOver, setOver] = useState(wasTold);
  const dismiss = useCallback(() => {
    setOver(true);
    try {
      localStorage.setItem(TOLD_KEY, '');
    } catch {
      // Said again after a reload, then.
    }
  }, []);
  const isShown = wanted && !isOver && !hasWakeLock();
  useEffect(() => {
    if (!isShown || !passes) return undefined;
    const timer = setTimeout(dismiss, TOLD_MS);
    return () => clearTimeout(timer);
  }, [isShown, passes, dismiss]);
  return { isShown, dismiss };
}
