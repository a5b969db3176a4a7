import { defaultDeleteFilter, defaultProtectedNodes, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { sheetRoot } from '../../shared/documents/sheet.ts';

/**
 * The undo of this editor's own edits, as y-tiptap makes it, but what it puts back says truly between which neighbours it stands. Yjs 13.6
 * finds them by following what was put back before; where a line itself went and came back, that may name one neighbour twice, or both the
 * wrong way round. Other copies, and this one when it is loaded anew, could then read the letters in another order for good (yjs issue
 * 794, open), so the server refuses such work (PROTOCOL 4.5): an undo would be lost (found by the convergence test).
 */
export class SheetUndoManager extends Y.UndoManager {
  constructor(doc: Y.Doc) {
    super(sheetRoot(doc), {
      trackedOrigins: new Set([ySyncPluginKey]),
      deleteFilter: (item) => defaultDeleteFilter(item, defaultProtectedNodes),
      captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
    });
    doc.on('beforeObserverCalls', this.#nameNeighbours);
  }

  override destroy(): void {
    // Yjs calls it again when the document goes.
    this.doc.off('beforeObserverCalls', this.#nameNeighbours);
    super.destroy();
  }

  /** Before anything of the undo is sent, drawn or joined to what stands beside it: nobody has read the old names. */
  readonly #nameNeighbours = (transaction: Y.Transaction): void => {
    if (transaction.origin !== this) return;
    const { clientID, store } = this.doc;
    const start = transaction.beforeState.get(clientID) ?? 0;
    if (Y.getState(store, clientID) === start) return;
    const structs = store.clients.get(clientID) ?? [];
    for (const item of structs.slice(Y.findIndexSS(structs, start))) {
      if (!(item instanceof Y.Item) || item.parentSub !== null) continue;
      // What came after it was not there yet.
      const isLater = ({ id }: Y.Item): boolean => id.client === clientID && id.clock > item.id.clock;
      let { left, right } = item;
      while (left && isLater(left)) left = left.left;
      while (right && isLater(right)) right = right.right;
      item.origin = left?.lastId ?? null;
      item.rightOrigin = right?.id ?? null;
    }
  };
}
