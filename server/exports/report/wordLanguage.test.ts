import { expect, test } from 'vitest';
import {
  countLetters,
  languageAmong,
  languageOfLetter,
  languageWithin,
  mostlyIn,
} from './wordLanguage.ts';

test.each([
  ['Rivers 2026 🌊', 'und-Latn'],
  ['2026 🌊 – !', null],
  ['٢٠٢٦', null],
  ['السلام عليكم', 'und-Arab'],
  ['سال ۱۴۰۵', 'und-Arab'],
  ['עברית 30 (a)', 'he'],
  ['한국어', 'ko'],
  ['大韓民國 한국', 'ko'],
  ['ภาษาไทย', 'th'],
  ['Українська', 'und-Cyrl'],
  ['Ελληνικά', 'el'],
  ['हिन्दी', 'und-Deva'],
  ['தமிழ்', 'ta'],
  ['中文漢字', 'und-Hani'],
  ['日本語でひらがな', 'ja'],
  ['漢字漢字漢字の', 'ja'],
  ['မြန်မာ', 'und-Mymr'],
  ['አማርኛ', 'und-Ethi'],
  ['ქართული', 'ka'],
  ['Հայերեն', 'hy'],
  ['ភាសាខ្មែរ', 'km'],
  ['ພາສາລາວ', 'lo'],
  ['ਪੰਜਾਬੀ', 'pa-Guru'],
  ['Tiếng Việt', 'und-Latn'],
  ['We met at 東京', 'und-Latn'],
  ['𞤀𞤣', null],
])('%j is mostly in %s', (text, language) => {
  expect(mostlyIn(countLetters(text))).toBe(language);
});

test('Han letters are read as their neighbours are', () => {
  const han = languageOfLetter('漢');
  expect(languageAmong(han, countLetters('漢字 and ひらがな'))).toBe('ja');
  expect(languageAmong(han, countLetters('漢字 and words'))).toBe('und-Hani');
});

test.each([
  ['de', 'und-Latn', 'de'],
  ['pt-BR', 'und-Latn', 'pt-BR'],
  ['ar', 'und-Arab', 'ar'],
  ['ar', 'und-Latn', 'und-Latn'],
  ['de', 'und-Arab', 'und-Arab'],
  ['ar', 'he', 'he'],
])('in a document in %s, words in %s are said to be in %s', (document, language, said) => {
  expect(languageWithin(document, language)).toBe(said);
});
