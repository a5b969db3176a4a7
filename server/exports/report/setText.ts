import type { NoteColor } from '../../../shared/model/note.ts';
import { textDirection } from '../../../shared/model/textDirection.ts';
import { bidiLevels, bidiRuns, type BidiLevels } from '../fonts/bidiRuns.ts';
import { fontFor, widthIn } from '../fonts/fontFor.ts';
import type { TextStyle } from '../fonts/fontFamilies.ts';
import type { OpenFont, TextDirection } from '../fonts/openFont.ts';
import { asOne, languageOfLetter } from './wordLanguage.ts';
import { lettersOf, REPEATS, UNSEEN_SPACE } from '../../../shared/layout/breakWords.ts';
import { LANGUAGES } from '../../../shared/words/languages.ts';
import type { Words } from '../../../shared/words/words.ts';
import { wordsIn } from '../../words/serverWords.ts';

/** Words of one look. */
export interface TextRun {
  text: string;
  style: TextStyle;
  link?: string;
  /** The paper that it is set on, if it is a note. */
  note?: NoteColor;
}

/** A part of a line in one font. */
export interface Piece {
  font: OpenFont;
  /** In reading order, first letter first, whichever way it runs. */
  text: string;
  direction: TextDirection;
  /** The language that its letters show (BCP 47); `null` for none. */
  language: string | null;
  /** What was typed, where `text` is a number in place of letters that no font has. */
  typed?: string;
  link?: string;
  note?: NoteColor;
}

/** A line, its pieces from left to right as they stand on paper. */
export interface SetLine {
  pieces: Piece[];
  /** Em of the text's size. */
  width: number;
  /** Whether its paragraph is read from right to left. */
  rightToLeft: boolean;
}

const LINE_BREAKS = /\r\n|[\n\r\u0085\u2028\u2029]/u;
/** Scripts written without spaces in which a line may break behind each character. */
const BREAKS_ANYWHERE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Scripts written without spaces in which it breaks between words, which take a dictionary. */
const WORDS_BY_DICTIONARY = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const dictionary = new Intl.Segmenter('und', { granularity: 'word' });
/** Signs that never begin a line, and those that never end one. */
const NEVER_FIRST = /^[\p{Pe}\p{Pf}、。，．！？：；・…!?,.:;%។៕៖၊။]/u;
const isNeverFirst = (text: string): boolean => NEVER_FIRST.test(text) || REPEATS.test(text);
const NEVER_LAST = /[\p{Ps}\p{Pi}]$/u;
/** Signs that set a direction: they take part in ordering a line, and are not drawn. */
const DIRECTION_SIGN = /^[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+$/u;
/** Soft hyphens and the like: nothing of them is drawn. */
const INVISIBLE = /^[\p{Cc}\p{Cf}\ufe00-\ufe0f]+$/u;

/** A character with its look and its font. */
interface Cluster {
  text: string;
  /** Where it is in its paragraph, UTF-16 units. */
  at: number;
  run: TextRun;
  font: OpenFont;
  /** The language that it shows. */
  language: string | null;
  /** A space that is not seen stands behind it. */
  mayEndLine?: boolean;
  /** It takes part in ordering a line and is not drawn. */
  isSign?: boolean;
  /** What was typed, where `text` is its number. */
  typed?: string;
}

const firstOf = (cluster: string): string => String.fromCodePoint(cluster.codePointAt(0) ?? 0);

/**
 * Shown for a character that none of our fonts has: its number, so that nobody thinks it was never
 * there.
 */
export const standIn = (cluster: string): string =>
  `[${[...cluster].map((char) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ')}]`;

/** Sets text in lines; remembers whether a character had to be shown as its number. */
export class TextSetter {
  /** Whether a character had no glyph in any font and shows as its number. */
  spelledOut = false;
  /** Whether the document's language runs from right to left. */
  readonly rightToLeft: boolean;
  /** What the document says besides people's own words. */
  readonly words: Words;

  constructor({
    rightToLeft = false,
    words = wordsIn(LANGUAGES[0]),
  }: { rightToLeft?: boolean; words?: Words } = {}) {
    this.rightToLeft = rightToLeft;
    this.words = words;
  }

  /** Does a line start where the document's own do? */
  startsWithPage(line: SetLine): boolean {
    return line.rightToLeft === this.rightToLeft;
  }

  /** Breaks words into lines of at most `width` em. Line breaks of the text are kept; an empty text has no lines. */
  lines(runs: readonly TextRun[], width: number): SetLine[] {
    const lines: SetLine[] = [];
    for (const paragraph of splitParagraphs(runs)) {
      const text = paragraph.map((run) => run.text).join('');
      const base = textDirection(text, this.rightToLeft ? 'rtl' : 'ltr');
      const clusters = this.#clusters(paragraph);
      let shown = '';
      for (const cluster of clusters) {
        cluster.at = shown.length;
        shown += cluster.text;
      }
      const levels = bidiLevels(shown, base);
      const broken = breakClusters(clusters, width);
      for (const line of broken.length === 0 && lines.length > 0 ? [[]] : broken)
        lines.push(setLine(line, base, levels));
    }
    while (lines.at(-1)?.pieces.length === 0) lines.pop();
    return lines;
  }

  /** Whether any word is so long that it has to break at this width (em). */
  hasLongWord(runs: readonly TextRun[], width: number): boolean {
    return splitParagraphs(runs).some((paragraph) =>
      words(this.#clusters(paragraph)).some(({ word }) => wordWidthOf(word) > width),
    );
  }

  /** One line, cut with an ellipsis where it is longer than `width` em. */
  line(runs: readonly TextRun[], width = Infinity): SetLine {
    const oneLine = runs.map((run) => ({ ...run, text: run.text.split(LINE_BREAKS).join(' ') }));
    const [whole, more] = this.lines(oneLine, width);
    if (!whole) return { pieces: [], width: 0, rightToLeft: this.rightToLeft };
    if (!more) return whole;
    const first = this.lines(oneLine, Math.max(0.5, width - 0.9))[0] ?? whole;
    const dots = this.#clusters([{ text: '…', style: runs[0]?.style ?? 'regular' }]).map(
      ({ font, text }): Piece => ({
        font,
        text,
        language: null,
        direction: first.rightToLeft ? 'rtl' : 'ltr',
      }),
    );
    return {
      ...first,
      pieces: first.rightToLeft ? [...dots, ...first.pieces] : [...first.pieces, ...dots],
      width: first.width + 0.9,
    };
  }

  #clusters(runs: readonly TextRun[]): Cluster[] {
    const clusters: Cluster[] = [];
    for (const run of runs) {
      // Composed first: fonts have ā, and few place a separate macron well.
      for (const segment of lettersOf(run.text.normalize('NFC').replaceAll('\t', ' '))) {
        if (DIRECTION_SIGN.test(segment)) {
          const font = fontFor(' ', run.style);
          if (font)
            clusters.push({ text: segment, at: 0, run, font, language: null, isSign: true });
          continue;
        }
        const last = clusters.at(-1);
        if (segment === UNSEEN_SPACE && last) last.mayEndLine = true;
        if (INVISIBLE.test(segment)) continue;
        const font = fontFor(segment, run.style);
        if (font)
          clusters.push({
            text: segment,
            at: 0,
            run,
            font,
            language: languageOfLetter(firstOf(segment)),
          });
        else clusters.push(...this.#withoutFont(segment, run));
      }
    }
    return clusters;
  }

  /** Character by character what can be set, numbers for the rest. */
  #withoutFont(segment: string, run: TextRun): Cluster[] {
    return [...segment].flatMap((char) => {
      if (INVISIBLE.test(char)) return [];
      const font = fontFor(char, run.style);
      if (font) return [{ text: char, at: 0, run, font, language: languageOfLetter(char) }];
      if (/\s/u.test(char)) return this.#clusters([{ ...run, text: ' ' }]);
      this.spelledOut = true;
      const number = this.#clusters([{ ...run, text: standIn(char) }]);
      return number.map((cluster, index) => ({
        ...cluster,
        language: languageOfLetter(char),
        typed: index === 0 ? char : '',
      }));
    });
  }
}

