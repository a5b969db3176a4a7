import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import fontkit, { type Font } from '@pdf-lib/fontkit';

/** How words look; each style has its own file of the report's own font. */
export type TextStyle = 'regular' | 'italic' | 'medium' | 'bold' | 'boldItalic';

interface Family {
  /** Where each style's file is; `null` of a family that is not installed. */
  file(style: TextStyle): string | null;
  /** Size against Fira Sans, so that both look equally large side by side. */
  scale: number;
}

const require = createRequire(import.meta.url);

/** Fonts of one of Google's families, as its package lays them out. Fonts are large, so a server may leave out those it never needs. */
function googleFont(folder: string, prefix: string, styles: Record<TextStyle, string>): Family['file'] {
  let home: string | null = null;
  try {
    home = dirname(require.resolve(`@expo-google-fonts/${folder}/package.json`));
  } catch {
    // Not installed: its characters are spelled out, and the report says so.
  }
  return (style) => (home === null ? null : join(home, styles[style], `${prefix}_${styles[style]}.ttf`));
}

const upright = (regular: string, bold: string): Record<TextStyle, string> => ({ regular, italic: regular, medium: regular, bold, boldItalic: bold });

/** In the order they are asked for a character. The first is the report's own; the others speak only where it is mute. */
const FAMILIES: readonly Family[] = [
  {
    file: googleFont('fira-sans', 'FiraSans', { regular: '400Regular', italic: '400Regular_Italic', medium: '500Medium', bold: '600SemiBold', boldItalic: '600SemiBold_Italic' }),
    scale: 1,
  },
  { file: googleFont('noto-sans-arabic', 'NotoSansArabic', upright('400Regular', '600SemiBold')), scale: 1 },
  { file: googleFont('noto-sans-hebrew', 'NotoSansHebrew', upright('400Regular', '600SemiBold')), scale: 1 },
  // Han characters of all regions, and Japanese syllables. An optional package, 90 MB.
  { file: googleFont('noto-sans-sc', 'NotoSansSC', upright('400Regular', '600SemiBold')), scale: 1 },
  { file: googleFont('noto-emoji', 'NotoEmoji', upright('400Regular', '400Regular')), scale: 0.84 },
];

/** A font file, read; `file` names it among those embedded. */
export interface ReportFont {
  file: string;
  bytes: Uint8Array;
  font: Font;
  scale: number;
}

const opened = new Map<string, ReportFont>();

/** Laying out glyphs is the dearest part of a report, and whoever draws a text asks for it twice in a row. */
function remembering(font: Font): Font {
  const layout = font.layout.bind(font);
  let last: { text: string; run: ReturnType<Font['layout']> } | null = null;
  font.layout = (text, features) => {
    if (features !== undefined) return layout(text, features);
    if (last?.text !== text) last = { text, run: layout(text) };
    return last.run;
  };
  return font;
}

/** The font read from these very bytes. */
export const fontOf = (bytes: Uint8Array): Font | undefined => [...opened.values()].find((font) => font.bytes === bytes)?.font;

/** Files are read when a character first asks for them. */
function openFont(family: Family, style: TextStyle): ReportFont | null {
  const path = family.file(style);
  if (path === null) return null;
  const known = opened.get(path);
  if (known) return known;
  const bytes = readFileSync(path);
  const font = { file: basename(path), bytes, font: remembering(fontkit.create(bytes)), scale: family.scale };
  opened.set(path, font);
  return font;
}

/** Joins and selects within a character; nothing to see by themselves. */
const JOINERS = /^(?:\u200c|\u200d|\p{Variation_Selector})$/u;
const wantsEmoji = (cluster: string): boolean => /\p{Emoji_Presentation}|\ufe0f/u.test(cluster);

const hasAll = ({ font }: ReportFont, cluster: string): boolean => [...cluster].every((char) => JOINERS.test(char) || font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0));

const picked = new Map<string, ReportFont | null>();

/** The font that sets this character (grapheme cluster), `null` when none of ours can. */
export function fontFor(cluster: string, style: TextStyle): ReportFont | null {
  const key = `${style} ${cluster}`;
  const known = picked.get(key);
  if (known !== undefined) return known;
  const order = wantsEmoji(cluster) ? [...FAMILIES].reverse() : FAMILIES;
  let found: ReportFont | null = null;
  for (const family of order) {
    const font = openFont(family, style);
    if (!font || !hasAll(font, cluster)) continue;
    found = font;
    break;
  }
  // All of Unicode would fit, but hardly anybody's meeting needs it.
  if (picked.size > 20_000) picked.clear();
  picked.set(key, found);
  return found;
}

const widths = new Map<string, number>();

/** Width of text that one font sets, em of the text's size. Word by word, which meetings repeat; fonts do nothing across spaces. */
export function widthIn(font: ReportFont, text: string): number {
  return text.split(' ').reduce((sum, word, index) => sum + (index === 0 ? 0 : wordWidth(font, ' ')) + (word === '' ? 0 : wordWidth(font, word)), 0);
}

function wordWidth(font: ReportFont, word: string): number {
  const key = `${font.file} ${word}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  const run = font.font.layout(word);
  const width = (run.positions.reduce((sum, position) => sum + position.xAdvance, 0) / font.font.unitsPerEm) * font.scale;
  if (widths.size > 50_000) widths.clear();
  widths.set(key, width);
  return width;
}

/** Does the font itself turn this text round? It does for Arabic and Hebrew letters, not for marks between them. */
export const turnsRound = (font: ReportFont, text: string): boolean => font.font.layout(text).direction === 'rtl';
