import * as Y from 'yjs';
import { isUuid } from '../model/ids.ts';
import { mayBePaper } from '../model/note.ts';
import {
  isSafeHref,
  SHEET_ROOT,
  type SheetBlock,
  type SheetItem,
  type SheetText,
} from '../model/sheet.ts';

export const sheetRoot = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment(SHEET_ROOT);

/** Writes the questions of a new sheet, each with room below. Only the server does, once. */
export function seedSheet(doc: Y.Doc, questions: readonly string[], origin: unknown): void {
  doc.transact(() => {
    const nodes = questions.flatMap((question) => {
      const heading = new Y.XmlElement('heading');
      // Tiptap reads the level as a number; Yjs types attributes as text only.
      (heading as Y.XmlElement<{ level: number }>).setAttribute('level', 2);
      heading.insert(0, [new Y.XmlText(question)]);
      return [heading, emptyParagraph()];
    });
    sheetRoot(doc).insert(0, nodes.length > 0 ? nodes : [emptyParagraph()]);
  }, origin);
}

/**
 * It has its text from the start: otherwise two people who begin to write there at once would each
 * make one, and merging those loses letters.
 */
function emptyParagraph(): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText()]);
  return paragraph;
}

/** The sheet as plain data. What is not valid is skipped. */
export const readSheet = (doc: Y.Doc): SheetBlock[] => readBlocks(sheetRoot(doc).toArray());

/** Blocks read between two steps of {@link readSheetInSteps}: a millisecond's worth. */
const STEP_BLOCKS = 200;

/**
 * The same in steps: a sheet of twenty thousand short lines takes longer than anybody should wait.
 * Not usable when `doc` changed meanwhile.
 */
export function* readSheetInSteps(doc: Y.Doc): Generator<void, SheetBlock[]> {
  const nodes = sheetRoot(doc).toArray();
  const blocks: SheetBlock[] = [];
  for (let at = 0; at < nodes.length; at += STEP_BLOCKS) {
    for (const block of readBlocks(nodes.slice(at, at + STEP_BLOCKS))) blocks.push(block);
    yield;
  }
  return blocks;
}

function readBlocks(nodes: readonly unknown[]): SheetBlock[] {
  const blocks: SheetBlock[] = [];
  for (const node of nodes) {
    if (!(node instanceof Y.XmlElement)) continue;
    switch (node.nodeName) {
      case 'heading':
        blocks.push(readHeading(node));
        break;
      case 'paragraph':
        blocks.push({ type: 'paragraph', text: readText(node) });
        break;
      case 'bulletList':
      case 'orderedList':
        blocks.push({
          type: 'list',
          kind: node.nodeName === 'bulletList' ? 'bullet' : 'ordered',
          ...startOf(node),
          items: readItems(node),
        });
        break;
      case 'taskList':
        blocks.push({ type: 'list', kind: 'check', items: readItems(node) });
        break;
    }
  }
  return blocks;
}

/** A question is known by what Yjs knows its heading by: that stays while people reword it. */
function readHeading(node: Y.XmlElement): SheetBlock {
  const text = readText(node);
  if (Number(attribute(node, 'level')) === 3) return { type: 'heading', level: 3, text };
  const id = node._item?.id;
  return { type: 'heading', level: 2, text, ...(id ? { id: `${id.client}-${id.clock}` } : {}) };
}

/** Markdown counts to nine digits, and knows no number below 0. */
const LAST_NUMBER = 999_999_999;

function startOf(list: Y.XmlElement): { start?: number } {
  const start = list.nodeName === 'orderedList' ? Number(attribute(list, 'start') ?? 1) : 1;
  return Number.isSafeInteger(start) &&
    start !== 1 &&
    start >= 0 &&
    start + list.length <= LAST_NUMBER
    ? { start }
    : {};
}

function readItems(list: Y.XmlElement): SheetItem[] {
  return list
    .toArray()
    .filter((node) => node instanceof Y.XmlElement)
    .map((node) => {
      const item: SheetItem = { blocks: readBlocks(node.toArray()) };
      const checked = attribute(node, 'checked');
      return node.nodeName === 'taskItem'
        ? { ...item, checked: checked === true || checked === 'true' }
        : item;
    });
}

const attribute = (node: Y.XmlElement, name: string): unknown =>
  (node.getAttributes() as Record<string, unknown>)[name];

function readText(node: Y.XmlElement): SheetText[] {
  const runs: SheetText[] = [];
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak') runs.push({ text: '\n' });
    if (!(child instanceof Y.XmlText)) continue;
    for (const { insert, attributes } of child.toDelta() as {
      insert: unknown;
      attributes?: Record<string, unknown>;
    }[]) {
      if (typeof insert === 'string') runs.push({ text: insert, ...readMarks(attributes ?? {}) });
    }
  }
  return runs;
}

function readMarks(attributes: Record<string, unknown>): Omit<SheetText, 'text'> {
  const marks: Omit<SheetText, 'text'> = {};
  for (const [key, value] of Object.entries(attributes)) {
    // y-tiptap appends a hash to the names of overlapping marks of one kind.
    const name = key.split('--')[0];
    const own = (value ?? {}) as Record<string, unknown>;
    if (name === 'bold') marks.bold = true;
    else if (name === 'italic') marks.italic = true;
    else if (name === 'link' && isSafeHref(own['href'])) marks.link = own['href'];
    else if (name === 'noteQuote' && mayBePaper(own['color'])) {
      marks.note = own['color'];
      if (isUuid(own['note'])) marks.quoteOf = own['note'];
    }
  }
  return marks;
}
