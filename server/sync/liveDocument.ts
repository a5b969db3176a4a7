import * as Y from 'yjs';
import type { DocumentName } from '../../shared/access/rights.ts';

/**
 * One document of a wall in memory: the committed state, plus what the running tick has applied and not yet committed
 * (`takeTick` hands that over). Joins are served between ticks only, so they see committed state.
 */
export class LiveDocument {
  readonly name: DocumentName;
  readonly doc: Y.Doc;
  sequence: number;
  /** Updates since the last checkpoint. */
  tail: number;
  #tick: Uint8Array[] = [];
  #full: Uint8Array | null = null;

  constructor(name: DocumentName, clientId: number, stored?: { sequence: number; updates: readonly Uint8Array[] }) {
    this.name = name;
    this.doc = new Y.Doc({ gc: true, guid: name });
    this.doc.clientID = clientId;
    this.sequence = stored?.sequence ?? 0;
    this.tail = stored?.updates.length ?? 0;
    for (const update of stored?.updates ?? []) Y.applyUpdate(this.doc, update, 'load');
    if (this.doc.store.pendingStructs || this.doc.store.pendingDs) throw new Error(`The log of document ${name} has a gap.`);
    this.doc.on('update', (update: Uint8Array) => {
      this.#full = null;
      this.#tick.push(update);
    });
  }

  /** Something was applied since the last `takeTick`. */
  get isTouched(): boolean {
    return this.#tick.length > 0;
  }

  /** One merged update of everything applied since the last call, or `null`. */
  takeTick(): Uint8Array | null {
    const updates = this.#tick;
    this.#tick = [];
    if (updates.length === 0) return null;
    return updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates(updates);
  }

  /** Full state, encoded once for all readers until the next change: a removed text is in no cached encoding. */
  encode(): Uint8Array {
    this.#full ??= Y.encodeStateAsUpdate(this.doc);
    return this.#full;
  }

  /** What a reader with this state vector lacks. Throws on a malformed vector. */
  encodeSince(stateVector: Uint8Array): Uint8Array {
    const isEmpty = stateVector.length === 1 && stateVector[0] === 0;
    return isEmpty ? this.encode() : Y.encodeStateAsUpdate(this.doc, stateVector);
  }

  destroy(): void {
    this.doc.destroy();
  }
}
