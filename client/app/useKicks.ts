import { useEffect } from 'react';
import { onWake } from '../sync/wakes.ts';
import { keepKicking } from './keepKicking.ts';

/** Has outboxes try when the person is known (`ready`), when the live view is back, and whenever network or page may be back. */
export function useKicks(
  outboxes: ReadonlySet<{ kick(): void }>,
  ready: boolean,
  isLive: boolean,
): void {
  useEffect(
    () => (ready ? keepKicking(outboxes, onWake) : undefined),
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the live view's return is a reason to try
    [outboxes, ready, isLive],
  );
}
