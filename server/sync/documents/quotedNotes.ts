import {
  QUOTE_MARK,
  readQuotes,
  type QuoteWords,
  type SheetQuotes,
} from '../../../shared/documents/sheetQuotes.ts';
import type { LiveDocument } from './liveDocument.ts';

type Known = Pick<SheetQuotes, 'notes' | 'hasMarks'> & { version: number };

/**
 * Which notes each sheet of a wall quotes, as found when it was last searched. So a hidden note
 * costs a search only of the sheets that quote it, and writing on a sheet without quotes costs
 * none.
 */
export class QuotedNotes {
  readonly #known = new WeakMap<LiveDocument, Known>();
  /** How many sheets were searched so far; for tests. */
  looked = 0;

  /**
   * Whether this sheet has to be searched after a tick that changed these notes. `all`: what may be
   * read of every note has changed.
   */
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

  /**
   * Searches the sheet, and returns what has to change so that each quote says what `words` gives
   * for its note.
   */
  look(document: LiveDocument, words?: QuoteWords): SheetQuotes['edits'] {
    this.looked += 1;
    const { notes, hasMarks, edits } = readQuotes(document.doc, words);
    this.#known.set(document, { notes, hasMarks, version: document.version });
    return edits;
  }

  /** Call when what {@link look} returned was written. */
  settled(document: LiveDocument): void {
    const known = this.#known.get(document);
    if (known) known.version = document.version;
  }
}
