import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The style of words; each has a file of its own where the family has one. */
export type TextStyle = 'regular' | 'italic' | 'medium' | 'bold' | 'boldItalic';

export interface FontFamily {
  /** The name in its files, for SVG. */
  name: string;
  /** Path of each style's TrueType file; `null` of a family that is not installed. */
  file(style: TextStyle): string | null;
  /** Its size relative to Fira Sans, so that both look equally large. */
  scale: number;
}

const require = createRequire(import.meta.url);

type StyleFolders = Record<TextStyle, string>;

/**
 * The fonts of one of Google's families, as its npm package has them. Fonts are large, so a server
 * may leave out those it does not need.
 */
function googleFamily(name: string, styles: StyleFolders, scale = 1): FontFamily {
  const prefix = name.replaceAll(' ', '');
  let home: string | null = null;
  try {
    home = dirname(
      require.resolve(`@expo-google-fonts/${name.toLowerCase().replaceAll(' ', '-')}/package.json`),
    );
  } catch {
    // Not installed: its characters are shown as numbers, and the file says so.
  }
  return {
    name,
    scale,
    file: (style) =>
      home === null ? null : join(home, styles[style], `${prefix}_${styles[style]}.ttf`),
  };
}

const upright = (regular: string, bold: string): StyleFolders => ({
  regular,
  italic: regular,
  medium: regular,
  bold,
  boldItalic: bold,
});
const TWO_WEIGHTS = upright('400Regular', '600SemiBold');

/** One Noto family for each script, scaled to look as large as Fira Sans beside it. */
const NOTO_SCRIPTS = [
  'Arabic',
  'Hebrew',
  'Devanagari',
  'Bengali',
  'Tamil',
  'Telugu',
  'Gujarati',
  'Gurmukhi',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Thai',
  'Lao',
  'Khmer',
  'Myanmar',
  'Ethiopic',
  'Georgian',
  'Armenian',
] as const;

/**
 * The families, in the order in which they are asked for a character. The first is the product's
 * own; the others are for characters it lacks. Han with Japanese syllables (90 MB) and Korean (55
 * MB) are optional packages.
 */
export const FONT_FAMILIES: readonly FontFamily[] = [
  googleFamily('Fira Sans', {
    regular: '400Regular',
    italic: '400Regular_Italic',
    medium: '500Medium',
    bold: '600SemiBold',
    boldItalic: '600SemiBold_Italic',
  }),
  // Letters and marks of Latin, Greek and Cyrillic that the product's own font lacks: phonetic ones, and stacks of marks.
  googleFamily('Noto Sans', {
    regular: '400Regular',
    italic: '400Regular_Italic',
    medium: '500Medium',
    bold: '600SemiBold',
    boldItalic: '600SemiBold_Italic',
  }),
  ...NOTO_SCRIPTS.map((script) => googleFamily(`Noto Sans ${script}`, TWO_WEIGHTS)),
  googleFamily('Noto Sans SC', TWO_WEIGHTS),
  googleFamily('Noto Sans KR', TWO_WEIGHTS),
  googleFamily('Noto Emoji', upright('400Regular', '400Regular'), 0.84),
];
