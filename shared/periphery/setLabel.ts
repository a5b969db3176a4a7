import { lettersOf, piecesOf, setLines } from '../layout/breakWords.ts';
import { partWord } from '../layout/partWord.ts';
import { leadingOf, type Measure } from '../gallery/setWords.ts';

/** Words in lines of one size, not placed yet. */
export interface Label {
  size: number;
  lines: readonly { text: string; width: number }[];
  width: number;
  height: number;
  /** From line to line. */
  leading: number;
}

/** What says that there is more. */
const MORE = '…';
/** More lines than any name has. */
const ENDLESS = 1_000;

/** As much of the last line as has room before the sign that there is more. */
function shortened(line: string, widthOf: (text: string) => number, room: number): string {
  const letters = lettersOf(line);
  while (letters.length > 0 && widthOf(letters.join('').trimEnd() + MORE) > room) letters.pop();
  return letters.join('').trimEnd() + MORE;
}

/** Sets words in lines no wider than `room`: between words, within one only where no line holds it. Of more than `most` lines the rest is left out, and it is seen that there was more. */
export function setLabel(
  text: string,
  { size, room, most }: { size: number; room: number; most: number },
  measure: Measure,
): Label {
  const widthOf = (line: string): number => measure(line, size);
  const pieces = piecesOf(text);
  const all = setLines(
    pieces,
    widthOf,
    () => room,
    ENDLESS,
    (word, left, fits) =>
      // Only a word that is too wide by itself.
      widthOf(word) > room ? partWord(left, fits) : null,
  ) ?? [text.trim()];
  const lines = all.slice(0, most);
  const last = lines.at(-1);
  if (last !== undefined && (all.length > most || widthOf(last) > room))
    lines[lines.length - 1] = shortened(last, widthOf, room);
  const set = lines.map((line) => ({ text: line, width: widthOf(line) }));
  const leading = leadingOf(text) * size;
  return {
    size,
    lines: set,
    width: Math.max(0, ...set.map(({ width }) => width)),
    height: set.length * leading,
    leading,
  };
}
