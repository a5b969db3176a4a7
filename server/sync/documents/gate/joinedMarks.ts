import * as Y from 'yjs';
import type { PausableWork } from '../../../../shared/model/pausableWork.ts';

/**
 * Texts in which updates that belong together have written. Yjs leaves their marks alone until then
 * (`applyPart`); once all are there, what is superfluous is taken out as it would have been after
 * one update.
 */
export class JoinedMarks {
  readonly #texts = new Map<Y.XmlText, Y.ID>();

  /** Of one copy of the document. */
  add(changed: Iterable<unknown>): void {
    for (const type of changed)
      if (type instanceof Y.XmlText && type._item) this.#texts.set(type, type._item.id);
  }

  /** Tidies all of them in each of these copies. */
  *tidy(copies: readonly Y.Doc[]): PausableWork<void> {
    const ids = [...this.#texts.values()];
    this.#texts.clear();
    for (const doc of copies) {
      doc.transact(() => {
        for (const id of ids) tidyText(doc, id);
      });
      yield;
    }
  }
}

function tidyText(doc: Y.Doc, id: Y.ID): void {
  if (id.clock >= Y.getState(doc.store, id.client)) return;
  const item: Y.Item | Y.GC = Y.getItem(doc.store, id);
  if (!(item instanceof Y.Item) || item.deleted || !(item.content instanceof Y.ContentType)) return;
  const text: unknown = item.content.type;
  if (text instanceof Y.XmlText) Y.cleanupYTextFormatting(text);
}
