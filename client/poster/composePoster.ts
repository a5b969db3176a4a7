import { charsOf, cutAtWord } from '../../shared/model/cutAtWord.ts';
import {
  plainText,
  type SheetBlock,
  type SheetItem,
  type SheetSection,
  type SheetText,
} from '../../shared/model/sheet.ts';

/** An answer as it stands on the poster. `more`: the sheet says more than fits here. */
export interface PosterAnswer extends SheetSection {
  more: boolean;
}

export interface PosterComposition {
  answers: readonly PosterAnswer[];
  /** Columns that they flow through: as many as asked for, or one of little. */
  columns: number;
  /** Answered questions that found no room at all. */
  left: number;
}

/** About as many letters of Fira Sans as a poster's column holds in a line. */
const LINE_CHARS = 40;
/** Fewer lines than this say nothing: better leave the answer to the sheet. */
const FEWEST_LINES = 2;
/** So many lines of one answer stand in one column. */
const LITTLE = 12;
/** Space above a heading and below a block, in lines. */
const GAP = 0.5;

const linesOfText = (text: string): number =>
  text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(charsOf(line) / LINE_CHARS)), 0);
const linesOfBlock = (block: SheetBlock): number =>
  (block.type === 'list'
    ? block.items.reduce((sum, item) => sum + Math.max(1, linesOfBlocks(item.blocks)), 0)
    : linesOfText(plainText(block.text))) + GAP;
const linesOfBlocks = (blocks: readonly SheetBlock[]): number =>
  blocks.reduce((sum, block) => sum + linesOfBlock(block), 0);
const linesOfHeading = (question: string): number =>
  question === '' ? 0 : linesOfText(question) + GAP;

function cutRuns(runs: readonly SheetText[], lines: number): SheetText[] {
  let chars = Math.floor(lines) * LINE_CHARS;
  const kept: SheetText[] = [];
  for (const run of runs) {
    const text = cutAtWord(run.text, chars);
    if (text !== '') kept.push({ ...run, text });
    if (text !== run.text) break;
    chars -= run.text === '\n' ? LINE_CHARS : charsOf(run.text);
  }
  const last = kept.at(-1);
  if (last)
    kept[kept.length - 1] = { ...last, text: `${last.text.replace(/[\s,;:.–—-]+$/u, '')}…` };
  return kept;
}

/** As much of `blocks` as `lines` hold, cut between words and items. */
export function cutBlocks(
  blocks: readonly SheetBlock[],
  lines: number,
): { blocks: SheetBlock[]; more: boolean } {
  const kept: SheetBlock[] = [];
  let left = lines;
  for (const block of blocks) {
    const need = linesOfBlock(block);
    if (need <= left + GAP) {
      kept.push(block);
      left -= need;
      continue;
    }
    if (block.type === 'list') {
      const items: SheetItem[] = [];
      for (const item of block.items) {
        const size = Math.max(1, linesOfBlocks(item.blocks));
        if (size > left) {
          const part = left >= 1 ? cutBlocks(item.blocks, left).blocks : [];
          if (part.length > 0) items.push({ ...item, blocks: part });
          break;
        }
        items.push(item);
        left -= size;
      }
      if (items.length > 0) kept.push({ ...block, items });
    } else if (left >= 1) {
      const text = cutRuns(block.text, left);
      if (text.length > 0) kept.push({ ...block, text });
    }
    return { blocks: kept, more: true };
  }
  return { blocks: kept, more: false };
}

/** Lines each of `needs` gets when `total` is shared out: nobody more than she needs, what is left over goes to the others. */
function shareOut(needs: readonly number[], total: number): number[] {
  const given = needs.map(() => 0);
  let open = needs.map((_, index) => index);
  let left = total;
  while (open.length > 0 && left > 0.01) {
    const each = left / open.length;
    left = 0;
    for (const index of open) {
      const want = (needs[index] ?? 0) - (given[index] ?? 0);
      given[index] = (given[index] ?? 0) + Math.min(each, want);
      left += Math.max(0, each - want);
    }
    open = open.filter((index) => (needs[index] ?? 0) - (given[index] ?? 0) > 0.01);
  }
  return given;
}

/**
 * Answered questions, in the sheet's order, within `lines` lines in each of so many columns. What does not fit is cut between words and
 * says so; an answer that would keep less than two lines is left to the sheet.
 */
export function composePoster(
  sections: readonly SheetSection[],
  lines: number,
  columns = 2,
): PosterComposition {
  const answered = sections.filter((section) => section.blocks.length > 0);
  let count = answered.length;
  for (;;) {
    const shown = answered.slice(0, count);
    const headings = shown.reduce((sum, section) => sum + linesOfHeading(section.question), 0);
    const needs = shown.map((section) => linesOfBlocks(section.blocks));
    const room = columns * lines - headings;
    const enough = room >= needs.reduce((sum, need) => sum + Math.min(need, FEWEST_LINES + GAP), 0);
    if (!enough && count > 1) {
      count -= 1;
      continue;
    }
    const given = shareOut(needs, Math.max(FEWEST_LINES, room));
    const answers = shown.map((section, index): PosterAnswer => ({
      question: section.question,
      ...cutBlocks(section.blocks, Math.max(FEWEST_LINES, given[index] ?? 0)),
    }));
    const isLittle = answers.length < 2 && Math.max(0, ...needs) <= LITTLE;
    return { answers, columns: isLittle ? 1 : columns, left: answered.length - count };
  }
}
