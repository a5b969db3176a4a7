import bidiFactory from 'bidi-js';
import type { NoteColor } from '../../../shared/model/note.ts';
import { fontFor, turnsRound, widthIn, type ReportFont, type TextStyle } from './reportFonts.ts';

/** Words of one look. */
export interface TextRun {
  text: string;
  style: TextStyle;
  link?: string;
  /** Set on the paper of a note. */
  note?: NoteColor;
}

/** Part of a line that one font sets in one go. */
export interface Piece {
  font: ReportFont;
  text: string;
  link?: string;
  note?: NoteColor;
}

/** A line, its pieces from left to right as they stand on paper. */
export interface SetLine {
  pieces: Piece[];
  /** Em of the text's size. */
  width: number;
  /** Its paragraph reads from right to left. */
  rightToLeft: boolean;
}

const bidi = bidiFactory();
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const LINE_BREAKS = /\r\n|[\n\r\u0085\u2028\u2029]/u;
/** Scripts written without spaces: a line may break behind each character. */
const BREAKS_ANYWHERE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
/** Signs that never begin a line, and those that never end one. */
const NEVER_FIRST = /^[\p{Pe}\p{Pf}、。，．！？：；・ー…!?,.:;%]/u;
const NEVER_LAST = /[\p{Ps}\p{Pi}]$/u;
/** Directions, soft hyphens and the like: they have done their work before anything is drawn. */
const INVISIBLE = /^[\p{Cc}\p{Cf}\ufe00-\ufe0f]+$/u;

/** A character with its look and its font. */
interface Cluster {
  text: string;
  run: TextRun;
  font: ReportFont;
}

/** What stands for a character that no font of ours has: its number, so that nobody thinks it was never there. */
export const standIn = (cluster: string): string => `[${[...cluster].map((char) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ')}]`;

/** How text is set; remembers whether a character had to be spelled out. */
export class TextSetter {
  /** A character had no glyph in any font and shows as its number. */
  spelledOut = false;

  /** Breaks words into lines of at most `width` em. Line breaks of the text are kept; an empty text has no lines. */
  lines(runs: readonly TextRun[], width: number): SetLine[] {
    const lines: SetLine[] = [];
    for (const paragraph of splitParagraphs(runs)) {
      const text = paragraph.map((run) => run.text).join('');
      const rightToLeft = isRightToLeft(text);
      const clusters = this.#clusters(paragraph);
      const broken = breakClusters(clusters, width);
      for (const line of broken.length === 0 && lines.length > 0 ? [[]] : broken) lines.push(setLine(line, rightToLeft));
    }
    while (lines.at(-1)?.pieces.length === 0) lines.pop();
    return lines;
  }

