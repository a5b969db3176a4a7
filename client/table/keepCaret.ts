import { Plugin, TextSelection } from '@tiptap/pm/state';
import {
  getRelativeSelection,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
  yUndoPluginKey,
  type ProsemirrorBinding,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';

/** What y-tiptap remembers of the caret before somebody else's edit comes in. */
interface KeptSelection {
  type: string;
  anchor: Y.RelativePosition | null;
  head: Y.RelativePosition | null;
}

/**
 * Leaves the caret where it was when somebody else writes. y-tiptap 3.0.9 finds its place again by the words of its line, and on an empty
 * line by counting empty lines: whoever waited at an empty answer was moved to the next question as soon as somebody wrote in one above.
 * The document knows the place itself; only where that line is gone is y-tiptap's guess taken.
 *
 * It also keeps what y-tiptap remembers as new as what the editor shows: one update of another's may come as several transactions, and an
 * undo leaves the caret of long ago behind. y-tiptap would look for the old place in a text that has become shorter, throw, and leave this
 * person with an outdated sheet, over which her next letter would write (y-tiptap issue 48, open; found by the convergence test).
 */
export function keepCaret(): Plugin {
  return new Plugin({
    view(view) {
      const { binding } = ySyncPluginKey.getState(view.state) as { binding: ProsemirrorBinding };
      // Typed as never empty, which it is between transactions.
      const memory: { beforeTransactionSelection: unknown } = binding;
      const undoManager = (
        yUndoPluginKey.getState(view.state) as { undoManager?: Y.UndoManager } | undefined
      )?.undoManager;
      const remember = (): void => {
        if (memory.beforeTransactionSelection !== null)
          memory.beforeTransactionSelection = getRelativeSelection(binding, view.state);
      };
      const forget = (): void => {
        memory.beforeTransactionSelection = null;
      };
      binding.doc.on('afterTransaction', remember);
      undoManager?.on('stack-item-popped', forget);
      return {
        destroy() {
          binding.doc.off('afterTransaction', remember);
          undoManager?.off('stack-item-popped', forget);
        },
      };
    },
    appendTransaction: (transactions, _before, state) => {
      if (
        !transactions.some(
          (transaction) =>
            (transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)
              ?.isChangeOrigin,
        )
      )
        return null;
      const { binding } = ySyncPluginKey.getState(state) as { binding: ProsemirrorBinding };
      const kept = binding.beforeTransactionSelection as KeptSelection | null;
      if (kept?.type !== 'text') return null;
      const [anchor, head] = [placeOf(kept.anchor, binding), placeOf(kept.head, binding)];
      if (
        anchor === null ||
        head === null ||
        (anchor === state.selection.anchor && head === state.selection.head)
      )
        return null;
      return state.tr
        .setSelection(TextSelection.between(state.doc.resolve(anchor), state.doc.resolve(head)))
        .setMeta('addToHistory', false);
    },
  });
}

/** Where a remembered place is now; `null` when its line is gone. */
function placeOf(relative: Y.RelativePosition | null, binding: ProsemirrorBinding): number | null {
  if (!relative) return null;
  const found = Y.createAbsolutePositionFromRelativePosition(relative, binding.doc);
  for (
    let type: unknown = found?.type;
    type !== binding.type;
    type = (type as Y.AbstractType<unknown>)._item?.parent
  ) {
    if (!(type instanceof Y.AbstractType) || type._item === null || type._item.deleted) return null;
  }
  return relativePositionToAbsolutePosition(binding.doc, binding.type, relative, binding.mapping);
}
