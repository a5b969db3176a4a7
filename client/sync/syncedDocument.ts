import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { isServersAlone, type DocumentName } from '../../shared/access/rights.ts';
import type { Role } from '../../shared/model/person.ts';
import type { RefusalMessage, RightsMessage } from '../../shared/protocol/wire.ts';
import { openLine, type DocumentLine, type LineEvents } from './documentLine.ts';
import { KeptEdits } from './KeptEdits.ts';
import { PAGE_PORTS } from './pagePorts.ts';

/** How a document stands with the server. `refused` is for good: the server said no. */
export type DocumentStatus = {
  state: 'connecting' | 'live' | 'offline' | 'refused';
  /** All there is has arrived at least once. */
  loaded: boolean;
  /** Everything this person did is durable on the server. */
  saved: boolean;
  rights: RightsMessage | null;
  /** The newest write that the server would not take; `count` rises with each. */
  refusal: (RefusalMessage & { count: number }) | null;
  /** The copy whose newest write was refused: closed, but its words can still be read and given back. */
  left?: Y.Doc;
};

/** Refusals that pass: what was written stays in the copy here and goes out again. */
const PASSING = new Set(['rate-limited', 'storage-failed']);

/** Origins of what this person did not write on this page. */
export const ORIGIN = { kept: 'kept', own: 'own' } as const;

/** What joins a document to the world, as pages have it. */
const PAGE = {
  openLine,
  keepEdits: (
    wall: string,
    name: DocumentName,
    person: string,
  ): Pick<KeptEdits, 'load' | 'keep' | 'forget'> => new KeptEdits(wall, name, person),
  later: PAGE_PORTS.later,
};
export type SyncPorts = typeof PAGE;

/** After these times what was written is asked about, or kept on this device, ms. */
const FLUSH_AFTER = { written: 60, reconnected: 800 } as const;
const KEEP_AFTER = { live: 1500, offline: 200 } as const;
/** A refusal that passes is waited out this long, ms. */
const PASSES_AFTER_MS = 1500;

/**
 * One Yjs document kept in step with the server. After a refused write the local copy holds what nobody else has, so a fresh `doc`
 * takes its place: read `doc` anew on every change. Edits made offline are kept in IndexedDB until the server has them.
 */
export class SyncedDocument {
  doc: Y.Doc = new Y.Doc();
  status: DocumentStatus = {
    state: 'connecting',
    loaded: false,
    saved: true,
    rights: null,
    refusal: null,
  };
  readonly #name: DocumentName;
  readonly #open: () => DocumentLine;
  readonly #kept: ReturnType<SyncPorts['keepEdits']> | null;
  readonly #wait: SyncPorts['later'];
  readonly #listeners = new Set<() => void>();
  #line: DocumentLine;
  #flushId = 0;
  /** The document is locked and holds work of this person's that the server has not taken. */
  #waitsForUnlock = false;
  readonly #timers = new Set<() => void>();
  #closed = false;

