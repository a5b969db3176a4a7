import { Extension } from '@tiptap/core';
import type { Fragment, Node } from '@tiptap/pm/model';
import { Plugin, type Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { LIMITS } from '../../shared/model/limits.ts';

/** Why words were not taken into the sheet. */
export type TooMuch = 'sheet-full' | 'paste-too-large' | 'too-deep';

/** Room for what the encoding adds to a frame of pasted words, bytes. */
const FRAME_AIR = 64 * 1024;
/** What a line, a list or an item takes in a frame besides its words, bytes. */
const LINE_BYTES = 40;
/** What a mark takes at either end of the letters it is on, besides its own words, bytes. */
const MARK_BYTES = 24;
/** Deepest place for a line of words; its text lies one below. */
const DEEPEST_LINE = LIMITS.sheetDepth - 1;

/** Would this edit be more than the sheet or one message holds? Asked before it is written, so nothing is lost. */
export function tooMuch(transaction: Transaction): TooMuch | null {
  if (!transaction.docChanged) return null;
  const grows = transaction.doc.content.size > transaction.before.content.size;
  if (!grows) return null;
  let inserted = 0;
  transaction.mapping.maps.forEach((map, index) => {
    const after = transaction.docs[index + 1] ?? transaction.doc;
    map.forEach((_from, _to, start, end) => {
      // Short ones are not worth counting; three bytes is the most a UTF-16 unit takes, and each line two units.
      inserted +=
        (end - start) * LINE_BYTES < FRAME_AIR
          ? end - start
          : new TextEncoder().encode(after.textBetween(start, end, '\n')).length +
            LINE_BYTES * nodesIn(after.slice(start, end).content) +
            marksIn(after.slice(start, end).content);
    });
  });
  if (
    (transaction.doc.content.size > LIMITS.sheetChars &&
      transaction.doc.textContent.length > LIMITS.sheetChars) ||
    (transaction.doc.content.size > 2 * LIMITS.sheetNodes &&
      nodesIn(transaction.doc) > LIMITS.sheetNodes)
  )
    return 'sheet-full';
  if (inserted > LIMITS.frameBytes - FRAME_AIR) return 'paste-too-large';
  return depthOf(transaction.doc) > DEEPEST_LINE ? 'too-deep' : null;
}

/** What marks take in a frame: at the beginning and at the end of each run of letters. Bytes. */
function marksIn(content: Fragment): number {
  let bytes = 0;
  content.descendants(({ marks }) => {
    for (const { type, attrs } of marks)
      bytes += 2 * (MARK_BYTES + type.name.length + JSON.stringify(attrs).length);
  });
  return bytes;
}

/** Lines, lists and their items. */
function nodesIn(node: Node | Fragment): number {
  let count = 0;
  node.descendants((child) => {
    if (!child.isText) count += 1;
  });
  return count;
}

/** How deep lists lie in lists, 1 for a line on the sheet itself. */
function depthOf(node: Node): number {
  let deepest = 0;
  if (!node.inlineContent)
    node.forEach((child) => {
      deepest = Math.max(deepest, 1 + depthOf(child));
    });
  return deepest;
}

/** Keeps the sheet within its limits; `onRefused` says so to the person. What others wrote is never held back. */
export const SheetLimit = Extension.create<{ onRefused: (why: TooMuch) => void }>({
  name: 'sheetLimit',
  addOptions: () => ({ onRefused: () => undefined }),
  addProseMirrorPlugins() {
    return [
      new Plugin({
        filterTransaction: (transaction) => {
          if (transaction.getMeta(ySyncPluginKey) !== undefined) return true;
          const why = tooMuch(transaction);
          if (why) this.options.onRefused(why);
          return why === null;
        },
      }),
    ];
  },
});
