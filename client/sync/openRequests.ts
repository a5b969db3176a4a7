import { elapsed } from './elapsed.ts';

/** Requests without an answer yet, and since when. */
const open = new Map<AbortController, number>();
/** What was sent only just now may well be answered, ms. */
const NEW_MS = 2_500;

/** A request begins; it is aborted through `stop` when it waits in vain. Returns what to call once it is over. */
export function beginRequest(stop: AbortController): () => void {
  open.set(stop, elapsed());
  return () => void open.delete(stop);
}

/** A browser keeps up to six connections and takes an idle one for the next request, dead or not. */
const KEPT_CONNECTIONS = 4;
/** A living one answers within this, ms; one whose request is given up is closed. */
const LIVING_MS = 1_500;

/**
 * The connection turned out to be dead: whatever waits on it is given up, so that it is sent again, and those kept beside it are tried,
 * so that it is not sent into the next dead one.
 */
export function dropRequests(): void {
  for (const [stop, since] of open) if (elapsed() - since > NEW_MS) stop.abort();
  for (let count = 0; count < KEPT_CONNECTIONS; count += 1) {
    void healthWithin(LIVING_MS).catch(() => undefined);
  }
}

/** Somebody waits for it, ms. */
const PATIENCE_MS = 8_000;

/** Whether the server answers now. Never rejects. */
export const serverAnswers = (): Promise<boolean> => healthWithin(PATIENCE_MS).catch(() => false);

async function healthWithin(patienceMs: number): Promise<boolean> {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), patienceMs);
  const answer = await fetch('/healthz', { cache: 'no-store', signal: stop.signal });
  await answer.text();
  return answer.ok;
}
