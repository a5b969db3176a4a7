import { readSheet, readSheetInSteps } from '../../../shared/documents/sheet.ts';
import type { SheetBlock } from '../../../shared/model/sheet.ts';
import type { LiveDocument } from './liveDocument.ts';

/** Somebody writes while it is read in steps: after so many beginnings it is read at once. */
const TRIES = 3;

/** Sheets as plain data, each read once for all who ask while it stays as it is: posters and reports ask for a hundred of them at a time. */
export class SheetReader {
  readonly #read = new WeakMap<LiveDocument, { version: number; blocks: SheetBlock[] }>();

  read(document: LiveDocument): SheetBlock[] {
    return this.#known(document) ?? this.#keep(document, readSheet(document.doc));
  }

  /** As {@link read}, a little at a time; `pause` is awaited between the steps. */
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
