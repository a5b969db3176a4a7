import bidiFactory from 'bidi-js';
import { mayTurn, textDirection } from '../../../shared/model/textDirection.ts';
import type { TextDirection } from './openFont.ts';

/** Part of a line that runs one way. */
export interface BidiRun {
  /** Where it is in the text, UTF-16 units. */
  start: number;
  end: number;
  direction: TextDirection;
}

const bidi = bidiFactory();

/** The library takes halves of characters beyond the basic plane for Latin letters: a neighbour of the same kind stands in for them. */
const standInFor = (char: string): string =>
  (textDirection(char) === 'rtl'
    ? 'א'
    : /\p{L}/u.test(char)
      ? 'a'
      : /\p{Nd}/u.test(char)
        ? '1'
        : '☺'
  ).repeat(char.length);

/** Levels of a paragraph's characters, one for each UTF-16 unit; `null` where all of it runs from left to right. */
export type BidiLevels = Uint8Array | null;

/** Unicode Standard Annex 9 up to its rule I2. Of the whole paragraph: what a number or a bracket belongs to may stand on the line before. */
export function bidiLevels(paragraph: string, base: TextDirection): BidiLevels {
  if (base === 'ltr' && !mayTurn(paragraph)) return null;
  return bidi.getEmbeddingLevels(paragraph.replaceAll(/[\u{10000}-\u{10ffff}]/gu, standInFor), base)
    .levels;
}

/**
 * The parts of a paragraph's line, its units from `from` to before `to`, in the order they stand on paper, from left to right: rule L2 on
 * runs of one level. Lines have no spaces at their end (rule L1). The only place that orders text for files; on screens browsers do.
 */
export function bidiRuns(levels: BidiLevels, from: number, to: number): BidiRun[] {
  if (from >= to) return [];
  if (levels === null) return [{ start: from, end: to, direction: 'ltr' }];
  const runs: (BidiRun & { level: number })[] = [];
  for (let at = from; at < to; at += 1) {
    const level = levels[at] ?? 0;
    const last = runs.at(-1);
    if (last?.level === level) last.end = at + 1;
    else runs.push({ start: at, end: at + 1, level, direction: level % 2 === 1 ? 'rtl' : 'ltr' });
  }
  const highest = Math.max(...runs.map((run) => run.level));
  for (let level = highest; level >= 1; level -= 1) {
    for (let start = 0; start < runs.length; start += 1) {
      let end = start;
      while (end < runs.length && (runs[end]?.level ?? 0) >= level) end += 1;
      if (end > start) runs.splice(start, end - start, ...runs.slice(start, end).reverse());
      start = Math.max(start, end);
    }
  }
  return runs.map(({ start, end, direction }) => ({ start, end, direction }));
}
