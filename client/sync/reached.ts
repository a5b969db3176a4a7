const listeners = new Set<() => void>();

/** A request was answered by the server itself: whatever a WebSocket says, it can be reached. */
export function reached(): void {
  for (const listener of listeners) listener();
}

/** Hears of every answered request. Returns how to stop. */
export function onReached(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
