import {
  lettersOf as splitLetters,
  piecesOf,
  setLines,
} from '../../../shared/layout/breakWords.ts';
import { partWord } from '../../../shared/layout/partWord.ts';
import { textDirection } from '../../../shared/model/textDirection.ts';

/** Width of a text set at 1 px: a group's name, semibold, or what stands beside it. */
export interface MeasureName {
  name: (text: string) => number;
  plain: (text: string) => number;
  /** Names that were looked at before: they are set anew at every step of a zoom. */
  known: Map<string, NameLetters>;
  /** The page's lines run from the right: a number stands right of its name, a count left of it. */
  fromRight?: boolean;
}

interface NameLetters {
  signs: readonly string[];
  /** Width of the first so many signs, at 1 px. */
  widths: readonly number[];
  /** Where it may go on in a second line: the signs before, and the first one after. */
  breaks: readonly { end: number; start: number }[];
}

/** Parts of a name's line, in shares of its size. */
export const NAME = {
  /** The number's square, and the space after it. */
  badge: 1.18,
  afterBadge: 0.34,
  /** Before the count, whose figures are smaller; before the paper, and its side. */
  beforeCount: 0.36,
  plain: 0.68,
  beforeTag: 0.32,
  tag: 0.62,
  /** Of a tab: before the number, after the last part, above and below the number. */
  start: 0.22,
  end: 0.28,
  above: 0.14,
  /** From line to line. */
  leading: 1.08,
} as const;

/** Letters may be so much narrower than they are: nobody sees it, and more names are whole; rather than cover notes; rather than cut a word. */
export const NARROWER = 0.94;
export const NARROW = 0.88;
export const NARROWEST = 0.8;
/** Letters of two lines that stand in the height of one; still what a room reads, where they have this many pixels. */
export const FINE = 0.62;
export const FINEST_PX = 14;
/** A word of so many letters may go on in the second of two fine lines. */
const LONG_WORD = 10;
/** Less than this of a name says nothing: then its number alone stands there. */
const FEWEST_LETTERS = 3;

/** What of a name is shown, in at most two lines. */
export interface NameForm {
  lines: readonly string[];
  /** Of the widest line, and up to where the count may stand behind the last one, at 1 px. */
  widest: number;
  last: number;
  /** The number of notes stands behind the last line. */
  counts: boolean;
  isWhole: boolean;
  /** Size of its letters, of the name's: 1, or `FINE`. */
  letters: number;
}

export function formOf(
  lines: readonly string[],
  measure: MeasureName,
  counts: boolean,
  isWhole = true,
  letters = 1,
): NameForm {
  const widths = lines.map((line) => measure.name(line) * letters);
  const widest = Math.max(0, ...widths);
  // Lines that run against the page's all begin where the count stands.
  const isAgainst = (textDirection(lines[0] ?? '') === 'rtl') !== (measure.fromRight ?? false);
  const last = isAgainst ? widest : (widths.at(-1) ?? 0);
  return { lines, widest, last, counts, isWhole, letters };
}

/** Where a name may go on in a second line: after spaces and hyphens, and between signs of scripts that are written without spaces. */
const BREAK =
  /(?<=[-/\u2013\u2014])(?=\S)|\s+|(?<=[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])(?=[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])/gu;

/** Whose name it is: how it is measured, and what stands behind it. */
interface Counted {
  count: string;
  measure: MeasureName;
}

export const wholeForm = (lines: readonly string[], { measure, count }: Counted): NameForm =>
  formOf(lines, measure, count !== '');

/** Of the count with the space before it, at a name's size of 1 px. */
export const countWidth = ({ count, measure }: Counted): number =>
  NAME.beforeCount + measure.plain(count) * NAME.plain;

/** From the first letter to the end of the count, at 1 px. */
export const formWidth = (form: NameForm, counted: Counted, squeeze = 1): number =>
  Math.max(form.widest * squeeze, form.last * squeeze + (form.counts ? countWidth(counted) : 0));

/** Where a line may end in a name, in UTF-16 units. */
function breaksIn(name: string): { end: number; start: number }[] {
  const breaks = [...name.matchAll(BREAK)].map(({ index, 0: space }) => ({
    end: index,
    start: index + space.length,
  }));
  // Between the words of Thai and others.
  let from = 0;
  for (const { text, spaced } of piecesOf(name)) {
    const start = name.indexOf(text, from);
    if (!spaced && start > 0 && breaks.every((each) => each.start !== start))
      breaks.push({ end: start, start });
    from = start + text.length;
  }
  return breaks.sort((one, other) => one.end - other.end);
}

