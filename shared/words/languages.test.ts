import { describe, expect, it } from 'vitest';
import {
  directionOf,
  formattingOf,
  isLanguage,
  LANGUAGE_NAMES,
  LANGUAGES,
  matchLanguage,
  wordsFor,
} from './languages.ts';

describe('which of our languages somebody reads', () => {
  it('the first of her wishes that is ours, whatever its case', () => {
    expect(matchLanguage(['xx', 'EN'])).toBe('en');
    expect(matchLanguage(['en-US', 'xx'])).toBe('en');
    expect(matchLanguage([' en-GB '])).toBe('en');
    for (const language of LANGUAGES)
      expect(matchLanguage([language.toUpperCase()])).toBe(language);
  });

  it('none where nothing of it is a language of ours', () => {
    expect(matchLanguage([])).toBeNull();
    expect(
      matchLanguage(['', '*', '-', 'x-weave', 'qaa', 'en_US', 'eng', '\u0000', '…', 'x-en']),
    ).toBeNull();
  });

  it('a pseudo-language only for who names it', () => {
    expect([matchLanguage(['en-XA']), matchLanguage(['ar-XB'])]).toEqual(['en-XA', 'ar-XB']);
    expect(matchLanguage(['en-XB'])).toBe('en');
    expect([isLanguage('en-XA'), isLanguage('en-US'), isLanguage(null)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

it('every language has a name of its own, a tag that Intl formats by, and a direction', () => {
  for (const language of LANGUAGES) {
    expect(LANGUAGE_NAMES[language].trim()).not.toBe('');
    expect(Intl.NumberFormat.supportedLocalesOf(formattingOf(language))).toHaveLength(1);
  }
  expect(new Set(Object.values(LANGUAGE_NAMES)).size).toBe(LANGUAGES.length);
  expect(['en', 'ar', 'ar-XB', 'he-IL', 'en-XA'].map(directionOf)).toEqual([
    'ltr',
    'rtl',
    'rtl',
    'rtl',
    'ltr',
  ]);
});

describe('words that were given in some languages', () => {
  const given = { es: '¿Qué?', de: 'Was?', fr: ' ' };
  it.each([
    ['the reader’s', 'de', 'es', { language: 'de', text: 'Was?' }],
    ['the wall’s', 'ar', 'de', { language: 'de', text: 'Was?' }],
    ['the first given', 'ar', 'en', { language: 'es', text: '¿Qué?' }],
    ['blank is not given', 'fr', 'en', { language: 'es', text: '¿Qué?' }],
  ])('%s', (_, reader, wall, expected) => {
    expect(wordsFor(given, reader, wall)).toEqual(expected);
  });
  it('none', () => {
    expect(wordsFor({}, 'de', 'en')).toBeUndefined();
    expect(wordsFor({ de: '' }, 'de', 'de')).toBeUndefined();
  });
});
