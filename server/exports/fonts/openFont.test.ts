import { existsSync } from 'node:fs';
import { Blob, Face } from 'harfbuzzjs';
import { describe, expect, test } from 'vitest';
import { FONT_FAMILIES, type FontFamily } from './fontFamilies.ts';
import { fontFor, widthIn, wordsOnPaper } from './fontFor.ts';
import { NOTHING, openFont, type OpenFont } from './openFont.ts';
import { subsetFont } from './subsetFont.ts';

const fontOf = (letter: string): OpenFont => {
  const font = fontFor(letter, 'regular');
  if (!font) throw new Error(`no font has ${letter}`);
  return font;
};
/** What a word's glyphs say was typed, from left to right. */
const typed = (word: string, direction: 'ltr' | 'rtl' = 'ltr'): string[] =>
  fontOf([...word][0] ?? '')
    .shape(word, direction)
    .map(({ text }) => text);

describe('what glyphs say was typed', () => {
  test.each([
    ['letters', 'abc', ['a', 'b', 'c']],
    ['letters that one glyph shows together', 'ffi', ['f', 'fi']],
    ['a letter of two halves', '\u{1f331}', ['\u{1f331}']],
    ['a sign above its letter', 'שׁ', null],
    ['a conjunct', 'क्ष', ['क्ष']],
    ['nothing', '', []],
  ])('%s', (_name, word, parts) => {
    const found = word === '' ? [] : typed(word);
    if (parts) expect(found).toEqual(parts);
    expect(found.join('').replaceAll(NOTHING, '')).toBe(word);
  });

  test('a glyph beside those that have it all says a space without width, never nothing', () => {
    // Two glyphs, in another order than the letters were typed.
    const glyphs = typed('கொ');
    expect(glyphs.length).toBeGreaterThan(1);
    expect(glyphs.every((text) => text !== '')).toBe(true);
    expect(glyphs.join('').replaceAll(NOTHING, '')).toBe('கொ');
  });

  test('from right to left a letter has all, its vowel signs first, and its marks nothing', () => {
    const glyphs = fontOf('ש').shape('שָׁ', 'rtl');
    expect(glyphs.map(({ text }) => text).filter((text) => text !== '')).toEqual(['\u05c1\u05b8ש']);
    expect(glyphs.filter(({ text }) => text === '').every(({ advance }) => advance === 0)).toBe(
      true,
    );
  });

  test.each([
    ['(', ')'],
    [')', '('],
    ['«', '»'],
    ['[', ']'],
    ['<', '>'],
    ['a', 'a'],
    ['/', '/'],
  ])('from right to left %j says %j', (sign, shown) => {
    const font = fontOf(sign);
    expect(font.shape(sign, 'rtl').map(({ text }) => text)).toEqual([shown]);
  });
});

describe('shaping', () => {
  test('is the same each time, and apart for each direction', () => {
    const font = fontOf('a');
    expect(font.shape('abc', 'ltr')).toBe(font.shape('abc', 'ltr'));
    expect(font.shape('abc', 'rtl').map(({ text }) => text)).toEqual(['c', 'b', 'a']);
    expect(font.shape('abc', 'ltr').map(({ text }) => text)).toEqual(['a', 'b', 'c']);
  });

  test('kerns: a pair is narrower than its letters', () => {
    const font = fontOf('A');
    const width = (word: string): number => widthIn(font, word, 'ltr');
    expect(width('AV')).toBeLessThan(width('A') + width('V'));
  });

  test('letters have outlines with y downwards; a space has none', () => {
    const font = fontOf('H');
    const outline = font.glyphOutline(font.shape('H', 'ltr')[0]!.id);
    expect(outline).toMatch(/^M[-\d. ]+L/);
    const ys = [...outline.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, , y]) => Number(y));
    // Above its base line, which is 0.
    expect(Math.min(...ys)).toBeLessThan(-font.unitsPerEm / 2);
    expect(Math.max(...ys)).toBeLessThanOrEqual(0);
    expect(font.glyphOutline(font.shape(' ', 'ltr')[0]!.id)).toBe('');
  });

  test('a font knows which letters it has, and how far it reaches', () => {
    const font = fontOf('a');
    expect([font.has(0x61), font.has(0x6c34)]).toEqual([true, false]);
    expect(font.ascender).toBeGreaterThan(0);
    expect(font.descender).toBeLessThan(0);
  });
});

