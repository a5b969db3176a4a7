import type { SheetSection } from '../../../shared/model/sheet.ts';
import { gap, heightOf, type Row } from './pageItems.ts';
import { INK_SOFT, LEADING, POSTER_COLUMN, SIZE } from './reportLook.ts';
import { blockRows, headingRows, textRows, type TextLook } from './rows.ts';
import type { TextSetter } from './setText.ts';

/** A question as a heading. */
export const sectionHead = (setter: TextSetter, question: string, look: TextLook): Row[] =>
  question.trim() === ''
    ? []
    : headingRows(setter, question, { ...look, size: (look.size ?? SIZE.text) + 1.5, role: 'H4' });

/**
 * Each question with what people wrote under it, until there is more than `enough` high: a sheet
 * may be as long as a book.
 */
function partRows(
  setter: TextSetter,
  sections: readonly SheetSection[],
  size: number,
  enough: number,
): { parts: Row[][]; all: boolean } {
  const look = { width: POSTER_COLUMN, size };
  const parts: Row[][] = [];
  let height = 0;
  for (const { question, blocks } of sections) {
    const rows = sectionHead(setter, question, look);
    parts.push(rows);
    height += heightOf(rows);
    for (const block of blocks) {
      if (height > enough) return { parts, all: false };
      const more = blockRows(setter, [block], look);
      rows.push(...more);
      height += heightOf(more);
    }
    rows.push(gap(8));
  }
  return { parts, all: true };
}

/** Sizes of the sheet's text on the poster, points: few words are larger. */
const SHEET_SIZES = [14.5, 13.5, 12.5, 11.5, SIZE.text];

/** As large as all of it stands whole; else cut, in the smallest size. */
export function largestColumns(
  setter: TextSetter,
  sections: readonly SheetSection[],
  room: number,
): { left: Row[]; right: Row[]; cut: boolean } {
  let found = columns(setter, sections, room, SIZE.text);
  // What is cut at the smallest size is cut at all of them.
  if (found.cut) return found;
  for (const size of SHEET_SIZES) {
    found = columns(setter, sections, room, size);
    if (!found.cut) break;
  }
  return found;
}

/** Two columns, divided at a question where possible; what has no room comes after the posters. */
function columns(
  setter: TextSetter,
  sections: readonly SheetSection[],
  room: number,
  size: number,
): { left: Row[]; right: Row[]; cut: boolean } {
  const { parts, all: isAll } = partRows(setter, sections, size, 2 * room + 60);
  const heights = parts.map(heightOf);
  const total = heights.reduce((sum, height) => sum + height, 0);
  let best = 0;
  let bestHeight = Infinity;
  for (let split = 1, above = 0; split <= parts.length; split += 1) {
    above += heights[split - 1] ?? 0;
    const height = Math.max(above, total - above);
    if (height < bestHeight) [best, bestHeight] = [split, height];
  }
  if (isAll && bestHeight <= room)
    return { left: parts.slice(0, best).flat(), right: parts.slice(best).flat(), cut: false };
  const rows = parts.flat();
  const [left, afterLeft] = fill(rows, room);
  const moreRow = textRows(setter, setter.words.say('file.moreBehind'), {
    width: POSTER_COLUMN,
    ink: INK_SOFT,
    style: 'italic',
  });
  const [all, afterAll] = fill(afterLeft, room);
  if (isAll && afterAll.every((row) => row.items.length === 0))
    return { left, right: all, cut: false };
  const [right] = fill(afterLeft, room - SIZE.text * LEADING);
  return { left, right: [...right, ...moreRow], cut: true };
}

/** The rows that fit, and the rest; a heading is never alone at the end. */
export function fill(rows: readonly Row[], room: number): [Row[], Row[]] {
  let used = 0;
  let end = 0;
  while (end < rows.length && used + (rows[end]?.height ?? 0) <= room) {
    used += rows[end]?.height ?? 0;
    end += 1;
  }
  if (end < rows.length) while (end > 0 && rows[end - 1]?.keepWithNext) end -= 1;
  return [rows.slice(0, end), rows.slice(end)];
}
