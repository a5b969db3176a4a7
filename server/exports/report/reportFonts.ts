import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fontkit, { type Font } from '@pdf-lib/fontkit';

/** How words look; each style has its own file of the report's own font. */
export type TextStyle = 'regular' | 'italic' | 'medium' | 'bold' | 'boldItalic';

interface Family {
  folder: string;
  prefix: string;
  styles: Record<TextStyle, string>;
  /** Size against Fira Sans, so that both look equally large side by side. */
  scale: number;
}

const upright = (regular: string, bold: string): Record<TextStyle, string> => ({ regular, italic: regular, medium: regular, bold, boldItalic: bold });

/** In the order they are asked for a character. The first is the report's own; the others speak only where it is mute. */
const FAMILIES: readonly Family[] = [
  {
    folder: 'fira-sans', prefix: 'FiraSans', scale: 1,
    styles: { regular: '400Regular', italic: '400Regular_Italic', medium: '500Medium', bold: '600SemiBold', boldItalic: '600SemiBold_Italic' },
  },
  { folder: 'noto-sans-arabic', prefix: 'NotoSansArabic', scale: 1, styles: upright('400Regular', '600SemiBold') },
  { folder: 'noto-sans-hebrew', prefix: 'NotoSansHebrew', scale: 1, styles: upright('400Regular', '600SemiBold') },
  { folder: 'noto-emoji', prefix: 'NotoEmoji', scale: 0.84, styles: upright('400Regular', '400Regular') },
];

/** A font file, read; `file` names it among those embedded. */
export interface ReportFont {
  file: string;
  bytes: Uint8Array;
  font: Font;
  scale: number;
}

/** Text in one font, as glyphs. */
export interface Glyphs {
  /** As the font wants it: in reading order for right-to-left scripts, which the font itself turns round. */
  text: string;
  /** Em of the text's size. */
  width: number;
}

const require = createRequire(import.meta.url);
const opened = new Map<string, ReportFont | null>();

function openFont(family: Family, style: TextStyle): ReportFont | null {
  const folder = family.styles[style];
  const file = `${family.prefix}_${folder}`;
  const known = opened.get(file);
  if (known !== undefined) return known;
  const path = join(dirname(require.resolve(`@expo-google-fonts/${family.folder}/package.json`)), folder, `${file}.ttf`);
  const bytes = existsSync(path) ? readFileSync(path) : null;
  const font = bytes ? { file, bytes, font: fontkit.create(bytes), scale: family.scale } : null;
  opened.set(file, font);
  return font;
}

/** Joins and selects within a character; nothing to see by themselves. */
const JOINERS = /[\u200c\u200d\ufe00-\ufe0f]/u;
const wantsEmoji = (cluster: string): boolean => /\p{Emoji_Presentation}|\ufe0f/u.test(cluster);

const hasAll = ({ font }: ReportFont, cluster: string): boolean => [...cluster].every((char) => JOINERS.test(char) || font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0));

const picked = new Map<string, ReportFont | null>();

/** The font that sets this character (grapheme cluster), `null` when none of ours can. */
export function fontFor(cluster: string, style: TextStyle): ReportFont | null {
  const key = `${style} ${cluster}`;
  const known = picked.get(key);
  if (known !== undefined) return known;
  const order = wantsEmoji(cluster) ? [...FAMILIES].reverse() : FAMILIES;
  const found = order.map((family) => openFont(family, style)).find((font) => font !== null && hasAll(font, cluster)) ?? null;
  // All of Unicode would fit, but hardly anybody's meeting needs it.
  if (picked.size > 20_000) picked.clear();
  picked.set(key, found);
  return found;
}

const widths = new Map<string, number>();

/** Width of text that one font sets, em of the text's size. */
export function widthIn(font: ReportFont, text: string): number {
  const key = `${font.file} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  const run = font.font.layout(text);
  const width = (run.positions.reduce((sum, position) => sum + position.xAdvance, 0) / font.font.unitsPerEm) * font.scale;
  if (widths.size > 50_000) widths.clear();
  widths.set(key, width);
  return width;
}

/** Does the font itself turn this text round? It does for Arabic and Hebrew letters, not for marks between them. */
export const turnsRound = (font: ReportFont, text: string): boolean => font.font.layout(text).direction === 'rtl';
