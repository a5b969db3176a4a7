import * as Y from 'yjs';
import { isUuid } from '../model/ids.ts';
import { LIMITS } from '../model/limits.ts';
import { isStandIn } from './readableNotes.ts';
import { sheetRoot } from './sheet.ts';

/**
 * The name of a quote's mark, also as bytes in a sheet's encoding: a sheet without them quotes
 * nothing.
 */
export const QUOTE_MARK = 'noteQuote';

/** What the quote of `note` has to say instead of `text`; `null`: it may stay. */
export type QuoteWords = (note: string, text: string) => string | null;

type Attributes = Record<string, unknown>;
type Edit = { retain: number } | { delete: number } | { insert: string; attributes: Attributes };
/** A part of a text that quotes one note. Positions and lengths in UTF-16 units. */
interface Quote {
  note: string;
  at: number;
  text: string;
}

/** What a sheet quotes. */
export interface SheetQuotes {
  notes: ReadonlySet<string>;
  /** Whether there is a quote mark, even without words: words may be typed into it. */
  hasMarks: boolean;
  /** Changes that the quotes need. */
  edits: ReadonlyMap<Y.XmlText, readonly Edit[]>;
}

/**
 * Reads the quotes of a sheet. It visits each item: up to three milliseconds for a large sheet,
 * quotes or not.
 */
export function readQuotes(doc: Y.Doc, words: QuoteWords = () => null): SheetQuotes {
  const edits = new Map<Y.XmlText, Edit[]>();
  const notes = new Set<string>();
  let hasMarks = false;
  const left = { quotes: LIMITS.quotesPerSheet };
  for (const text of textsOf(sheetRoot(doc))) {
    const found = quotesIn(text);
    hasMarks ||= found.hasMarks;
    for (const { note } of found.quotes) notes.add(note);
    const own = editsOf(text, found.quotes, words, left);
    if (own.length > 0) edits.set(text, own);
  }
  return { notes, hasMarks, edits };
}

/** Writes the changes that {@link readQuotes} found, in the open transaction. */
export function settleQuotes(edits: ReadonlyMap<Y.XmlText, readonly Edit[]>): void {
  for (const [text, own] of edits) text.applyDelta([...own], { sanitize: false });
}

function* textsOf(parent: Y.XmlFragment | Y.XmlElement): Generator<Y.XmlText> {
  for (let item = parent._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentType)) continue;
    const child: unknown = item.content.type;
    if (child instanceof Y.XmlText) yield child;
    else if (child instanceof Y.XmlElement) yield* textsOf(child);
  }
}

function quotesIn(text: Y.XmlText): { quotes: Quote[]; hasMarks: boolean } {
  const quotes: Quote[] = [];
  let hasMarks = false;
  const attributes = new Map<string, unknown>();
  let note: string | null = null;
  let at = 0;
  let open: Quote | null = null;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentFormat) {
      follow(attributes, content);
      if (content.key.startsWith(QUOTE_MARK)) {
        note = noteOf(attributes);
        hasMarks = true;
      }
      continue;
    }
    if (!item.countable) continue;
    if (open && open.note !== note) open = null;
    if (note !== null) {
      if (!open) quotes.push((open = { note, at, text: '' }));
      open.text += content instanceof Y.ContentString ? content.str : ' '.repeat(item.length);
    }
    at += item.length;
  }
  return { quotes, hasMarks };
}

function follow(attributes: Map<string, unknown>, { key, value }: Y.ContentFormat): void {
  if (value === null) attributes.delete(key);
  else attributes.set(key, value);
}

/**
 * The marks that words have at these positions. Asked once it is known which quotes change:
 * thousands may stand in a text, and few of them do.
 */
function marksAt(text: Y.XmlText, positions: ReadonlySet<number>): Map<number, Attributes> {
  const found = new Map<number, Attributes>();
  const attributes = new Map<string, unknown>();
  let at = 0;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentFormat) follow(attributes, item.content);
    if (!item.countable) continue;
    if (positions.has(at)) found.set(at, Object.fromEntries(attributes));
    at += item.length;
  }
  return found;
}

/** y-tiptap appends a hash to the names of overlapping marks of one kind. */
function noteOf(attributes: ReadonlyMap<string, unknown>): string | null {
  for (const [key, value] of attributes) {
    if (key.split('--')[0] !== QUOTE_MARK || typeof value !== 'object' || value === null) continue;
    const { note } = value as { note?: unknown };
    if (isUuid(note)) return note;
  }
  return null;
}

/**
 * When more than `left` quotes have to change, everything from the first such quote of a text to
 * the last is deleted instead. Thousands of quotes in one sheet are an attack on time; a meeting
 * has a few dozen.
 */
function editsOf(
  text: Y.XmlText,
  quotes: readonly Quote[],
  words: QuoteWords,
  left: { quotes: number },
): Edit[] {
  const changes: { from: number; length: number; wanted: string }[] = [];
  let [cutFrom, cutTo] = [-1, -1];
  for (const { note, at: from, text: said } of quotes) {
    const wanted = words(note, said);
    if (wanted === null) continue;
    left.quotes -= 1;
    if (left.quotes >= 0) changes.push({ from, length: said.length, wanted });
    else if (!isStandIn(said)) {
      if (cutFrom < 0) cutFrom = from;
      cutTo = from + said.length;
    }
  }
  const edits: Edit[] = [];
  let at = 0;
  const goTo = (position: number): void => {
    if (position > at) edits.push({ retain: position - at });
  };
  const marks = changes.length > 0 ? marksAt(text, new Set(changes.map(({ from }) => from))) : null;
  for (const { from, length, wanted } of changes) {
    goTo(from);
    edits.push({ delete: length }, { insert: wanted, attributes: marks?.get(from) ?? {} });
    at = from + length;
  }
  if (cutFrom >= 0) {
    goTo(cutFrom);
    edits.push({ delete: cutTo - cutFrom });
  }
  return edits;
}
