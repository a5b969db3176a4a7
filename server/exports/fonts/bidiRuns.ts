import bidiFactory from 'bidi-js';
import { textDirection } from '../../../shared/model/textDirection.ts';
import type { TextDirection } from './openFont.ts';

/** Part of a line that runs one way. */
export interface BidiRun {
  /** Where it is in the text, UTF-16 units. */
  start: number;
  end: number;
  direction: TextDirection;
}

const bidi = bidiFactory();

/** Anything that may turn a line: letters of right-to-left scripts, their numbers, and the invisible signs that set a direction. */
const MAY_TURN = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** The library takes halves of characters beyond the basic plane for Latin letters: a neighbour of the same kind stands in for them. */
const standInFor = (char: string): string =>
  (textDirection(char) === 'rtl' ? 'א' : /\p{L}/u.test(char) ? 'a' : /\p{Nd}/u.test(char) ? '1' : '☺').repeat(char.length);

/**
 * A line's parts in the order they stand on paper, from left to right: Unicode Standard Annex 9 as a whole, rule L2 on runs of one
 * level. The only place that orders text for files; on screens browsers do. `base` is the direction of the line's paragraph.
 */
export function bidiRuns(text: string, base: TextDirection): BidiRun[] {
  if (text === '') return [];
  if (base === 'ltr' && !MAY_TURN.test(text)) return [{ start: 0, end: text.length, direction: 'ltr' }];
  const { levels } = bidi.getEmbeddingLevels(text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, standInFor), base);
  const runs: (BidiRun & { level: number })[] = [];
  for (let at = 0; at < text.length; at += 1) {
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
