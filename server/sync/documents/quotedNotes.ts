import {
  QUOTE_MARK,
  readQuotes,
  type QuoteWords,
  type SheetQuotes,
} from '../../../shared/documents/sheetQuotes.ts';
import type { LiveDocument } from './liveDocument.ts';

type Known = Pick<SheetQuotes, 'notes' | 'hasMarks'> & { version: number };

/**
 * Which notes the sheets of a wall quote, each known from when it was last looked through: a note that is hidden concerns only the sheets
 * that quote it, and whoever writes on a sheet without quotes is not asked for any.
 */
export class QuotedNotes {
  readonly #known = new WeakMap<LiveDocument, Known>();
  /** Sheets that were looked through so far. */
  looked = 0;

  /** Has this sheet to be looked through, in a tick that changed these notes? `all`: what may be read of every note has changed. */
  concerns(document: LiveDocument, notes: ReadonlySet<string>, all: boolean): boolean {
    const known = this.#known.get(document);
    if (document.isTouched) {
      if (!known || known.hasMarks || document.tickHolds(QUOTE_MARK)) return true;
      known.version = document.version;
      return false;
    }
    if (known?.version !== document.version) return document.mayHold(QUOTE_MARK);
    if (all) return known.notes.size > 0;
    const [few, many] = notes.size < known.notes.size ? [notes, known.notes] : [known.notes, notes];
    for (const note of few) if (many.has(note)) return true;
    return false;
  }

  /** Looks through the sheet: what of it has to change, if a quote of a note has to say `words`. */
  look(document: LiveDocument, words?: QuoteWords): SheetQuotes['edits'] {
    this.looked += 1;
    const { notes, hasMarks, edits } = readQuotes(document.doc, words);
    this.#known.set(document, { notes, hasMarks, version: document.version });
    return edits;
  }

  /** What {@link look} found was written. */
  settled(document: LiveDocument): void {
    const known = this.#known.get(document);
    if (known) known.version = document.version;
  }
}
