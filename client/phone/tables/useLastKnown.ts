import { useEffect, useLayoutEffect } from 'react';
import { keepLastKnown, restored } from '../../meeting/keepLastKnown.ts';
import { lastKnownPlace } from '../../meeting/lastKnown.ts';
import type { MeetingState } from '../../meeting/meetingState.ts';
import type { Store } from '../../meeting/store.ts';
import { PAGE_PORTS } from '../../sync/pagePorts.ts';

/** The page goes, or is hidden, after which old phones throw it away without a word. */
function onLeave(listener: () => void): () => void {
  const hidden = (): void => {
    if (document.hidden) listener();
  };
  addEventListener('pagehide', listener);
  document.addEventListener('visibilitychange', hidden);
  return () => {
    removeEventListener('pagehide', listener);
    document.removeEventListener('visibilitychange', hidden);
  };
}

function save(wallId: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(lastKnownPlace(wallId));
    else sessionStorage.setItem(lastKnownPlace(wallId), text);
  } catch {
    // Full or forbidden: after a reload without a network there is less to see.
  }
}

/** Takes up what this tab knew before it was loaded again, and keeps what it knows now for the next time. */
export function useLastKnown(known: Store<MeetingState>, wallId: string): void {
  // Before anything is asked.
  useLayoutEffect(() => {
    const { last, tables } = known.state();
    if (last && tables.size === 0) known.set(restored(last));
  }, [known]);
  useEffect(
    () => keepLastKnown(known, { ...PAGE_PORTS, onLeave, save: (text) => save(wallId, text) }),
    [known, wallId],
  );
}
