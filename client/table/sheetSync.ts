import { Extension } from '@tiptap/core';
import { Plugin, type EditorState } from '@tiptap/pm/state';
import { redo, undo, ySyncPlugin, yUndoPlugin, yUndoPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { sheetRoot } from '../../shared/documents/sheet.ts';
import { keepCaret } from './keepCaret.ts';
import { SheetUndoManager } from './sheetUndo.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    sheetSync: {
      /** Takes back one's own newest edit, never another's. */
      undo: () => ReturnType;
      redo: () => ReturnType;
    };
  }
}

/** The undo of this editor's own edits. */
export const undoManagerOf = (state: EditorState): Y.UndoManager | undefined =>
  (yUndoPluginKey.getState(state) as { undoManager?: Y.UndoManager } | undefined)?.undoManager;

/**
 * The sheet in step with its document, with an undo of one's own and a caret that stays. y-tiptap and not y-prosemirror 1.3.7: under
 * that one two editors went on mending the same list for ever (found by the convergence test).
 */
export const SheetSync = Extension.create<{ document: Y.Doc | null }>({
  name: 'sheetSync',
  priority: 1000,
  addOptions: () => ({ document: null }),
  addCommands: () => ({
    undo:
      () =>
      ({ tr, state, dispatch }) => {
        tr.setMeta('preventDispatch', true);
        if ((undoManagerOf(state)?.undoStack.length ?? 0) === 0) return false;
        return dispatch ? (undo(state) ?? false) : true;
      },
    redo:
      () =>
      ({ tr, state, dispatch }) => {
        tr.setMeta('preventDispatch', true);
        if ((undoManagerOf(state)?.redoStack.length ?? 0) === 0) return false;
        return dispatch ? (redo(state) ?? false) : true;
      },
  }),
  addKeyboardShortcuts() {
    return {
      'Mod-z': () => this.editor.commands.undo(),
      'Mod-y': () => this.editor.commands.redo(),
      'Shift-Mod-z': () => this.editor.commands.redo(),
    };
  },
  addProseMirrorPlugins() {
    const { document } = this.options;
    if (!document) return [];
    return [
      ySyncPlugin(sheetRoot(document)),
      yUndoPlugin({ undoManager: new SheetUndoManager(document) }),
      keepCaret(),
      // "- " that became a list is one step of its own, so that undo gives the two letters back.
      new Plugin({
        filterTransaction: (transaction, state) => {
          if (transaction.getMeta('inputRule')) undoManagerOf(state)?.stopCapturing();
          return true;
        },
      }),
    ];
  },
});
