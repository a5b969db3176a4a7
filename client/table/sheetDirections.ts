import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { textDirection } from '../../shared/model/textDirection.ts';

/** Nodes never change: what was looked at once is known. */
const known = new WeakMap<Node, 'ltr' | 'rtl' | null>();

/** The direction of an item's first words; `null` where they have none. */
function directionOf(item: Node): 'ltr' | 'rtl' | null {
  const before = known.get(item);
  if (before !== undefined) return before;
  const first = item.firstChild;
  const words = first?.isTextblock ? first.textContent : '';
  const direction = textDirection(words);
  const found = direction === textDirection(words, 'rtl') ? direction : null;
  known.set(item, found);
  return found;
}

/** Pure. The items of a sheet's lists whose words have a direction: their mark stands where these start. */
export function itemDirections(doc: Node): { from: number; to: number; dir: 'ltr' | 'rtl' }[] {
  const found: { from: number; to: number; dir: 'ltr' | 'rtl' }[] = [];
  doc.descendants((node, from) => {
    if (node.isTextblock) return false;
    const isItem = node.type.name === 'listItem' || node.type.name === 'taskItem';
    const dir = isItem ? directionOf(node) : null;
    if (dir) found.push({ from, to: from + node.nodeSize, dir });
    return true;
  });
  return found;
}

/** Bullets, numbers and boxes stand on the side where an item's words start. Never part of the sheet. */
export const SheetDirections = Extension.create({
  name: 'sheetDirections',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations: ({ doc }) =>
          DecorationSet.create(
            doc,
            itemDirections(doc).map(({ from, to, dir }) => Decoration.node(from, to, { dir })),
          ),
      },
    }),
  ],
});
