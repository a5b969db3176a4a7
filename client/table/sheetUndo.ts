import { defaultDeleteFilter, defaultProtectedNodes, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { sheetRoot } from '../../shared/documents/sheet.ts';

type Step = Y.UndoManager['undoStack'][number];
/** Letters and nodes by clients and stretches of their clocks; deletions as well as insertions have this form in Yjs. */
type Stretches = Step['insertions'];

/**
 * The undo of this editor's own edits, as y-tiptap makes it, with two mends of Yjs 13.6 (both found by the convergence test):
 *
 * - What it takes away is what the step wrote, to the letter. Yjs follows what was put back before to the item that holds it now, which may
 *   have become one with the words beside it, also another's, and takes all of that item away; or only the first of its pieces.
 * - What it puts back says truly between which neighbours it stands. Yjs finds them by following what was put back before; where a line
 *   itself went and came back, that may name one neighbour twice, or both the wrong way round. Other copies could then read the letters in
 *   another order for good (yjs issue 794, open), so the server refuses such work (PROTOCOL 4.5).
 */
export class SheetUndoManager extends Y.UndoManager {
  /** The steps as they were before an undo or redo began taking them off its stack. */
  #steps: readonly Step[] = [];
  #taken: Step | null = null;

  constructor(doc: Y.Doc) {
    super(sheetRoot(doc), {
      trackedOrigins: new Set([ySyncPluginKey]),
      deleteFilter: (item) => this.#takeAway(item),
      captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
    });
    doc.on('beforeObserverCalls', this.#nameNeighbours);
  }

  override undo(): ReturnType<Y.UndoManager['undo']> {
    this.#steps = [...this.undoStack];
    return super.undo();
  }

  override redo(): ReturnType<Y.UndoManager['redo']> {
    this.#steps = [...this.redoStack];
    return super.redo();
  }

  override destroy(): void {
    // Yjs calls it again when the document goes.
    this.doc.off('beforeObserverCalls', this.#nameNeighbours);
    super.destroy();
  }

  /** Asked about each item that Yjs would delete: with a step's first one takes its words away itself, which leaves of that item what is the step's. */
  #takeAway(item: Y.Item): boolean {
    const stack = this.undoing ? this.undoStack : this.redoStack;
    const step = this.#steps[stack.length];
    if (step && step !== this.#taken) {
      this.#taken = step;
      this.doc.transact((transaction) =>
        Y.iterateDeletedStructs(transaction, whatBecameOf(this.doc, step.insertions), (struct) => {
          // Lines and lists are never one with others, and go last, once they are empty.
          if (struct instanceof Y.Item && !(struct.content instanceof Y.ContentType))
            struct.delete(transaction);
        }),
      );
    }
    return defaultDeleteFilter(item, defaultProtectedNodes);
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
      const isLater = ({ id }: Y.Item): boolean =>
        id.client === clientID && id.clock > item.id.clock;
      let { left, right } = item;
      while (left && isLater(left)) left = left.left;
      while (right && isLater(right)) right = right.right;
      item.origin = left?.lastId ?? null;
      item.rightOrigin = right?.id ?? null;
    }
  };
}

/** Where all of this is now: each piece itself, or what was last put back for it. */
function whatBecameOf(doc: Y.Doc, stretches: Stretches): Stretches {
  const found = Y.createDeleteSet();
  const follow = (client: number, clock: number, length: number): void => {
    for (let done = 0; done < length;) {
      const id = Y.createID(client, clock + done);
      const struct: Y.Item | Y.GC = Y.getItem(doc.store, id);
      const offset = id.clock - struct.id.clock;
      const piece = Math.min(length - done, struct.length - offset);
      const copy = struct instanceof Y.Item ? struct.redone : null;
      if (copy) follow(copy.client, copy.clock + offset, piece);
      else
        found.clients.set(client, [
          ...(found.clients.get(client) ?? []),
          { clock: id.clock, len: piece },
        ]);
      done += piece;
    }
  };
  for (const [client, ranges] of stretches.clients)
    for (const { clock, len } of ranges) follow(client, clock, len);
  return found;
}