function lettersOf(name: string, measure: MeasureName): NameLetters {
  const known = measure.known.get(name);
  if (known) return known;
  const signs = splitLetters(name);
  const at = new Map([[0, 0]]);
  let length = 0;
  for (const [index, sign] of signs.entries()) at.set((length += sign.length), index + 1);
  const letters: NameLetters = {
    signs,
    widths: Array.from({ length: signs.length + 1 }, (_, count) =>
      measure.name(signs.slice(0, count).join('')),
    ),
    breaks: breaksIn(name).flatMap((each) => {
      const [end = 0, start = Infinity] = [at.get(each.end), at.get(each.start)];
      return end > 0 && start < signs.length ? [{ end, start }] : [];
    }),
  };
  if (measure.known.size < MOST_KNOWN) measure.known.set(name, letters);
  return letters;
}

/** Names remembered; more than any wall has groups. */
const MOST_KNOWN = 5_000;

const widthOf = ({ widths }: NameLetters, from: number, to: number): number =>
  (widths[to] ?? 0) - (widths[from] ?? 0);

/** A name in two lines of about one length, with room for what stands `behind` the second; `null` if it has no place to break. */
export function breakInTwo(
  name: string,
  measure: MeasureName,
  behind = 0,
): [string, string] | null {
  const letters = lettersOf(name, measure);
  const { signs, breaks } = letters;
  let best: { end: number; start: number } | null = null;
  let width = Infinity;
  for (const each of breaks) {
    const widest = Math.max(
      widthOf(letters, 0, each.end),
      widthOf(letters, each.start, signs.length) + behind,
    );
    if (widest >= width) continue;
    best = each;
    width = widest;
  }
  return best && [signs.slice(0, best.end).join(''), signs.slice(best.start).join('')];
}

/** As much of a name, from a sign on, as is no wider than `width`, with an ellipsis where it is cut; empty if that were next to nothing. */
export function cutName(name: string, width: number, measure: MeasureName, from = 0): string {
  const letters = lettersOf(name, measure);
  const { signs } = letters;
  if (widthOf(letters, from, signs.length) <= width) return signs.slice(from).join('');
  const said = (end: number): string => `${signs.slice(from, end).join('')}…`;
  const room = width - measure.name('…');
  let end = signs.length - 1;
  while (end > from && widthOf(letters, from, end) > room) end -= 1;
  while (end > from && signs[end - 1] === ' ') end -= 1;
  // Letters lean on their neighbours, and have other forms at an end: what counts is how wide all of it is.
  while (end > from && measure.name(said(end)) > width) end -= 1;
  return end - from < FEWEST_LETTERS ? '' : said(end);
}

/** A name too long for two lines of `width`: the first as full as words make it, the second cut. Only one line if the second would say next to nothing. */
export function cutInTwo(name: string, width: number, measure: MeasureName): string[] {
  const letters = lettersOf(name, measure);
  const full = [...letters.breaks].reverse().find(({ end }) => widthOf(letters, 0, end) <= width);
  const second = full ? cutName(name, width, measure, full.start) : '';
  if (full && second !== '') return [letters.signs.slice(0, full.end).join(''), second];
  const one = cutName(name, width, measure);
  return one === '' ? [] : [one];
}

/**
 * A name in two fine lines of `width` at 1 px of these: whole if it can be, at first between words, then within long ones too; else its second
 * line is cut. `null` where it does not begin to fit.
 */
export function inFineLines(
  name: string,
  width: number,
  measure: MeasureName,
): { lines: readonly string[]; isWhole: boolean } | null {
  const fits = (line: string): boolean => measure.name(line) <= width;
  const halves = breakInTwo(name, measure);
  if (halves?.every(fits)) return { lines: halves, isWhole: true };
  const lines = setLines(
    piecesOf(name),
    measure.name,
    () => width,
    Infinity,
    (piece, left, partFits) => (piece.length < LONG_WORD ? null : partWord(left, partFits)),
  );
  const [first, second] = lines ?? [];
  if (!lines || first === undefined || second === undefined) return null;
  if (lines.length === 2) return { lines, isWhole: true };
  const cut = splitLetters(second.replace(/-$/u, ''));
  while (cut.length > 0 && !fits(`${cut.join('')}…`)) cut.pop();
  return { lines: [first, `${cut.join('').trimEnd()}…`], isWhole: false };
}
