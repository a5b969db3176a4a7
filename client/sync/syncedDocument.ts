import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { isServersAlone, type DocumentName } from '../../shared/access/rights.ts';
import type { Role } from '../../shared/model/person.ts';
import { MESSAGE, type RefusalMessage, type RightsMessage } from '../../shared/protocol/wire.ts';
import { KeptEdits } from './KeptEdits.ts';
import { pageProof } from './pageProof.ts';
import { SteadySocket } from './steadySocket.ts';

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

/** Origins of what did not come from this person's hands. */
export const ORIGIN = { kept: 'kept', own: 'own' } as const;

/** Old browsers have no `deflate-raw`, and get loads as they are. */
const canInflate = ((): boolean => {
  try {
    return new DecompressionStream('deflate-raw') instanceof DecompressionStream;
  } catch {
    return false;
  }
})();

async function inflate(body: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([body as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

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
  readonly #wall: string;
  readonly #name: DocumentName;
  readonly #as: Role;
  readonly #kept: KeptEdits | null;
  readonly #listeners = new Set<() => void>();
  #provider: WebsocketProvider;
  #flushId = 0;
  /** The document is locked and holds work of this person's that the server has not taken. */
  #waitsForUnlock = false;
  #timers = new Set<ReturnType<typeof setTimeout>>();
  #closed = false;

  /** `keepFor`: person whose unsaved edits to keep on this device, for documents that are written here. */
  constructor(wall: string, name: DocumentName, as: Role, keepFor: string | null = null) {
    this.#wall = wall;
    this.#name = name;
    this.#as = as;
    this.#kept = keepFor === null ? null : new KeptEdits(wall, name, keepFor);
    this.#provider = this.#open();
    if (this.#kept) void this.#restore(this.#kept);
  }

  get awareness(): Awareness {
    return this.#provider.awareness;
  }

  /** Called after every change of content or status, as often as they happen. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#provider.destroy();
    this.doc.destroy();
    this.#listeners.clear();
  }

  #open(): WebsocketProvider {
    const { doc } = this;
    const origin = location.origin.replace(/^http/, 'ws');
    const provider = new WebsocketProvider(`${origin}/sync/${this.#wall}`, this.#name, doc, {
      disableBc: true,
      WebSocketPolyfill: SteadySocket as unknown as typeof WebSocket,
      params: {
        as: this.#as,
        ww: '1',
        ...pageProof(this.#wall, this.#as),
        ...(canInflate ? { z: '1' } : {}),
      },
    });
    provider.messageHandlers[MESSAGE.deflated] = (_encoder, decoder) =>
      void this.#inflated(provider, decoding.readTailAsUint8Array(decoder));
    provider.messageHandlers[MESSAGE.flushed] = (_encoder, decoder) =>
      this.#flushed(decoding.readVarUint(decoder));
    provider.messageHandlers[MESSAGE.rights] = (_encoder, decoder) =>
      this.#rights(JSON.parse(decoding.readVarString(decoder)) as RightsMessage);
    provider.messageHandlers[MESSAGE.refusal] = (_encoder, decoder) =>
      this.#refused(JSON.parse(decoding.readVarString(decoder)) as RefusalMessage);
    provider.on('status', ({ status }) => {
      if (status === 'disconnected') this.#set({ state: 'offline' });
    });
    provider.on('connection-error', () => {
      if (this.status.state !== 'refused') this.#set({ state: 'offline' });
    });
    provider.on('closed', () => this.#set({ state: 'refused' }));
    provider.on('sync', (isSynced: boolean) => {
      if (!isSynced) return;
      this.#set({ state: 'live', loaded: true });
      // Our own edits go out in answer to the server's first question, which may come after its answer to ours.
      if (!this.status.saved) {
        this.#flush();
        this.#later(800, () => this.#flush());
      }
    });
    if (isServersAlone(this.#name)) {
      // While anybody listens to `update`, Yjs encodes all that arrives once more: of 10,000 notes a twentieth of the page's start.
      doc.off('update', provider._updateHandler);
      doc.on('afterTransaction', ({ changed }: Y.Transaction) => {
        if (changed.size > 0) this.#emit();
      });
    } else {
      doc.on('update', (_update: Uint8Array, source: unknown) => {
        if (source !== provider && source !== ORIGIN.kept) this.#wrote();
        this.#emit();
      });
    }
    return provider;
  }

  /** A first load comes compressed: a room's worth of words is a third of it on a slow network. */
  async #inflated(provider: WebsocketProvider, body: Uint8Array): Promise<void> {
    const message = await inflate(body);
    if (provider !== this.#provider || this.#closed) return;
    const decoder = decoding.createDecoder(message);
    const type = decoding.readVarUint(decoder);
    provider.messageHandlers[type]?.(encoding.createEncoder(), decoder, provider, true, type);
  }

  #wrote(): void {
    this.#flushId += 1;
    if (this.status.saved) this.#set({ saved: false });
    this.#later(60, () => this.#flush());
    if (this.#kept)
      this.#later(this.status.state === 'live' ? 1500 : 200, () => void this.#store());
  }

  async #store(): Promise<void> {
    if (!this.#kept || this.status.saved) return;
    await this.#kept.keep(Y.encodeStateAsUpdate(this.doc));
    if (this.status.saved) await this.#kept.forget();
  }

  async #restore(kept: KeptEdits): Promise<void> {
    const edits = await kept.load();
    if (this.#closed || edits.length === 0) return;
    this.#set({ saved: false });
    for (const each of edits) Y.applyUpdate(this.doc, each, ORIGIN.kept);
    this.#flushId += 1;
    this.#later(800, () => this.#flush());
  }

  #flush(): void {
    const { ws } = this.#provider;
    if (this.status.saved || !this.#provider.synced || !ws || ws.readyState !== ws.OPEN) return;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MESSAGE.flush);
    encoding.writeVarUint(encoder, this.#flushId);
    ws.send(encoding.toUint8Array(encoder));
  }

  #rights(rights: RightsMessage): void {
    this.#set({ rights });
    if (!rights.write || !this.#waitsForUnlock) return;
    // Unlocked: the server asks for what waited; ask it back a little later whether it has it.
    this.#waitsForUnlock = false;
    this.#later(800, () => this.#flush());
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
      const provider = this.#provider;
      return this.#later(1500, () => {
        if (provider !== this.#provider) return;
        provider.disconnect();
        provider.connect();
      });
    }
    const count = (this.status.refusal?.count ?? 0) + 1;
    const hand = this.awareness.getLocalState();
    const left = this.doc;
    this.#provider.destroy();
    left.destroy();
    this.doc = new Y.Doc();
    this.#provider = this.#open();
    this.awareness.setLocalState(hand);
    void this.#kept?.forget();
    // What was legal beside it was taken, and what was written since went out on the old socket: saved once the new one says so.
    this.#flushId += 1;
    this.#set({ refusal: { ...refusal, count }, saved: false, state: 'connecting', left });
  }

  #later(ms: number, task: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      task();
    }, ms);
    this.#timers.add(timer);
  }

  #set(change: Partial<DocumentStatus>): void {
    this.status = { ...this.status, ...change };
    this.#emit();
  }

  #emit(): void {
    for (const listener of this.#listeners) listener();
  }
}
