import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { SHEET_ROOT } from '../../shared/model/sheet.ts';

/**
 * Gives every new empty line its one `Y.XmlText` at once. y-tiptap makes it only with the first letter: two people who start writing on
 * the same empty line would each make one, and its later merging of the two loses letters of whoever types on meanwhile (found by the
 * convergence test). Undo takes it back together with the line. Answers how to stop.
 */
export function keepGround(doc: Y.Doc): () => void {
  const root = doc.getXmlFragment(SHEET_ROOT);
  const lay = (transaction: Y.Transaction): void => {
    if (transaction.origin !== ySyncPluginKey) return;
    const bare: Y.XmlElement[] = [];
    for (const [type, keys] of transaction.changed) {
      const parent: unknown = type;
      // `null` stands for the list of children; new ones below it are not listed themselves.
      if (
        keys.has(null) &&
        (parent === root || (parent instanceof Y.XmlElement && !parent._item?.deleted))
      )
        collectBare(parent as Y.XmlFragment, bare);
    }
    if (bare.length > 0)
      doc.transact(() => {
        for (const line of bare) line.insert(0, [new Y.XmlText()]);
      }, ySyncPluginKey);
  };
  doc.on('afterTransaction', lay);
  return () => doc.off('afterTransaction', lay);
}

function collectBare(parent: Y.XmlFragment, bare: Y.XmlElement[]): void {
  if (
    parent instanceof Y.XmlElement &&
    (parent.nodeName === 'paragraph' || parent.nodeName === 'heading')
  ) {
    if (parent.length === 0) bare.push(parent);
    return;
  }
  for (const child of parent.toArray()) if (child instanceof Y.XmlElement) collectBare(child, bare);
}
