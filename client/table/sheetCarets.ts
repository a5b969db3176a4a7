import { Extension } from '@tiptap/core';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import { t } from '../words/speak.ts';

const COLORS = 6;

interface Writer {
  name?: unknown;
  color?: unknown;
}

const colorOf = ({ color }: Writer): number =>
  typeof color === 'number' && color >= 1 && color <= COLORS ? Math.floor(color) : COLORS;
/** Whoever gave no name: y-tiptap then makes one up from the client's number. */
const nameOf = ({ name }: Writer): string =>
  typeof name === 'string' && name.trim() !== '' && !name.startsWith('User: ')
    ? name
    : t('role.guest');

/** Everybody else's caret with a name, in the colour of that person's hand. Name and colour come from the server. */
export const SheetCarets = Extension.create<{ awareness: Awareness | null }>({
  name: 'sheetCarets',
  addOptions: () => ({ awareness: null }),
  addProseMirrorPlugins() {
    const { awareness } = this.options;
    if (!awareness) return [];
    return [
      yCursorPlugin(awareness, {
        cursorBuilder: (writer: Writer) => {
          const caret = document.createElement('span');
          caret.className = `sheet-caret sheet-color-${colorOf(writer)}`;
          const name = document.createElement('span');
          name.className = 'sheet-caret-name';
          // Drawn by the style sheet and no text of its own: a press at the end of the line would put one's caret into it, and what one then
          // types would be nowhere (seen in Chromium).
          name.dataset['name'] = nameOf(writer);
          caret.append(name);
          caret.setAttribute('aria-hidden', 'true');
          return caret;
        },
        selectionBuilder: (writer: Writer) => ({
          class: `sheet-selection sheet-color-${colorOf(writer)}`,
        }),
      }),
    ];
  },
});
