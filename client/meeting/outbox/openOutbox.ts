import type { Shelf } from '../../sync/shelf.ts';
import {
  answered,
  calledOff,
  dropped,
  EMPTY_OUTBOX,
  kicked,
  mergeKept,
  nextStep,
  retried,
  said,
  started,
  writesOf,
  type Kept,
  type Kind,
  type OutboxState,
  type SendResult,
} from './outbox.ts';

/** What an outbox needs of the page around it. */
export interface OutboxPorts {
  /** ms since some moment; never goes back. */
  elapsed(): number;
  /** This device's clock, ms since 1970. */
  deviceTime(): number;
  /** Does something after so many ms; returns how to call it off. */
  later(ms: number, task: () => void): () => void;
  /** In 0…1. */
  chance(): number;
  newId(): string;
}

export interface Outbox<Intent> {
  /** For `useSyncExternalStore`. */
  subscribe(this: void, listener: () => void): () => void;
  /** What has not arrived or was refused, oldest first. The same array until something changes. */
  entries(this: void): readonly Kept<Intent>[];
  /** Keeps it, sends it as soon as may be, and returns the entry's id. Within `holdMs` it can be called off. */
  say(intent: Intent, holdMs?: number): string;
  /** Takes back what was not sent yet, or was refused; what it took the place of is there again. */
  callOff(id: string): void;
  /** Sends what was refused once more, as it is. */
  retry(id: string): void;
  /** Throws away what was refused. */
  drop(id: string): void;
  /** The person is known to the server, or the network is back: try at once. Nothing is sent before the first. */
  kick(): void;
  /** Resolves when everything said so far is on the shelf. */
  saved(): Promise<unknown>;
}

/**
 * Keeps what a person says on this device and sends it, one after the other, until it is acknowledged. `send` must be idempotent and must
 * not throw; with several tabs each sends what it finds.
 */
export function openOutbox<Intent>(
  kind: Kind<Intent>,
  shelf: Shelf<Kept<Intent>>,
  send: (intent: Intent) => Promise<SendResult>,
  { elapsed, deviceTime, later, chance, newId }: OutboxPorts,
): Outbox<Intent> {
  let state: OutboxState<Intent> = EMPTY_OUTBOX;
  let stopLooking = (): void => undefined;
  const listeners = new Set<() => void>();
  let written: Promise<unknown> = Promise.resolve();

  const write = (id: string, entry: Kept<Intent> | null): void => {
    const saved = shelf.save(id, entry);
    written = written.then(() => saved);
  };
  const become = (next: OutboxState<Intent>, before = state.entries): void => {
    state = next;
    const { save, gone } = writesOf(before, state.entries);
    for (const entry of save) write(entry.id, entry);
    for (const id of gone) write(id, null);
    for (const listener of listeners) listener();
    run();
  };
  const run = (): void => {
    stopLooking();
    const now = elapsed();
    const step = nextStep(kind, state, now);
    if (!step) return;
    if ('lookAt' in step) {
      stopLooking = later(step.lookAt - now, run);
      return;
    }
    const { id, intent } = step.send;
    become(started(state, id));
    void send(intent).then((result) =>
      become(answered(kind, state, id, result, elapsed(), chance())),
    );
  };
  void shelf.load().then((found) => {
    const { entries } = state;
    become({ ...state, entries: mergeKept(kind, found, entries, newId) }, [...found, ...entries]);
  });

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    entries: () => state.entries,
    say: (intent, holdMs = 0) => {
      const id = newId();
      const notBefore = holdMs > 0 ? elapsed() + holdMs : 0;
      become(said(kind, state, { id, at: deviceTime(), intent, notBefore }));
      return id;
    },
    callOff: (id) => become(calledOff(state, id)),
    retry: (id) => become(retried(state, id)),
    drop: (id) => become(dropped(state, id)),
    kick: () => become(kicked(state)),
    saved: () => written,
  };
}
