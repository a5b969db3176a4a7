import type { Static } from 'typebox';
import type {
  SheetBlockSchema,
  SheetItemSchema,
  SheetSectionSchema,
  SheetTextSchema,
} from './schemas/sheet.ts';

/**
 * A table's sheet lives in `getXmlFragment('sheet')` of its document, as ProseMirror writes it through y-tiptap (Tiptap's node names).
 * These are all nodes, attributes and marks there are; the server refuses any other, so a pasted script has nowhere to go.
 */
export const SHEET_ROOT = 'sheet';
export const SHEET_NODES: Readonly<
  Record<string, { children: readonly string[]; attributes: readonly string[] }>
> = {
  paragraph: { children: ['text', 'hardBreak'], attributes: [] },
  heading: { children: ['text', 'hardBreak'], attributes: ['level'] },
  bulletList: { children: ['listItem'], attributes: [] },
  orderedList: { children: ['listItem'], attributes: ['start', 'type'] },
  listItem: {
    children: ['paragraph', 'heading', 'bulletList', 'orderedList', 'taskList'],
    attributes: [],
  },
  taskList: { children: ['taskItem'], attributes: [] },
  taskItem: {
    children: ['paragraph', 'heading', 'bulletList', 'orderedList', 'taskList'],
    attributes: ['checked'],
  },
  hardBreak: { children: [], attributes: [] },
};
/** What may stand directly on the sheet. */
export const SHEET_TOP: readonly string[] = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'taskList',
];
/** Marks and their attributes. `noteQuote`: words of a note, on its paper. */
export const SHEET_MARKS: Readonly<Record<string, readonly string[]>> = {
  bold: [],
  italic: [],
  link: ['href', 'target', 'rel', 'class', 'title'],
  noteQuote: ['color', 'note'],
};
/** Questions are headings of the first of these levels; people may use both. */
export const SHEET_HEADING_LEVELS = [2, 3] as const;
/** Whether a link may lead there: nothing that runs a script. */
export const isSafeHref = (href: unknown): href is string =>
  typeof href === 'string' && href.length <= 2048 && /^(https?:\/\/|mailto:|tel:)/i.test(href);

export const LIST_KINDS = ['bullet', 'ordered', 'check'] as const;

export type SheetBlock = Static<typeof SheetBlockSchema>;
export type SheetItem = Static<typeof SheetItemSchema>;
export type SheetText = Static<typeof SheetTextSchema>;
export type SheetSection = Static<typeof SheetSectionSchema>;

/** A note's words as one line: a quote stands inside a sentence. */
export const quotedWords = (text: string): string => text.replace(/\s+/gu, ' ').trim();

export const plainText = (runs: readonly SheetText[]): string =>
  runs.map((run) => run.text).join('');

/** The sheet by its questions (headings of level 2), empty ones included. */
export function sheetSections(blocks: readonly SheetBlock[]): SheetSection[] {
  const known = SECTIONS.get(blocks);
  if (known) return known;
  const sections = divide(blocks);
  SECTIONS.set(blocks, sections);
  return sections;
}

/** The sections of sheets; the same object as long as the sheet is. */
const SECTIONS = new WeakMap<readonly SheetBlock[], SheetSection[]>();

function divide(blocks: readonly SheetBlock[]): SheetSection[] {
  const sections: SheetSection[] = [{ question: '', blocks: [] }];
  for (const block of blocks) {
    if (block.type === 'heading' && block.level === 2)
      sections.push({
        question: plainText(block.text),
        ...(block.id === undefined ? {} : { id: block.id }),
        ...(block.text.some((run) => run.note !== undefined) ? { heading: block.text } : {}),
        blocks: [],
      });
    else if (!isBlank(block) || (sections.at(-1)?.blocks.length ?? 0) > 0)
      sections.at(-1)?.blocks.push(block);
  }
  for (const section of sections)
    while (section.blocks.length > 0 && isBlank(section.blocks.at(-1) as SheetBlock))
      section.blocks.pop();
  return sections.filter((section, index) => index > 0 || section.blocks.length > 0);
}

const isBlank = (block: SheetBlock): boolean =>
  block.type !== 'list' && plainText(block.text).trim() === '';
