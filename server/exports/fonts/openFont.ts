import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  Blob,
  Buffer as ShapeBuffer,
  ClusterLevel,
  Direction,
  Face,
  Font,
  shape,
} from 'harfbuzzjs';
import type { FontFamily, TextStyle } from './fontFamilies.ts';

export type TextDirection = 'ltr' | 'rtl';

/** A glyph and its position, from left to right. Lengths in units of the font. */
export interface ShapedGlyph {
  id: number;
  /** Where in the text its characters begin; glyphs of one cluster show them together. */
  cluster: number;
  /**
   * What was typed for this glyph: one or more characters, or `''` where neighbouring glyphs have
   * them.
   */
  text: string;
  advance: number;
  xOffset: number;
  yOffset: number;
}

/**
 * A font that was read, and that shapes words as their script needs it (HarfBuzz: joined letters,
 * conjuncts, placed marks).
 */
export interface OpenFont {
  family: FontFamily;
  /** Its name among the embedded fonts. */
  file: string;
  bytes: Uint8Array;
  unitsPerEm: number;
  /** Above and below the line, units; `descender` is negative. */
  ascender: number;
  descender: number;
  has(codePoint: number): boolean;
  /** A glyph's own width, units. */
  glyphAdvance(id: number): number;
  /** Its outline as an SVG path, units, y downwards. */
  glyphOutline(id: number): string;
  /** Glyphs of a word or of a piece without line breaks. */
  shape(text: string, direction: TextDirection): readonly ShapedGlyph[];
}

/**
 * How many shaped words are remembered: meetings repeat words, and shaping takes most of the time.
 */
const WORDS_KEPT = 50_000;

/** Brackets and quotes that are mirrored in text from right to left. */
const MIRRORS = new Map(
  [...'()[]{}<>«»‹›'].map((sign, at, all) => [sign, all[at % 2 === 0 ? at + 1 : at - 1] ?? sign]),
);

/**
 * The text of a letter's second glyph: a space without width, because readers invent letters for
 * glyphs without text.
 */
export const NOTHING = '\u200b';

const opened = new Map<string, OpenFont>();

/** The font of a style, read when it is first asked for; `null` when its package is not installed. */
export function openFont(family: FontFamily, style: TextStyle): OpenFont | null {
  const path = family.file(style);
  if (path === null) return null;
  const known = opened.get(path);
  if (known) return known;
  const font = readFont(family, path);
  opened.set(path, font);
  return font;
}

function readFont(family: FontFamily, path: string): OpenFont {
  const bytes = readFileSync(path);
  const face = new Face(new Blob(bytes));
  const font = new Font(face);
  const { ascender, descender } = font.hExtents();
  const characters = new Set(face.collectUnicodes());
  const words = new Map<string, readonly ShapedGlyph[]>();
  return {
    family,
    file: basename(path),
    bytes,
    unitsPerEm: face.upem,
    ascender,
    descender,
    has: (codePoint) => characters.has(codePoint),
    glyphAdvance: (id) => font.glyphHAdvance(id),
    glyphOutline: (id) =>
      font
        .glyphToJson(id)
        .map(
          ({ type, values }) =>
            type + values.map((value, at) => (at % 2 === 1 ? -value : value)).join(' '),
        )
        .join(''),
    shape: (text, direction) => {
      const key = direction === 'ltr' ? text : `\0${text}`;
      const known = words.get(key);
      if (known) return known;
      const glyphs = shapeWord(font, text, direction);
      if (words.size > WORDS_KEPT) words.clear();
      words.set(key, glyphs);
      return glyphs;
    },
  };
}

function shapeWord(font: Font, text: string, direction: TextDirection): ShapedGlyph[] {
  const buffer = new ShapeBuffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  buffer.setDirection(direction === 'rtl' ? Direction.RTL : Direction.LTR);
  buffer.setClusterLevel(ClusterLevel.MONOTONE_GRAPHEMES);
  shape(font, buffer);
  const infos = buffer.getGlyphInfos();
  const positions = buffer.getGlyphPositions();
  const glyphs = infos.map(({ codepoint: id, cluster }, index): ShapedGlyph => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
    return { id, cluster, text: '', advance: xAdvance, xOffset, yOffset };
  });
  const byCluster = new Map<number, ShapedGlyph[]>();
  for (const glyph of glyphs) {
    const together = byCluster.get(glyph.cluster);
    if (together) together.push(glyph);
    else byCluster.set(glyph.cluster, [glyph]);
  }
  const starts = [...byCluster.keys()].sort((a, b) => a - b);
  for (const [at, start] of starts.entries())
    tellTyped(
      byCluster.get(start) ?? [],
      text.slice(start, starts[at + 1] ?? text.length),
      direction,
    );
  return glyphs;
}

/**
 * Distributes what was typed among the glyphs of a cluster, so that reading them from left to right
 * gives it back. From right to left all of it goes to the widest glyph, which is the letter; the
 * others are its dots and marks. Poppler and pdf.js reverse a line letter by letter: they keep the
 * letters of a ligature in order, but not a letter's vowel signs, so those are in reverse; and they
 * take brackets for what they look like.
 */
function tellTyped(glyphs: readonly ShapedGlyph[], typed: string, direction: TextDirection): void {
  if (direction === 'rtl') {
    const letter = glyphs.reduce<ShapedGlyph | null>(
      (widest, glyph) => (widest === null || glyph.advance > widest.advance ? glyph : widest),
      null,
    );
    const mirrored = MIRRORS.get(typed);
    if (letter && mirrored !== undefined) letter.text = mirrored;
    else if (letter) letter.text = /\p{M}/u.test(typed) ? [...typed].reverse().join('') : typed;
    return;
  }
  const characters = [...typed];
  glyphs.forEach((glyph, index) => {
    const own =
      index === glyphs.length - 1 ? characters.slice(index).join('') : (characters[index] ?? '');
    glyph.text = own === '' ? NOTHING : own;
  });
}
