import type { Rect } from '../layout/noteGrid.ts';
import { textDirection } from '../model/textDirection.ts';
import { piecesOf, setLines } from '../layout/breakWords.ts';

/** Width of a text in the weight names are set in; what is set lighter is narrower. */
export type Measure = (text: string, size: number) => number;

/** A line of words where it stands; `x` is its left edge whichever way it runs, `y` its baseline. */
export interface SetLine {
  text: string;
  x: number;
  y: number;
  width: number;
}

/** Words set in lines of one size. */
export interface SetText {
  size: number;
  direction: 'ltr' | 'rtl';
  lines: readonly SetLine[];
}

/** From the top of a line to the baseline of its capitals, from there to the lowest letter; of the size. */
export const CAPITALS = 0.72;
export const DESCENT = 0.26;
/** Scripts with signs above and below their letters need more between lines. */
const LEADING = { latin: 1.13, tall: 1.36 } as const;
const TALL = new RegExp(
  `[${[
    'Arabic',
    'Devanagari',
    'Bengali',
    'Gurmukhi',
    'Gujarati',
    'Tamil',
    'Telugu',
    'Kannada',
    'Malayalam',
    'Sinhala',
    'Thai',
    'Lao',
    'Tibetan',
    'Myanmar',
    'Khmer',
  ]
    .map((script) => String.raw`\p{Script=${script}}`)
    .join('')}]`,
  'u',
);

/** From line to line, of the size. */
export const leadingOf = (text: string): number => (TALL.test(text) ? LEADING.tall : LEADING.latin);

/** A line's height with all its letters, and where its baseline is in that; of the size. */
export const lineBox = (text: string): { height: number; baseline: number } =>
  TALL.test(text) ? { height: 1.5, baseline: 1.08 } : { height: 1.2, baseline: 0.93 };

/** Sets prose in a box, from its top, in one size; `null` where not all of it has room. Never within a word, never cut. */
export function setWords(text: string, box: Rect, size: number, measure: Measure): SetText | null {
  const pieces = piecesOf(text);
  const leading = leadingOf(text) * 1.06 * size;
  const spare = box.height - (CAPITALS + DESCENT) * size;
  if (spare < 0 || pieces.length === 0) return null;
  const lines = setLines(
    pieces,
    (line) => measure(line, size),
    () => box.width,
    1 + Math.floor(spare / leading),
  );
  if (!lines) return null;
  const direction = textDirection(text);
  return {
    size,
    direction,
    lines: lines.map((line, index) => {
      const width = measure(line, size);
      return {
        text: line,
        x: direction === 'rtl' ? box.x + box.width - width : box.x,
        y: box.y + CAPITALS * size + index * leading,
        width,
      };
    }),
  };
}
