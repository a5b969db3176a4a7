import { cutAtWord } from './cutAtWord.ts';
import { LIMITS } from './limits.ts';
import { withChanges } from './listChanges.ts';
import type { PosterLook } from './table.ts';
import { plainText, type SheetBlock, type SheetSection } from './sheet.ts';

/** How a poster sets what its table has to say. Named for what a reader sees (`poster.layout.<layout>`), and what it is good for (`.means`). */
export const POSTER_LAYOUTS = ['columns', 'sentence', 'notes'] as const;
export type PosterLayout = (typeof POSTER_LAYOUTS)[number];

/** A layout that this version does not know, because a newer page chose it, is set as if none was chosen; the table keeps it. */
export const layoutOf = (look: PosterLook | undefined): PosterLayout =>
  POSTER_LAYOUTS.find((layout) => layout === look?.layout) ?? 'columns';

/** Whether this version knows what was chosen; choosing nothing is known. */
export const isKnownLayout = (look: PosterLook | undefined): boolean =>
  look?.layout === undefined || POSTER_LAYOUTS.some((layout) => layout === look.layout);

/** So many of a table's notes hang on its poster when nobody chose any: of a poster that begins with them as many as are read standing. */
export const FIRST_POSTER_NOTES = { columns: 4, sentence: 4, notes: 9 } as const satisfies Record<
  PosterLayout,
  number
>;

/** Names what stands on a sheet before its first question, where questions are named by their ids. */
const BEFORE_QUESTIONS = 'start';
/** Which question of its sheet this is. */
export const questionKey = ({ id }: Pick<SheetSection, 'id'>): string => id ?? BEFORE_QUESTIONS;
/** What is set large when it is the table's own sentence. */
export const SENTENCE_LEADS = 'sentence';

/** What of a poster's sheet its table shows, as all who draw posters set it. */
export interface PosterParts {
  layout: PosterLayout;
  /** What is set large, where something is. */
  lead: { kind: 'sentence'; text: string } | { kind: 'answer'; section: SheetSection } | null;
  /** Answered questions that are shown besides, in the sheet's order. */
  answers: readonly SheetSection[];
  /** Answered questions that the table left to its sheet. */
  leftOut: number;
}

/** All of a poster that says what is on it. */
export interface PosterWords {
  sentence: string;
  sections: readonly SheetSection[];
  look?: PosterLook;
}

/** Pure. What nobody chose is shown; what was chosen and is not there any more is as if nobody had. */
export function posterParts({ sentence, sections, look }: PosterWords): PosterParts {
  const layout = layoutOf(look);
  const answered = sections.filter(({ blocks }) => blocks.length > 0);
  const gone = new Set(look?.leftOut);
  const shown = answered.filter((section) => !gone.has(questionKey(section)));
  const leftOut = answered.length - shown.length;
  if (layout !== 'sentence') return { layout, lead: null, answers: shown, leftOut };
  const chosen =
    look?.lead === SENTENCE_LEADS
      ? undefined
      : shown.find((section) => questionKey(section) === look?.lead);
  const leading = chosen ?? (sentence.trim() === '' ? shown[0] : undefined);
  if (leading)
    return {
      layout,
      lead: { kind: 'answer', section: leading },
      answers: shown.filter((each) => each !== leading),
      leftOut,
    };
  const lead = sentence.trim() === '' ? null : ({ kind: 'sentence', text: sentence } as const);
  return { layout, lead, answers: shown, leftOut };
}

/** All words of an answer, as one line. */
export const wordsOf = (blocks: readonly SheetBlock[]): string =>
  lineOf(blocks).replace(/\s+/gu, ' ').trim();

const lineOf = (blocks: readonly SheetBlock[]): string =>
  blocks
    .map((block) =>
      block.type === 'list'
        ? block.items.map((item) => lineOf(item.blocks)).join(' ')
        : plainText(block.text),
    )
    .join(' ');

/** A poster's one sentence where there is room for no more, as on its card in the room: what it sets large, else the table's own. */
export function sentenceOf(poster: PosterWords): string {
  const { lead } = posterParts(poster);
  if (lead?.kind !== 'answer') return poster.sentence;
  const words = wordsOf(lead.section.blocks);
  const cut = cutAtWord(words, LIMITS.sentenceChars);
  return cut === words ? words : `${cut}…`;
}

/** What somebody chooses of a look: `null` as if nobody had chosen; `was`: the look that she chose it from. */
export interface LookEdit {
  layout?: string | null;
  lead?: string | null;
  leftOut?: readonly string[];
  was?: PosterLook;
}

/** Pure. A look with what an edit says; what it does not name stays. */
export function lookWith(before: PosterLook, { layout, lead, leftOut, was }: LookEdit): PosterLook {
  const next: PosterLook = { ...before };
  if (layout === null) delete next.layout;
  else if (layout !== undefined) next.layout = layout;
  if (lead === null) delete next.lead;
  else if (lead !== undefined) next.lead = lead;
  if (leftOut !== undefined) {
    const all = was ? withChanges(before.leftOut ?? [], was.leftOut ?? [], leftOut) : leftOut;
    if (all.length === 0) delete next.leftOut;
    else next.leftOut = [...new Set(all)];
  }
  return next;
}