function splitParagraphs(runs: readonly TextRun[]): TextRun[][] {
  const paragraphs: TextRun[][] = [[]];
  for (const run of runs) {
    run.text.split(LINE_BREAKS).forEach((text, index) => {
      if (index > 0) paragraphs.push([]);
      paragraphs.at(-1)?.push({ ...run, text });
    });
  }
  return paragraphs;
}

const isSpace = (cluster: Cluster): boolean => /^[^\S\u00a0\u202f]+$/u.test(cluster.text);

// Nearly all characters are below these scripts, so the slow test is rare.
const breaksAnywhere = (text: string): boolean => text >= '\u0e00' && BREAKS_ANYWHERE.test(text);

const mayBreakBetween = (before: string, after: string): boolean =>
  (breaksAnywhere(before) || breaksAnywhere(after) || /^[、。，！？；]/u.test(before)) &&
  !isNeverFirst(after) &&
  !NEVER_LAST.test(before);

/** Splits into words, each with the spaces after it. */
function words(clusters: readonly Cluster[]): { word: Cluster[]; spaces: Cluster[] }[] {
  const found: { word: Cluster[]; spaces: Cluster[] }[] = [];
  const betweenWords = dictionaryBreaks(clusters);
  for (const [index, cluster] of clusters.entries()) {
    const last = found.at(-1);
    const previous = last?.word.at(-1);
    if (isSpace(cluster)) {
      if (last) last.spaces.push(cluster);
    } else if (
      !last ||
      last.spaces.length > 0 ||
      (previous &&
        (previous.mayEndLine ||
          mayBreakBetween(previous.text, cluster.text) ||
          betweenWords.has(index)))
    )
      found.push({ word: [cluster], spaces: [] });
    else last.word.push(cluster);
  }
  return found;
}

