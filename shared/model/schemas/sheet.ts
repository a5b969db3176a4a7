import { Type } from 'typebox';
import { LIST_KINDS } from '../sheet.ts';
import { ColorSchema } from './notes.ts';
import { list, oneOf, named } from './schema.ts';

/** A run of words with the same marks; a line break is `\n`. */
export const SheetTextSchema = named('SheetText', {
  text: Type.String(),
  bold: Type.Optional(Type.Literal(true)),
  italic: Type.Optional(Type.Literal(true)),
  link: Type.Optional(Type.String()),
  /** Words of a note: the colour of its paper. */
  note: Type.Optional(ColorSchema),
  /** Id of that note; absent in sheets and snapshots from before it was kept, and where somebody typed on a paper of her own. */
  quoteOf: Type.Optional(Type.String()),
});

const Runs = Type.Array(SheetTextSchema);

/** Blocks hold lists, and those blocks again. */
const Definitions = {
  SheetBlock: Type.Union([
    Type.Object({
      type: Type.Literal('heading'),
      level: Type.Union([Type.Literal(2), Type.Literal(3)]),
      text: Runs,
      /** Of a question: which one it is, whatever its words become. Absent in snapshots from before it was kept. */
      id: Type.Optional(Type.String()),
    }),
    Type.Object({ type: Type.Literal('paragraph'), text: Runs }),
    Type.Object({
      type: Type.Literal('list'),
      kind: oneOf(LIST_KINDS),
      /** Number of an ordered list's first item, where it is not 1. */
      start: Type.Optional(Type.Integer()),
      items: Type.Array(Type.Ref('SheetItem')),
    }),
  ]),
  SheetItem: Type.Object({
    /** Of a check list. */
    checked: Type.Optional(Type.Boolean()),
    blocks: list(Type.Ref('SheetBlock')),
  }),
};
/** A sheet as plain data, for posters, reports and snapshots. */
export const SheetBlockSchema = Type.Cyclic(Definitions, 'SheetBlock');
export const SheetItemSchema = Type.Cyclic(Definitions, 'SheetItem');

/** A question and what people wrote under it; `question` is empty for what stands before the first. */
export const SheetSectionSchema = named('SheetSection', {
  question: Type.String(),
  /** Its heading's; absent for what stands before the first question. */
  id: Type.Optional(Type.String()),
  /** The question's runs where it quotes a note: what the quote may say is asked again when a snapshot is read. */
  heading: Type.Optional(Runs),
  blocks: Type.Array(SheetBlockSchema),
});
