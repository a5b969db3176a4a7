import { describe, expect, test } from 'vitest';
import { fontFor, widthIn } from './fontFor.ts';

/** A word in each script that the product claims, as people there write it. */
const WORDS = {
  Latin: 'Tiếng',
  Greek: 'Ελλάδα',
  Cyrillic: 'Україна',
  Arabic: 'العربية',
  Persian: 'فارسی',
  Urdu: 'ٹیبل',
  Hebrew: 'עברית',
  Devanagari: 'हिन्दी',
  Bengali: 'বাংলা',
  Tamil: 'தமிழ்',
  Telugu: 'తెలుగు',
  Gujarati: 'ગુજરાતી',
  Gurmukhi: 'ਪੰਜਾਬੀ',
  Kannada: 'ಕನ್ನಡ',
  Malayalam: 'മലയാളം',
  Sinhala: 'සිංහල',
  Thai: 'ภาษาไทย',
  Lao: 'ພາສາລາວ',
  Khmer: 'ភាសាខ្មែរ',
  Burmese: 'မြန်မာ',
  Amharic: 'አማርኛ',
  Georgian: 'ქართული',
  Armenian: 'Հայերեն',
  Chinese: '中文',
  Japanese: 'ひらがな',
  Korean: '한국어',
  emoji: '🌱👩‍🌾🇳🇿👍🏽',
} as const;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

describe('fonts for every script the product claims', () => {
  test.each(Object.entries(WORDS))('%s', (_script, word) => {
    for (const { segment } of graphemes.segment(word.normalize('NFC'))) {
      for (const style of ['regular', 'bold', 'italic', 'medium'] as const) {
        const font = fontFor(segment, style);
        expect(font, `${segment} in ${style}`).not.toBeNull();
        // Glyph 0 is the empty box.
        expect(
          font?.shape(segment, 'ltr').every(({ id }) => id !== 0),
          segment,
        ).toBe(true);
      }
    }
  });

  test('letters join, conjuncts form, marks take no room of their own', () => {
    const arabic = fontFor('ع', 'regular');
    const devanagari = fontFor('क', 'regular');
    if (!arabic || !devanagari) throw new Error('no font');
    expect(arabic.shape('هه', 'rtl').map(({ id }) => id)).not.toEqual(
      [...arabic.shape('ه', 'rtl'), ...arabic.shape('ه', 'rtl')].map(({ id }) => id),
    );
    expect(devanagari.shape('क्ष', 'ltr')).toHaveLength(1);
    expect(widthIn(arabic, 'بَّ', 'rtl')).toBe(widthIn(arabic, 'ب', 'rtl'));
  });

  test('right-to-left glyphs stand from left to right, and say what was typed', () => {
    const hebrew = fontFor('ש', 'regular');
    expect(hebrew?.shape('שלום', 'rtl').map(({ text }) => text)).toEqual(['ם', 'ו', 'ל', 'ש']);
    expect(
      hebrew
        ?.shape('שלום', 'rtl')
        .map(({ text }) => text)
        .reverse()
        .join(''),
    ).toBe('שלום');
  });
});