/** The clusters before which a word of a dictionary script begins. */
function dictionaryBreaks(clusters: readonly Cluster[]): ReadonlySet<number> {
  const breaks = new Set<number>();
  // Nearly all texts are below these scripts, so the slow test is rare.
  if (!clusters.some(({ text }) => text >= '\u0e00' && WORDS_BY_DICTIONARY.test(text)))
    return breaks;
  const starts = new Set(
    [...dictionary.segment(clusters.map(({ text }) => text).join(''))].map(({ index }) => index),
  );
  let at = 0;
  for (const [index, { text }] of clusters.entries()) {
    const before = clusters[index - 1]?.text ?? '';
    if (
      starts.has(at) &&
      (WORDS_BY_DICTIONARY.test(text) || WORDS_BY_DICTIONARY.test(before)) &&
      !isNeverFirst(text) &&
      !NEVER_LAST.test(before)
    )
      breaks.add(index);
    at += text.length;
  }
  return breaks;
}

const widthOf = (clusters: readonly Cluster[]): number =>
  pieces(clusters, null).reduce(
    (sum, piece) => sum + widthIn(piece.font, piece.text, piece.direction),
    0,
  );

/** Longer than any line: a "word" of 200,000 letters is cut before it is measured. */
const LONGEST_WORD = 1000;
const wordWidthOf = (word: readonly Cluster[]): number =>
  word.length > LONGEST_WORD ? Infinity : widthOf(word);

/**
 * As much of a word from `at` as fits into `room` (em). Letters that join have other widths than
 * alone, so the part is measured as a whole.
 */
function fittingPart(word: readonly Cluster[], at: number, room: number): Cluster[] {
  let end = at;
  for (let alone = 0; end < word.length; end += 1) {
    alone += widthOf(word.slice(end, end + 1));
    if (alone > room) break;
  }
  let part = word.slice(at, end);
  for (let width = widthOf(part); part.length > 0 && width > room; width = widthOf(part))
    part = part.slice(0, Math.min(part.length - 1, Math.floor((part.length * room) / width)));
  return part;
}

function breakClusters(clusters: readonly Cluster[], width: number): Cluster[][] {
  const lines: Cluster[][] = [];
  let line: Cluster[] = [];
  let used = 0;
  const close = (): void => {
    if (line.length > 0) lines.push(line);
    line = [];
    used = 0;
  };
  for (const { word, spaces } of words(clusters)) {
    const wordWidth = wordWidthOf(word);
    if (used + wordWidth > width) close();
    if (wordWidth <= width) {
      line.push(...word);
      used += wordWidth;
    } else {
      // Too long for any line: it breaks where it has to.
      for (let at = 0; at < word.length;) {
        let part = fittingPart(word, at, width - used);
        if (part.length === 0 && line.length > 0) {
          close();
          continue;
        }
        if (part.length === 0) part = word.slice(at, at + 1);
        line.push(...part);
        used += widthOf(part);
        at += part.length;
      }
    }
    line.push(...spaces);
    used += widthOf(spaces);
  }
  close();
  return lines.map(trimEnd);
}

function trimEnd(line: Cluster[]): Cluster[] {
  let end = line.length;
  while (end > 0 && isSpace(line[end - 1] as Cluster)) end -= 1;
  return line.slice(0, end);
}

/**
 * Joins neighbours of one font, look and language, in reading order; `direction` is the
 * paragraph's.
 */
function pieces(clusters: readonly Cluster[], direction: TextDirection | null): Piece[] {
  const found: (Piece & { run: TextRun })[] = [];
  for (const { text, run, font, language, isSign, typed } of clusters) {
    if (isSign) continue;
    const last = found.at(-1);
    const both = last ? asOne(last.language, language) : undefined;
    if (
      last &&
      both !== undefined &&
      last.font === font &&
      last.run === run &&
      (last.typed === undefined) === (typed === undefined)
    ) {
      last.text += text;
      last.language = both;
      if (typed !== undefined) last.typed = (last.typed ?? '') + typed;
    } else {
      found.push({
        font,
        text,
        run,
        language,
        direction: 'ltr',
        ...(typed === undefined ? {} : { typed }),
        ...(run.link === undefined ? {} : { link: run.link }),
        ...(run.note === undefined ? {} : { note: run.note }),
      });
    }
  }
  return found.map(({ run: _run, ...piece }) => ({
    ...piece,
    direction: direction ?? textDirection(piece.text),
  }));
}

/** Orders a line for paper; within a piece, the font reverses the letters. */
function setLine(clusters: readonly Cluster[], base: TextDirection, levels: BidiLevels): SetLine {
  const [first, last] = [clusters[0], clusters.at(-1)];
  const runs = first && last ? bidiRuns(levels, first.at, last.at + last.text.length) : [];
  const ordered = runs.flatMap(({ start, end, direction }) => {
    const found = pieces(
      clusters.filter(({ at }) => at >= start && at < end),
      direction,
    );
    return direction === 'rtl' ? found.reverse() : found;
  });
  return {
    pieces: ordered,
    width: ordered.reduce(
      (sum, piece) => sum + widthIn(piece.font, piece.text, piece.direction),
      0,
    ),
    rightToLeft: base === 'rtl',
  };
}
