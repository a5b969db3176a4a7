import * as Y from 'yjs';
import type { ProblemCode } from '../../shared/model/problems.ts';
import { SERVER_PERSON, type ClientIds } from './clientIds.ts';

export type GateVerdict =
  /**
   * May be applied; client ids in `binds` are new and belong to this person from now on. Records named in `deleted` would be gone:
   * the caller puts back what its document never loses.
   */
  | { kind: 'pass'; binds: number[]; deleted: string[] }
  /** Nothing in it that the document lacks. */
  | { kind: 'empty' }
  /** Builds on something never seen (work between socket open and first sync has such a gap): ask for all of it again. */
  | { kind: 'ask-again' }
  | { kind: 'refuse'; code: ProblemCode };

export type ChangedTypes = Y.Transaction['changed'];

/** What a document that people write directly may hold. */
export interface DocumentShape {
  /** Makes the document's root types what they are, before anything is applied. */
  declare(doc: Y.Doc): void;
  /** Why the document may not be as it is after a change of these types; `null` when it may. */
  check(doc: Y.Doc, changed: ChangedTypes): ProblemCode | null;
  /** Records that the change took away and that never go. */
  deleted(doc: Y.Doc, changed: ChangedTypes): string[];
}

/**
 * Stands in front of a document that people write directly. An update is tried on a shadow copy first; only one that decodes, leaves
 * nothing pending, is written under the person's own client ids and leaves every touched record in shape may pass.
 */
export class DocumentGate {
  #shadow = new Y.Doc();
  #changed: ChangedTypes = new Map();
  readonly #shape: DocumentShape;
  readonly #ids: ClientIds;

  constructor(shape: DocumentShape, fullState: Uint8Array, ids: ClientIds) {
    this.#shape = shape;
    this.#ids = ids;
    this.#reset(fullState);
  }

  /**
   * Judges `update` of `personId`. On `pass` the shadow already holds it: the caller must apply the same bytes to the document and bind
   * the new ids. `fullState` gives the document's present encoding, to rebuild the shadow after a refusal.
   */
  judge(update: Uint8Array, personId: string, fullState: () => Uint8Array): GateVerdict {
    let binds: number[] | null;
    try {
      const { structs, ds } = Y.decodeUpdate(update);
      const isGap = structs.some((struct) => struct instanceof Y.Skip);
      if (structs.length === 0 && ds.clients.size === 0) return { kind: 'empty' };
      binds = this.#newIds(structs, personId);
      if (!binds) return { kind: 'refuse', code: 'foreign-client-id' };
      if (isGap) return { kind: 'ask-again' };
    } catch {
      return { kind: 'refuse', code: 'malformed-frame' };
    }
    const verdict = this.#tryOnShadow(update, binds);
    if (verdict.kind !== 'pass') this.#reset(fullState());
    return verdict;
  }

  /** Takes over what the server itself wrote under `clientId`, which nobody else may use. Returns true when the id is newly bound. */
  admitOwn(update: Uint8Array, clientId: number): boolean {
    Y.applyUpdate(this.#shadow, update);
    if (this.#ids.ownerOf(clientId) === SERVER_PERSON) return false;
    this.#ids.bind([clientId], SERVER_PERSON);
    return true;
  }

  destroy(): void {
    this.#shadow.destroy();
  }

  #newIds(structs: readonly (Y.Item | Y.GC | Y.Skip)[], personId: string): number[] | null {
    const fresh = new Set<number>();
    for (const struct of structs) {
      if (struct instanceof Y.Skip) continue;
      const { client, clock } = struct.id;
      // Duplicate delivery of what is already here is nobody's offence.
      if (clock + struct.length <= Y.getState(this.#shadow.store, client)) continue;
      const owner = this.#ids.ownerOf(client);
      if (owner === undefined) fresh.add(client);
      else if (owner !== personId) return null;
    }
    return this.#ids.hasRoom(personId, fresh.size) ? [...fresh] : null;
  }

  #tryOnShadow(update: Uint8Array, binds: number[]): GateVerdict {
    this.#changed = new Map();
    try {
      Y.applyUpdate(this.#shadow, update);
      if (this.#shadow.store.pendingStructs || this.#shadow.store.pendingDs) return { kind: 'ask-again' };
      const wrong = this.#shape.check(this.#shadow, this.#changed);
      if (wrong) return { kind: 'refuse', code: wrong };
    } catch {
      return { kind: 'refuse', code: 'malformed-frame' };
    }
    return { kind: 'pass', binds, deleted: this.#shape.deleted(this.#shadow, this.#changed) };
  }

  #reset(fullState: Uint8Array): void {
    this.#shadow.destroy();
    this.#shadow = new Y.Doc();
    this.#shape.declare(this.#shadow);
    Y.applyUpdate(this.#shadow, fullState);
    this.#shadow.on('afterTransaction', (transaction: Y.Transaction) => {
      // Gathered, not replaced: applying rich text runs a second transaction, which tidies up redundant marks and changed nothing itself.
      for (const [type, keys] of transaction.changed) this.#changed.set(type, new Set([...(this.#changed.get(type) ?? []), ...keys]));
    });
  }
}