  /** `keepFor`: person whose unsaved edits to keep on this device, for documents that are written here. */
  constructor(
    wall: string,
    name: DocumentName,
    as: Role,
    keepFor: string | null = null,
    ports: SyncPorts = PAGE,
  ) {
    this.#name = name;
    this.#wait = ports.later;
    this.#kept = keepFor === null ? null : ports.keepEdits(wall, name, keepFor);
    this.#open = () => this.#listen((doc, on) => ports.openLine(wall, name, as, doc, on));
    this.#line = this.#open();
    if (this.#kept) void this.#restore(this.#kept);
  }

  get awareness(): Awareness {
    return this.#line.awareness;
  }

  /** Called after every change of content or status, as often as they happen. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#closed = true;
    for (const callOff of this.#timers) callOff();
    this.#line.close();
    this.doc.destroy();
    this.#listeners.clear();
  }

  /** Hears what a line and the document itself say. */
  #listen(open: (doc: Y.Doc, on: LineEvents) => DocumentLine): DocumentLine {
    const { doc } = this;
    const line = open(doc, {
      synced: () => {
        this.#set({ state: 'live', loaded: true });
        // Our own edits go out in answer to the server's first question, which may come after its answer to ours.
        if (this.status.saved) return;
        this.#flush();
        this.#later(FLUSH_AFTER.reconnected, () => this.#flush());
      },
      offline: (failed) => {
        if (failed === 'broke' || this.status.state !== 'refused') this.#set({ state: 'offline' });
      },
      shut: () => this.#set({ state: 'refused' }),
      rights: (rights) => this.#rights(rights),
      flushed: (id) => this.#flushed(id),
      refused: (refusal) => this.#refused(refusal),
    });
    if (isServersAlone(this.#name))
      doc.on('afterTransaction', ({ changed }: Y.Transaction) => {
        if (changed.size > 0) this.#emit();
      });
    else
      doc.on('update', (_update: Uint8Array, source: unknown) => {
        if (source !== line.origin && source !== ORIGIN.kept) this.#wrote();
        this.#emit();
      });
    return line;
  }

  #wrote(): void {
    this.#flushId += 1;
    if (this.status.saved) this.#set({ saved: false });
    this.#later(FLUSH_AFTER.written, () => this.#flush());
    if (this.#kept)
      this.#later(
        this.status.state === 'live' ? KEEP_AFTER.live : KEEP_AFTER.offline,
        () => void this.#store(),
      );
  }

  async #store(): Promise<void> {
    if (!this.#kept || this.status.saved) return;
    await this.#kept.keep(Y.encodeStateAsUpdate(this.doc));
    if (this.status.saved) await this.#kept.forget();
  }

  async #restore(kept: Pick<KeptEdits, 'load'>): Promise<void> {
    const edits = await kept.load();
    if (this.#closed || edits.length === 0) return;
    this.#set({ saved: false });
    for (const each of edits) Y.applyUpdate(this.doc, each, ORIGIN.kept);
    this.#flushId += 1;
    this.#later(FLUSH_AFTER.reconnected, () => this.#flush());
  }

  #flush(): void {
    if (!this.status.saved) this.#line.flush(this.#flushId);
  }

  #rights(rights: RightsMessage): void {
    this.#set({ rights });
    if (!rights.write || !this.#waitsForUnlock) return;
    // Unlocked: the server asks for what waited; ask it back a little later whether it has it.
    this.#waitsForUnlock = false;
    this.#later(FLUSH_AFTER.reconnected, () => this.#flush());
  }

  #flushed(id: number): void {
    if (id !== this.#flushId || this.#waitsForUnlock) return;
    this.#set({ saved: true });
    void this.#kept?.forget();
  }

  #refused(refusal: RefusalMessage): void {
    if (refusal.code === 'locked') {
      this.#waitsForUnlock = true;
      return this.#set({ saved: false });
    }
    if (PASSING.has(refusal.code)) {
      this.#set({ saved: false });
      // A new socket makes the server ask for everything it lacks.
      const line = this.#line;
      return this.#later(PASSES_AFTER_MS, () => {
        if (line === this.#line) line.reopen();
      });
    }
    const count = (this.status.refusal?.count ?? 0) + 1;
    const presence = this.awareness.getLocalState();
    const left = this.doc;
    this.#line.close();
    left.destroy();
    this.doc = new Y.Doc();
    this.#line = this.#open();
    this.awareness.setLocalState(presence);
    void this.#kept?.forget();
    // What was legal beside it was taken, and what was written since went out on the old socket: saved once the new one says so.
    this.#flushId += 1;
    this.#set({ refusal: { ...refusal, count }, saved: false, state: 'connecting', left });
  }

  #later(ms: number, task: () => void): void {
    const callOff = this.#wait(ms, () => {
      this.#timers.delete(callOff);
      task();
    });
    this.#timers.add(callOff);
  }

  #set(change: Partial<DocumentStatus>): void {
    this.status = { ...this.status, ...change };
    this.#emit();
  }

  #emit(): void {
    for (const listener of this.#listeners) listener();
  }
}
