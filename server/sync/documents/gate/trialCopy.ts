import * as Y from 'yjs';
import type { PausableWork } from '../../../../shared/model/pausableWork.ts';
import { applySteps } from '../applyInSteps.ts';
import { applyPart } from '../applyPart.ts';
import type { ChangedTypes, DocumentShape } from './documentShape.ts';

/**
 * The copy of a document on which updates are tried. Yjs cannot roll back, so after a trial that
 * failed it is made anew.
 */
export class TrialCopy {
  readonly #shape: Pick<DocumentShape, 'declare'>;
  #doc = new Y.Doc();
  #changed: ChangedTypes = new Map();

  constructor(shape: Pick<DocumentShape, 'declare'>) {
    this.#shape = shape;
    shape.declare(this.#doc);
  }

  get doc(): Y.Doc {
    return this.#doc;
  }

  /** The types that were changed since {@link begin}. */
  get changed(): ChangedTypes {
    return this.#changed;
  }

  /** Something builds on what is not there. */
  get isWaiting(): boolean {
    return this.#doc.store.pendingStructs !== null || this.#doc.store.pendingDs !== null;
  }

  /** Begins a trial. */
  begin(): void {
    this.#changed = new Map();
  }

  /** Makes it anew from updates that make up a full state; it may not be used until all is done. */
  *renew(state: readonly Uint8Array[]): PausableWork<void> {
    this.#doc.destroy();
    this.#doc = new Y.Doc();
    this.#shape.declare(this.#doc);
    for (const update of state) yield* applySteps(this.#doc, update);
    this.#doc.on('afterTransaction', (transaction: Y.Transaction) => {
      // Added up: applying rich text runs a second transaction, which removes redundant marks and
      // has no changes of its own.
      for (const [type, keys] of transaction.changed)
        this.#changed.set(type, new Set([...(this.#changed.get(type) ?? []), ...keys]));
    });
  }

  /** Applies what was written in the document itself since this state. */
  follow(doc: Y.Doc, stateBefore = Y.encodeStateVector(this.#doc)): void {
    applyPart(this.#doc, Y.encodeStateAsUpdate(doc, stateBefore), 'follow');
  }

  destroy(): void {
    this.#doc.destroy();
  }
}
