import * as Y from 'yjs';

/**
 * Applies an update that is only a part of what belongs together. After a transaction from
 * elsewhere Yjs takes out marks on words (bold, a link) that look superfluous; where others are
 * still to come, or still to go, it would take the wrong ones, and for good. It leaves them alone in
 * one of its own.
 */
export const applyPart = (doc: Y.Doc, update: Uint8Array, origin: unknown): void =>
  doc.transact((transaction) => {
    Y.applyUpdate(doc, update);
    // Applying has said that it comes from elsewhere.
    transaction.local = true;
  }, origin);
