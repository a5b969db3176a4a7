import { Editor, Extension } from '@tiptap/core';
import { Dropcursor } from '@tiptap/extensions';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { keepGround } from './keepGround.ts';
import { SheetCarets } from './sheetCarets.ts';
import { sheetExtensions } from './sheetExtensions.ts';
import { SheetDirections } from './sheetDirections.ts';
import { SheetInvitation } from './sheetInvitation.ts';
import { SheetLimit, type TooMuch } from './sheetLimit.ts';
import { CAN_DRAG } from '../design/useMedia.ts';
import { emptyAnswer } from './tableWords.ts';
import { SheetSync } from './sheetSync.ts';

export interface SheetEditorParts {
  element: HTMLElement;
  doc: Y.Doc;
  awareness: Awareness;
  label: string;
  /** Id of the element that says how the keyboard gets out. */
  describedBy: string;
  onTooMuch: (why: TooMuch) => void;
  /** Escape leads out of the text: Tab indents inside lists. */
  onEscape: () => void;
}

/** A collaborative editor on the sheet; undo takes back one's own edits only. Destroy it when the document is swapped. */
export function createSheetEditor({
  element,
  doc,
  awareness,
  label,
  describedBy,
  onTooMuch,
  onEscape,
}: SheetEditorParts): Editor {
  return new Editor({
    element,
    // The page's own style sheet has these rules: fewer ways in for styles.
    injectCSS: false,
    // Until the document is in: as a node, because a string, even an empty one, is read as markup, which the page's policy refuses.
    content: { type: 'doc', content: [{ type: 'paragraph' }] },
    extensions: [
      ...sheetExtensions,
      SheetLimit.configure({ onRefused: onTooMuch }),
      SheetSync.configure({ document: doc }),
      SheetCarets.configure({ awareness }),
      SheetDirections,
      Dropcursor.configure({ color: false, width: 3, class: 'sheet-dropcursor' }),
      SheetInvitation.configure({ words: emptyAnswer(matchMedia(CAN_DRAG).matches) }),
      Extension.create({
        name: 'sheetGround',
        onCreate() {
          this.storage.stop = keepGround(doc);
        },
        onDestroy() {
          this.storage.stop?.();
        },
        addStorage: (): { stop?: () => void } => ({}),
      }),
      Extension.create({
        name: 'sheetEscape',
        addKeyboardShortcuts: () => ({
          Escape: () => {
            onEscape();
            return true;
          },
        }),
      }),
    ],
    editorProps: {
      attributes: {
        // What is being written stays as it was typed: a translator's words would be taken for the writer's, and go to the whole table.
        class: 'sheet-text notranslate',
        translate: 'no',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        'aria-describedby': describedBy,
        spellcheck: 'true',
      },
    },
  });
}
