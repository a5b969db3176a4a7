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

/** A glyph where it stands, from left to right. Lengths in units of the font. */
export interface ShapedGlyph {
  id: number;
  /** Where in the text the characters begin that it shows; glyphs of one cluster stand together for them. */
  cluster: number;
  /** What was typed and shows as this glyph: one or more characters, or `''` where neighbours stand for them. */
  text: string;
  advance: number;
  xOffset: number;
  yOffset: number;
}

/** A font file, read, that sets words as their script wants it (HarfBuzz: joined letters, conjuncts, marks in place). */
export interface OpenFont {
  family: FontFamily;
  /** Names it among those embedded. */
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

/** Meetings repeat their words, and shaping is what setting them costs. */
const WORDS_KEPT = 50_000;

/** Brackets and quotes that look the other way where text runs from right to left. */
const MIRRORS = new Map(
  [...'()[]{}<>«»‹›'].map((sign, at, all) => [sign, all[at % 2 === 0 ? at + 1 : at - 1] ?? sign]),
);

/** What stands for a letter's second glyph: a space without width, since readers make up letters for glyphs that say nothing. */
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
 * Shares out what was typed among the glyphs of a cluster, so that reading them from left to right gives it back. From right to left
 * all of it goes to the widest, which is the letter: the others are its dots and marks. Poppler and pdf.js turn the line round letter
 * by letter; letters of a ligature they keep in order, a letter's vowel signs they do not, so those stand the other way round; and brackets they
 * take for what they look like.
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
