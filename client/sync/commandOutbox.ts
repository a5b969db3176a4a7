import { madeFrom, slotOf, type Command } from './command.ts';
import { deviceTime } from './elapsed.ts';
import { ApiProblem } from './request.ts';
import { retryDelayMs } from './outbox.ts';
import type { Shelf } from './outboxShelf.ts';

/** `kept`: no answer yet, it goes again by itself · `refused`: the server said no, and why; it waits to be read and dismissed. */
export type CommandProgress =
  | { state: 'sending' | 'kept' }
  | { state: 'refused'; code: string; detail: string };

export interface KeptCommand {
  id: string;
  /** Order in which they were said, ms since 1970 by this device's clock, made to rise. */
  at: number;
  command: Command;
  progress: CommandProgress;
}

/** What an older version or another hand left is not worth a crash. */
export const isKeptCommand = (value: unknown): value is KeptCommand =>
  typeof value === 'object' &&
  value !== null &&
  'command' in value &&
  'id' in value &&
  'at' in value &&
  typeof value.at === 'number' &&
  'progress' in value;

/**
 * Keeps what a person said until the server acknowledged it, in the order it was said, also over a reload. `send` as `sendCommand` of
 * one wall. Nothing is sent before `kick()`. With several tabs each sends what it finds; commands are idempotent.
 */
export class CommandOutbox {
  #entries: readonly KeptCommand[] = [];
  readonly #shelf: Shelf<KeptCommand>;
  readonly #send: (command: Command) => Promise<void>;
  readonly #newId: () => string;
  readonly #listeners = new Set<() => void>();
  #sending: string | null = null;
  #ready = false;
  #attempt = 0;
  #lastAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    shelf: Shelf<KeptCommand>,
    send: (command: Command) => Promise<void>,
    newId: () => string,
  ) {
    this.#shelf = shelf;
    this.#send = send;
    this.#newId = newId;
    void shelf.load().then((found) => {
      // A clock that was set back must not put what is said now before what was said then.
      this.#lastAt = Math.max(this.#lastAt, ...found.map(({ at }) => at));
      const known = new Set(this.#entries.map((entry) => slotOf(entry.command)));
      const old = found.filter((entry) => !known.has(slotOf(entry.command)));
      this.#set(
        [
          ...old.map((entry): KeptCommand =>
            entry.progress.state === 'refused' ? entry : { ...entry, progress: { state: 'kept' } },
          ),
          ...this.#entries,
        ].sort((a, b) => a.at - b.at),
      );
      this.#run();
    });
  }

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What is not acknowledged yet, oldest first. The same array until something changes. */
  readonly entries = (): readonly KeptCommand[] => this.#entries;

  /** Keeps it and sends it as soon as may be. Returns the entry's id. */
  keep(command: Command): string {
    const slot = slotOf(command);
    this.#lastAt = Math.max(deviceTime(), this.#lastAt + 1);
    const same = this.#entries.filter(
      (other) => slotOf(other.command) === slot && other.progress.state !== 'refused',
    );
    const entry: KeptCommand = {
      id: this.#newId(),
      at: this.#lastAt,
      command: madeFrom(
        command,
        same.map((other) => other.command),
      ),
      progress: { state: this.#attempt > 0 ? 'kept' : 'sending' },
    };
    const replaced = this.#entries.filter(
      (other) => slotOf(other.command) === slot && other.id !== this.#sending,
    );
    for (const { id } of replaced) void this.#shelf.save(id, null);
    void this.#shelf.save(entry.id, entry);
    this.#set([...this.#entries.filter((other) => !replaced.includes(other)), entry]);
    this.#run();
    return entry.id;
  }

  /** The person is known to the server, or the network is back: try at once. */
  kick(): void {
    this.#ready = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#run();
  }

  /** Throws away what was refused. */
  dismiss(id: string): void {
    if (id === this.#sending) return;
    this.#drop(id);
  }

  #drop(id: string): void {
    void this.#shelf.save(id, null);
    this.#set(this.#entries.filter((entry) => entry.id !== id));
  }

  #set(entries: readonly KeptCommand[]): void {
    this.#entries = entries;
    for (const listener of this.#listeners) listener();
  }

  #mark(id: string, progress: CommandProgress): void {
    this.#set(this.#entries.map((entry) => (entry.id === id ? { ...entry, progress } : entry)));
  }

  #run(): void {
    if (!this.#ready || this.#sending !== null || this.#timer !== undefined) return;
    const next = this.#entries.find((entry) => entry.progress.state !== 'refused');
    if (!next) return;
    this.#sending = next.id;
    this.#mark(next.id, { state: 'sending' });
    void this.#send(next.command).then(
      () => this.#settled(() => this.#drop(next.id)),
      (error: unknown) => {
        const answer = error instanceof ApiProblem ? error : null;
        // No answer, too fast, unwell, or not signed in yet: the server never judged it. Later ones wait too, for order matters.
        if (!answer || answer.status === 429 || answer.status === 401 || answer.status >= 500)
          return this.#failed(next.id);
        this.#settled(() => {
          this.#mark(next.id, { state: 'refused', code: answer.code, detail: answer.message });
          const refused = this.#entries.find((entry) => entry.id === next.id);
          if (refused) void this.#shelf.save(refused.id, refused);
        });
      },
    );
  }

  #settled(change: () => void): void {
    this.#sending = null;
    this.#attempt = 0;
    change();
    this.#run();
  }

  #failed(id: string): void {
    this.#sending = null;
    this.#mark(id, { state: 'kept' });
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#run();
      },
      retryDelayMs(this.#attempt, Math.random()),
    );
    this.#attempt += 1;
  }
}
