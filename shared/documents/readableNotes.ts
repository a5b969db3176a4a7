import type { WallState } from '../commands/wallState.ts';
import type { Note } from '../model/note.ts';
import {
  plainText,
  quotedWords,
  type SheetBlock,
  type SheetSection,
  type SheetText,
} from '../model/sheet.ts';
import { isHeldBack } from '../scripts/revealing.ts';
import { KeptWords, Looks, TAKEN_DOWN } from './keptWords.ts';
import { projectNote } from './projectNote.ts';

/** Shown in a sheet's quote in place of a note's words before they may be read. */
export const NOT_SHOWN_YET = 'This note is not shown yet.';
export const isStandIn = (text: string): boolean => text === TAKEN_DOWN || text === NOT_SHOWN_YET;

/** Whether this note has words that may be read. `reads`: by somebody who reads notes. */
export function isReadable(state: WallState, id: string, reads: boolean): boolean {
  const record = reads ? state.notes.get(id) : undefined;
  return record?.state === 'live' && !isHeldBack(state.session, record);
}

/**
 * A note's words for somebody who reads notes or does not (`readsNotes` of `shared/access`); `null`
 * where there are none to read.
 */
export function readableNote(state: WallState, id: string, reads: boolean): Note | null {
  const record = reads ? state.notes.get(id) : undefined;
  return record ? projectNote(state, record) : null;
}

/** Of a note that may be read, what it says beyond its words, as lists of things have it. */
export const beyondText = ({ step, fields }: Note): Pick<Note, 'step' | 'fields'> => ({
  ...(step === undefined ? {} : { step }),
  ...(fields === undefined ? {} : { fields }),
});

/**
 * What a quote of this note has to say instead of `text`; `null`: it may stay. A note that may not
 * be read is not shown in a quote either, and one that may be read again comes back with its own
 * words. An id that was never a note of this wall changes nothing: those are the writer's own
 * words.
 */
export function quoteWords(
  state: WallState,
  id: string,
  text: string,
  reads: boolean,
): string | null {
  const record = state.notes.get(id);
  if (!record) return null;
  const isShown = reads && record.state === 'live' && !isHeldBack(state.session, record);
  const standIn = record.state !== 'live' ? TAKEN_DOWN : isShown ? null : NOT_SHOWN_YET;
  if (standIn !== null) return text === standIn ? null : standIn;
  if (record.state !== 'live' || !isStandIn(text)) return null;
  // Somebody may write a note that says just this; its quote is right as it is, and not to be written again with each tick.
  const own = quotedWords(record.text);
  return own === text ? null : own;
}

/** The sheet with quotes as this reader may read them. */
export const readableQuotes = (
  state: WallState,
  blocks: readonly SheetBlock[],
  reads: boolean,
): readonly SheetBlock[] =>
  mapQuotes(blocks, (run, text) =>
    run.quoteOf === undefined ? null : quoteWords(state, run.quoteOf, text, reads),
  );

/**
 * The same for a sheet that was kept in a snapshot together with `notes`, for facilitators. A quote without an id is known by its words.
 * `isMarked`: the snapshot says of every question which words of it are a note's. Of an older one nobody knows: there a note's words are
 * taken down wherever they stand in a question, and a quote goes if it has a part of a taken-down note and is not all of another.
 */
export function keptQuotes(
  state: WallState,
  notes: Readonly<Record<string, Note>>,
  isMarked: boolean,
): (section: SheetSection) => SheetSection {
  const words = new KeptWords();
  for (const [id, note] of Object.entries(notes))
    words.add(note.text, readableNote(state, id, true) !== null);
  return quotesKnowing(state, words, isMarked);
}

/** Like {@link keptQuotes}, where the notes' words are known already. */
export function quotesKnowing(
  state: WallState,
  words: KeptWords,
  isMarked: boolean,
  looks = new Looks(),
): (section: SheetSection) => SheetSection {
  const isGone = (quote: string): boolean =>
    words.isGone(quote) || (!isMarked && words.isOfGone(quote, looks));
  const read = (blocks: readonly SheetBlock[]): SheetBlock[] => [
    ...mapQuotes(blocks, (run, text) => {
      if (run.quoteOf !== undefined && state.notes.has(run.quoteOf))
        return quoteWords(state, run.quoteOf, text, true);
      return isGone(quotedWords(text)) ? TAKEN_DOWN : null;
    }),
  ];
  return (section) => {
    const blocks = read(section.blocks);
    if (!section.heading)
      return {
        ...section,
        blocks,
        question: isMarked ? section.question : words.withoutGone(section.question, looks),
      };
    const heading = read([{ type: 'heading', level: 2, text: section.heading }]).flatMap((block) =>
      block.type === 'list' ? [] : block.text,
    );
    return { ...section, question: plainText(heading), heading, blocks };
  };
}

/**
 * Calls `words` once for each quote, whatever marks its words carry, and puts the answer in the
 * quote's place. Returns the same object where nothing changes, so that what was made from it can
 * be kept.
 */
function mapQuotes(
  blocks: readonly SheetBlock[],
  words: (run: SheetText, text: string) => string | null,
): readonly SheetBlock[] {
  const mapped = blocks.map((block) => {
    if (block.type === 'list') {
      const items = block.items.map((item) => {
        const inside = mapQuotes(item.blocks, words);
        return inside === item.blocks ? item : { ...item, blocks: inside };
      });
      return items.every((item, index) => item === block.items[index])
        ? block
        : { ...block, items };
    }
    if (!block.text.some((run) => run.note !== undefined)) return block;
    let isSame = true;
    const text: SheetText[] = [];
    for (let from = 0; from < block.text.length;) {
      const first = block.text[from] as SheetText;
      let to = from + 1;
      if (first.note !== undefined) while (isSameQuote(first, block.text[to])) to += 1;
      const runs = block.text.slice(from, to);
      const other = first.note === undefined ? null : words(first, plainText(runs));
      isSame &&= other === null;
      text.push(...(other === null ? runs : [{ ...first, text: other }]));
      from = to;
    }
    return isSame ? block : { ...block, text };
  });
  return mapped.every((block, index) => block === blocks[index]) ? blocks : mapped;
}

const isSameQuote = (a: SheetText, b: SheetText | undefined): boolean =>
  b !== undefined &&
  b.note !== undefined &&
  b.quoteOf === a.quoteOf &&
  (a.quoteOf !== undefined || b.note === a.note);