  /** Is any word so long that it would have to break inside at this width (em)? */
  hasLongWord(runs: readonly TextRun[], width: number): boolean {
    return splitParagraphs(runs).some((paragraph) => words(this.#clusters(paragraph)).some(({ word }) => widthOf(word) > width));
  }

  /** One line, cut with an ellipsis where it is longer than `width` em. */
  line(runs: readonly TextRun[], width = Infinity): SetLine {
    const oneLine = runs.map((run) => ({ ...run, text: run.text.split(LINE_BREAKS).join(' ') }));
    const [whole, more] = this.lines(oneLine, width);
    if (!whole) return { pieces: [], width: 0, rightToLeft: false };
    if (!more) return whole;
    const first = this.lines(oneLine, Math.max(0.5, width - 0.9))[0] ?? whole;
    const dots = this.#clusters([{ text: '…', style: runs[0]?.style ?? 'regular' }]).map((cluster) => ({ font: cluster.font, text: cluster.text }));
    return { ...first, pieces: first.rightToLeft ? [...dots, ...first.pieces] : [...first.pieces, ...dots], width: first.width + 0.9 };
  }

  #clusters(runs: readonly TextRun[]): Cluster[] {
    const clusters: Cluster[] = [];
    for (const run of runs) {
      // Composed first: fonts have ā, few place a loose macron well.
      for (const { segment } of graphemes.segment(run.text.normalize('NFC').replaceAll('\t', ' '))) {
        if (INVISIBLE.test(segment)) continue;
        const font = fontFor(segment, run.style);
        if (font) clusters.push({ text: segment, run, font });
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
      if (font) return [{ text: char, run, font }];
      if (/\s/u.test(char)) return this.#clusters([{ ...run, text: ' ' }]);
      this.spelledOut = true;
      return this.#clusters([{ ...run, text: standIn(char) }]);
    });
  }
}

/** Anything that may turn a line: letters of right-to-left scripts, and the invisible signs that set a direction. */
const MAY_TURN = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** By its first letter that has a direction. */
export const isRightToLeft = (text: string): boolean => MAY_TURN.test(text) && bidi.getEmbeddingLevels(text).paragraphs[0]?.level === 1;

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

// Nearly every character is below these scripts: the costly question is seldom asked.
const breaksAnywhere = (text: string): boolean => text >= '\u0e00' && BREAKS_ANYWHERE.test(text);

const mayBreakBetween = (before: string, after: string): boolean =>
  (breaksAnywhere(before) || breaksAnywhere(after) || /^[、。，！？；]/u.test(before)) && !NEVER_FIRST.test(after) && !NEVER_LAST.test(before);

/** Words: each with the spaces behind it. */
function words(clusters: readonly Cluster[]): { word: Cluster[]; spaces: Cluster[] }[] {
  const found: { word: Cluster[]; spaces: Cluster[] }[] = [];
  for (const cluster of clusters) {
    const last = found.at(-1);
    const previous = last?.word.at(-1);
    if (isSpace(cluster)) {
      if (last) last.spaces.push(cluster);
    } else if (!last || last.spaces.length > 0 || (previous && mayBreakBetween(previous.text, cluster.text))) found.push({ word: [cluster], spaces: [] });
    else last.word.push(cluster);
  }
  return found;
}

const widthOf = (clusters: readonly Cluster[]): number => pieces(clusters).reduce((sum, piece) => sum + widthIn(piece.font, piece.text), 0);

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
    const wordWidth = widthOf(word);
    if (used + wordWidth > width) close();
    if (wordWidth <= width) {
      line.push(...word);
      used += wordWidth;
    } else {
      // Too long for any line: breaks where it must.
      for (const cluster of word) {
        const one = widthOf([cluster]);
        if (used + one > width) close();
        line.push(cluster);
        used += one;
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

/** Neighbours of one font and look together. */
function pieces(clusters: readonly Cluster[]): (Piece & { run: TextRun })[] {
  const found: (Piece & { run: TextRun })[] = [];
  for (const { text, run, font } of clusters) {
    const last = found.at(-1);
    if (last && last.font === font && last.run === run) last.text += text;
    else found.push({ font, text, run, ...(run.link === undefined ? {} : { link: run.link }), ...(run.note === undefined ? {} : { note: run.note }) });
  }
  return found;
}

/** Orders a line for paper: Unicode Standard Annex 9, rule L2, on runs of one level; the fonts turn their own letters round. */
function setLine(clusters: readonly Cluster[], rightToLeft: boolean): SetLine {
  const text = clusters.map((cluster) => cluster.text).join('');
  const levels: ArrayLike<number> = MAY_TURN.test(text) ? bidi.getEmbeddingLevels(text, rightToLeft ? 'rtl' : 'ltr').levels : [];
  const runs: { level: number; clusters: Cluster[] }[] = [];
  let at = 0;
  for (const cluster of clusters) {
    const level = levels[at] ?? 0;
    at += cluster.text.length;
    const last = runs.at(-1);
    if (last && last.level === level) last.clusters.push(cluster);
    else runs.push({ level, clusters: [cluster] });
  }
  const highest = Math.max(0, ...runs.map((run) => run.level));
  for (let level = highest; level >= 1; level -= 1) {
    for (let start = 0; start < runs.length; start += 1) {
      let end = start;
      while (end < runs.length && (runs[end]?.level ?? 0) >= level) end += 1;
      if (end > start) runs.splice(start, end - start, ...runs.slice(start, end).reverse());
      start = Math.max(start, end);
    }
  }
  const ordered = runs.flatMap((run) => (run.level % 2 === 1 ? turned(run.clusters) : pieces(run.clusters)));
  return { pieces: ordered.map(({ run: _run, ...piece }) => piece), width: ordered.reduce((sum, piece) => sum + widthIn(piece.font, piece.text), 0), rightToLeft };
}

/** Pieces of a right-to-left run, last first. Signs that no font turns are turned here, brackets mirrored. */
function turned(clusters: readonly Cluster[]): (Piece & { run: TextRun })[] {
  return pieces(clusters).reverse().map((piece) => {
    if (turnsRound(piece.font, piece.text)) return piece;
    const mirrored = [...graphemes.segment(piece.text)].map(({ segment }) => bidi.getMirroredCharacter(segment) ?? segment);
    return { ...piece, text: mirrored.reverse().join('') };
  });
}
