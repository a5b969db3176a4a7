import { readSheet, readSheetInSteps } from '../../../shared/documents/sheet.ts';
import type { SheetBlock } from '../../../shared/model/sheet.ts';
import type { LiveDocument } from './liveDocument.ts';

/**
 * Reading in steps starts over when somebody writes meanwhile. After so many times the sheet is
 * read at once.
 */
const TRIES = 3;

/**
 * Reads sheets as plain data, each once for all who ask until it changes: posters and reports ask
 * for a hundred at a time.
 */
export class SheetReader {
  readonly #read = new WeakMap<LiveDocument, { version: number; blocks: SheetBlock[] }>();

  read(document: LiveDocument): SheetBlock[] {
    return this.#known(document) ?? this.#keep(document, readSheet(document.doc));
  }

  /** Like {@link read}, in steps; `pause` is awaited between them. */
  async readInSteps(document: LiveDocument, pause: () => Promise<void> | undefined): Promise<void> {
    for (let tries = 0; tries < TRIES && !this.#known(document); tries += 1) {
      const { version } = document;
      const steps = readSheetInSteps(document.doc);
      for (let step = steps.next(); version === document.version; step = steps.next()) {
        if (step.done) {
          this.#keep(document, step.value);
          break;
        }
        await pause();
      }
    }
  }

  forget(document: LiveDocument): void {
    this.#read.delete(document);
  }

  #known(document: LiveDocument): SheetBlock[] | undefined {
    const known = this.#read.get(document);
    return known?.version === document.version ? known.blocks : undefined;
  }

  #keep(document: LiveDocument, blocks: SheetBlock[]): SheetBlock[] {
    this.#read.set(document, { version: document.version, blocks });
    return blocks;
  }
}
