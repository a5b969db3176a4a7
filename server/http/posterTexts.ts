import type { PosterView } from '../../shared/protocol/tables.ts';
import type { SheetSection } from '../../shared/model/sheet.ts';

/** JSON of a sheet's sections. The object stays the same as long as the sheet does. */
const texts = new WeakMap<readonly SheetSection[], Buffer>();

/**
 * A poster's JSON in pieces. The sheet is nearly all of it, and is encoded once for all who ask.
 */
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
