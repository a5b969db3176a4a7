import { deviceTime, elapsed } from './elapsed.ts';
import {
  failuresOf,
  nextToSend,
  outboxReducer,
  recordOf,
  retryDelayMs,
  setApart,
  type OutboxAction,
  type OutboxEntry,
  type OutboxState,
  type PutEntry,
} from './outbox.ts';
import { uuidFromBytes } from '../../shared/model/ids.ts';
import type { OutboxShelf } from './outboxShelf.ts';

/**
 * What came of sending one entry. To be tried again: `unreachable` (no answer) and `busy` (429, or this phone has to join again) hold
 * everything back for a while, `busy` at least `afterMs`; `unwell` (5xx) may be this note's fault, so the next one has its turn.
 */
export type SendResult =
  | { kind: 'done' }
  | { kind: 'unreachable' }
  | { kind: 'busy'; afterMs: number }
  | { kind: 'unwell' }
  | { kind: 'refused'; code: string; detail: string };

const newUuid = (): string => uuidFromBytes(crypto.getRandomValues(new Uint8Array(16)));

/** Sends what waits, one after the other, until it is acknowledged; keeps it on the shelf meanwhile. */
export class OutboxRunner {
  #state: OutboxState = [];
  readonly #shelf: OutboxShelf;
  readonly #send: (entry: OutboxEntry) => Promise<SendResult>;
  readonly #listeners = new Set<() => void>();
  readonly #page = newUuid().slice(0, 8);
  #busy = false;
  /** Attempts in a row that came to nothing. */
  #attempt = 0;
  /** Nothing is sent before these, ms by `elapsed()`: after no answer (a kick ends it), and when told to slow down (nothing ends it). */
  #pausedUntil = 0;
  #slowUntil = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ready = false;
  readonly #writes = new Set<Promise<void>>();

  /** `send` must be idempotent and must not throw. */
  constructor(shelf: OutboxShelf, send: (entry: OutboxEntry) => Promise<SendResult>) {
    this.#shelf = shelf;
    this.#send = send;
    void shelf.load().then((found) => {
      const entries = setApart(found, newUuid);
      for (const gone of found) if (!entries.includes(gone)) this.#save(recordOf(gone), null);
      this.#dispatch({ type: 'loaded', entries });
    });
  }

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly entries = (): OutboxState => this.#state;

  put(entry: Omit<PutEntry, 'op' | 'progress'>): void {
    this.#change({ type: 'put', entry: { ...entry, page: this.#page } });
  }

  /** Takes a note down after `holdMs`, in which it can be undone. */
  withdraw(id: string, holdMs: number): void {
    this.#change({ type: 'withdraw', id, now: elapsed(), at: deviceTime(), holdMs });
  }

  undoWithdraw(id: string): void {
    this.#change({ type: 'undo-withdraw', id });
  }

  /** Sends a refused note once more, as it is. */
  retry(id: string): void {
    this.#change({ type: 'retry', id });
  }

  /** Throws a refused note away. */
  drop(id: string): void {
    this.#change({ type: 'dropped', id });
  }

  /** The person is known to the server, or the network is back: try at once. */
  kick(): void {
    this.#ready = true;
    this.#attempt = 0;
    this.#pausedUntil = 0;
    this.#dispatch({ type: 'kicked' });
    this.#run();
  }

  /** Resolves when everything said so far is on the shelf. */
  async saved(): Promise<void> {
    await Promise.all(this.#writes);
  }

  #change(action: OutboxAction): void {
    this.#dispatch(action);
    this.#run();
  }

  #dispatch(action: OutboxAction): void {
    const before = this.#state;
    this.#state = outboxReducer(before, action);
    this.#persist(before, this.#state);
    for (const listener of this.#listeners) listener();
    if (action.type === 'loaded') this.#run();
  }

  #persist(before: OutboxState, after: OutboxState): void {
    const old = new Map(before.map((entry) => [entry.id, entry]));
    for (const entry of after) {
      // "sending" and "kept" need no write: after a reload both go again.
      const known = old.get(entry.id);
      old.delete(entry.id);
      const onlyProgress =
        known !== undefined &&
        known.op === entry.op &&
        (known.op !== 'put' || entry.op !== 'put' || known.rev === entry.rev);
      if (known && recordOf(known) !== recordOf(entry)) this.#save(recordOf(known), null);
      if (!onlyProgress || entry.progress.state === 'refused' || known.progress.state === 'refused')
        this.#save(recordOf(entry), entry);
    }
    for (const gone of old.values()) this.#save(recordOf(gone), null);
  }

  #save(id: string, entry: OutboxEntry | null): void {
    const write = this.#shelf.save(id, entry);
    this.#writes.add(write);
    void write.then(() => this.#writes.delete(write));
  }

  #run(): void {
    if (this.#busy || !this.#ready) return;
    clearTimeout(this.#timer);
    const now = elapsed();
    const heldUntil = Math.max(this.#pausedUntil, this.#slowUntil);
    if (heldUntil > now && this.#state.length > 0) return this.#wait(heldUntil - now);
    const next = nextToSend(this.#state, now);
    if (!next) return;
    if ('atMs' in next) return this.#wait(next.atMs - now);
    this.#busy = true;
    this.#dispatch({ type: 'started', id: next.entry.id });
    void this.#send(next.entry).then((result) => {
      this.#busy = false;
      this.#settle(next.entry, result);
      this.#run();
    });
  }

  #settle(entry: OutboxEntry, result: SendResult): void {
    if (result.kind === 'done' || result.kind === 'refused') {
      this.#attempt = 0;
      this.#dispatch(
        result.kind === 'done'
          ? { type: 'acknowledged', entry }
          : { type: 'refused', entry, code: result.code, detail: result.detail },
      );
      return;
    }
    const now = elapsed();
    const delay = retryDelayMs(this.#attempt, Math.random());
    this.#attempt += 1;
    if (result.kind === 'busy') this.#slowUntil = now + Math.max(result.afterMs, delay);
    // One note the server fails over is that note's; two in a row are the server's, and it gets some rest.
    else if (result.kind === 'unreachable' || this.#attempt > 1) this.#pausedUntil = now + delay;
    this.#dispatch({
      type: 'failed',
      entry,
      waitsFor: result.kind === 'unreachable' ? 'network' : 'server',
      ...(result.kind === 'unwell'
        ? { until: now + retryDelayMs(failuresOf(entry), Math.random()) }
        : {}),
    });
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#run(), Math.max(0, ms));
  }
}