describe('words on paper', () => {
  test.each([
    ['a b', 'ltr', ['a', ' ', 'b']],
    ['a b', 'rtl', ['b', ' ', 'a']],
    [' a  b ', 'ltr', [' ', 'a', ' ', ' ', 'b', ' ']],
    ['', 'ltr', []],
    [' ', 'ltr', [' ']],
  ] as const)('%j, %s: %j', (text, direction, words) => {
    expect(wordsOnPaper(text, direction)).toEqual(words);
  });

  test('are as wide together as each by itself, in em of the text beside them', () => {
    const font = fontOf('a');
    expect(widthIn(font, 'ab cd', 'ltr')).toBeCloseTo(
      widthIn(font, 'ab', 'ltr') + widthIn(font, ' ', 'ltr') + widthIn(font, 'cd', 'ltr'),
    );
    expect(widthIn(font, '', 'ltr')).toBe(0);
    const emoji = fontOf('🌱');
    const units = emoji.shape('🌱', 'ltr').reduce((sum, { advance }) => sum + advance, 0);
    // Emoji are set smaller, to look as large.
    expect(widthIn(emoji, '🌱', 'ltr')).toBeCloseTo((units / emoji.unitsPerEm) * 0.84);
  });
});

describe('which font', () => {
  test.each([
    ['a', 'FiraSans'],
    ['ä', 'FiraSans'],
    ['水', 'NotoSansSC'],
    ['한', 'NotoSansKR'],
    ['🌱', 'NotoEmoji'],
    ['☺\ufe0f', 'NotoEmoji'],
    ['1', 'FiraSans'],
    ['م', 'NotoSansArabic'],
  ])('%s is set in %s', (letter, family) => {
    expect(fontFor(letter, 'regular')?.file).toMatch(new RegExp(`^${family}_`));
  });

  test('of a letter that none has there is none, also the second time', () => {
    for (const _ of [1, 2]) expect(fontFor('\u13a0', 'bold')).toBeNull();
  });

  test('a joiner needs no glyph of its own, a mark does', () => {
    expect(fontFor('a\u200d', 'regular')).not.toBeNull();
    expect(fontFor('水\u0e31', 'regular')).toBeNull();
  });

  test('each style of each family that is installed is a file; of one that is not there is none', () => {
    for (const family of FONT_FAMILIES)
      for (const style of ['regular', 'italic', 'medium', 'bold', 'boldItalic'] as const) {
        const path = family.file(style);
        expect(path !== null && existsSync(path), `${family.name} ${style}`).toBe(true);
      }
    const missing: FontFamily = { name: 'Nowhere', scale: 1, file: () => null };
    expect(openFont(missing, 'regular')).toBeNull();
  });
});

describe('a subset of a font', () => {
  test('keeps the glyphs that are drawn under their numbers, and drops the others', () => {
    const font = fontOf('a');
    const [a, b] = ['a', 'b'].map((letter) => font.shape(letter, 'ltr')[0]!.id) as [number, number];
    const bytes = subsetFont(font.bytes, [0, a]);
    expect(bytes.length).toBeLessThan(font.bytes.length / 10);
    const path = new Face(new Blob(bytes));
    expect(path.upem).toBe(font.unitsPerEm);
    // Outlines are in one table: with the second letter it is larger.
    expect(subsetFont(font.bytes, [0, a, b]).length).toBeGreaterThan(bytes.length);
    expect(subsetFont(font.bytes, new Set([a, 0, a]))).toEqual(bytes);
  });

  test('holds nothing that shapes text', () => {
    const bytes = Buffer.from(subsetFont(fontOf('a').bytes, [0, 5]));
    const count = bytes.readUInt16BE(4);
    const tables = Array.from({ length: count }, (_, index) =>
      bytes.toString('latin1', 12 + 16 * index, 16 + 16 * index),
    );
    expect(tables).toEqual(expect.arrayContaining(['glyf', 'head', 'hmtx', 'loca', 'maxp']));
    for (const name of ['GSUB', 'GPOS', 'cmap', 'name', 'fvar']) expect(tables).not.toContain(name);
  });

  test('of what is no font is refused, and the next one is made all the same', () => {
    for (const bytes of [new Uint8Array(), Buffer.from('no font at all, but some bytes')])
      expect(() => subsetFont(bytes, [0])).toThrow('the font file cannot be subset');
    expect(subsetFont(fontOf('a').bytes, [0]).length).toBeGreaterThan(100);
  });
});
