import type { Command } from './outbox/commandMeanings.ts';
import type { Commands } from './outbox/openCommands.ts';
import type { Readable } from './store.ts';
import { t } from '../words/speak.ts';

/** A sentence about the last step, shown for a while and read out. */
export interface Notice {
  kind: 'done' | 'offline' | 'refused';
  words: string;
}

/** How long good news stays, ms. What went wrong stays until the next step. */
const DONE_MS = 5_000;

export interface NoticePorts {
  later(ms: number, task: () => void): () => void;
}

/** Says commands, and tells what became of each: that it is done, once the server has it, or that it is kept. Refusals are told where they are pending. */
export class Notices implements Readable<Notice | null> {
  #notice: Notice | null = null;
  readonly #commands: Commands;
  readonly #ports: NoticePorts;
  readonly #listeners = new Set<() => void>();
  /** By entry: what to say once the server has it, and whether its waiting was told. */
  readonly #waiting = new Map<string, { done: string | undefined; isTold: boolean }>();
  #stopHushing = (): void => undefined;

  constructor(commands: Commands, ports: NoticePorts) {
    this.#commands = commands;
    this.#ports = ports;
    commands.subscribe(() => this.#look());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): Notice | null => this.#notice;

  readonly say = (kind: Notice['kind'], words: string): void => this.#set({ kind, words });

  readonly hush = (): void => this.#set(null);

  /** Keeps it and sends it as soon as may be; `done` is said once the server has it. */
  readonly send = (command: Command, done?: string): void => {
    this.#waiting.set(this.#commands.say(command), { done, isTold: false });
    // While everything pauses it is kept from the start.
    this.#look();
  };

  #set(notice: Notice | null): void {
    this.#stopHushing();
    if (notice === this.#notice) return;
    this.#notice = notice;
    if (notice?.kind === 'done') this.#stopHushing = this.#ports.later(DONE_MS, this.hush);
    for (const listener of this.#listeners) listener();
  }

  #look(): void {
    const entries = new Map(this.#commands.entries().map((entry) => [entry.id, entry]));
    for (const [id, waiting] of this.#waiting) {
      const progress = entries.get(id)?.progress;
      const state = progress?.state;
      if (state === 'waiting' || state === 'sending') continue;
      if (progress?.state === 'kept') {
        if (!waiting.isTold) this.say('offline', t(`network.keptNow.${progress.waitsFor}`));
        waiting.isTold = true;
        continue;
      }
      this.#waiting.delete(id);
      // What was told to wait does so no more.
      if (this.#notice?.kind === 'offline' && this.#waiting.size === 0) this.hush();
      if (state === 'saved' && waiting.done !== undefined) this.say('done', waiting.done);
    }
  }
}

/** By what is said: a part of a page that is drawn anew listens no second time, for the life of the page. */
const opened = new WeakMap<Commands, Notices>();

/** The notices about one wall's commands: as many listeners as there are outboxes. */
export function noticesOf(commands: Commands, ports: NoticePorts): Notices {
  const known = opened.get(commands) ?? new Notices(commands, ports);
  opened.set(commands, known);
  return known;
}
