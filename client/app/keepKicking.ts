import type { onWake } from '../sync/wakes.ts';

/** Has outboxes try at once, and whenever network or page may be back. A page's second half adds its own meanwhile. Returns how to stop. */
export function keepKicking(
  outboxes: ReadonlySet<{ kick(): void }>,
  hearWakes: typeof onWake,
): () => void {
  const kick = (): void => outboxes.forEach((outbox) => outbox.kick());
  kick();
  return hearWakes((wake) => {
    if (wake === 'woke' || wake === 'online') kick();
  });
}
