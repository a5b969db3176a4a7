import { useEffect } from 'react';
import { onWake } from '../sync/wakes.ts';

/** Has outboxes try at once when the person is known (`ready`), when the live view is back, and whenever network or page may be back. */
export function useKicks(
  outboxes: ReadonlySet<{ kick(): void }>,
  ready: boolean,
  isLive: boolean,
): void {
  useEffect(() => {
    if (!ready) return undefined;
    const kick = (): void => outboxes.forEach((outbox) => outbox.kick());
    kick();
    return onWake((wake) => {
      if (wake === 'woke' || wake === 'online') kick();
    });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the live view's return is a reason to try
  }, [outboxes, ready, isLive]);
}
