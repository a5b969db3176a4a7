import bidiFactory from 'bidi-js';
import { mayTurn, textDirection } from '../../../shared/model/textDirection.ts';
import type { TextDirection } from './openFont.ts';

/** A part of a line that runs one way. */
export interface BidiRun {
  /** Where it begins in the text, UTF-16 units. */
  start: number;
  end: number;
  direction: TextDirection;
}

const bidi = bidiFactory();

/**
 * The library takes surrogate halves for Latin letters, so a character of the same kind from the
 * basic plane stands in for them.
 */
const standInFor = (char: string): string =>
  (textDirection(char) === 'rtl'
    ? 'א'
    : /\p{L}/u.test(char)
      ? 'a'
      : /\p{Nd}/u.test(char)
        ? '1'
        : '☺'
  ).repeat(char.length);

/**
 * The bidi level of each UTF-16 unit of a paragraph; `null` where all of it runs from left to
 * right.
 */
export type BidiLevels = Uint8Array | null;

/**
 * Bidi levels by Unicode Standard Annex 9, up to rule I2. For a whole paragraph, because a number
 * or a bracket may belong to something on the line before.
 */
export function bidiLevels(paragraph: string, base: TextDirection): BidiLevels {
  if (base === 'ltr' && !mayTurn(paragraph)) return null;
  return bidi.getEmbeddingLevels(paragraph.replaceAll(/[\u{10000}-\u{10ffff}]/gu, standInFor), base)
    .levels;
}

/**
 * The runs of a line, from unit `from` to before `to` of its paragraph, in the order they have on
 * paper from left to right: rule L2. Lines have no spaces at their end (rule L1). Only here is text
 * ordered for files; on screens browsers do it.
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
