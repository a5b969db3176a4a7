import type { PosterView } from '../../shared/protocol/tables.ts';
import type { SheetSection } from '../../shared/model/sheet.ts';

/** JSON of a sheet's sections, which are the same object for as long as the sheet is the same. */
const texts = new WeakMap<readonly SheetSection[], Buffer>();

/** A poster's JSON in pieces: what stands on the sheet, which is nearly all of it, is encoded once for all readers. */
export function* posterText({ sections, ...poster }: PosterView): Generator<string | Buffer> {
  let text = texts.get(sections);
  if (!text) {
    text = Buffer.from(JSON.stringify(sections));
    texts.set(sections, text);
  }
  yield `${JSON.stringify(poster).slice(0, -1)},"sections":`;
  yield text;
  yield '}';
}
