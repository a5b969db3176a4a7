import { expect, it } from 'vitest';
import { readCatalogueOf } from '../../locales/readCatalogue.ts';
import { catalogueOf, readEntries } from '../../locales/readCatalogue.ts';
import { pseudoCatalogue } from '../../locales/pseudo.ts';
import { wordsOf, type Words } from '../../shared/words/words.ts';
import { poText } from './inStep.ts';

const said = (language: string, text: string, values?: object): string => {
  const entry = { key: 'a.b', source: text, text, note: '', isFuzzy: false };
  const catalogue = pseudoCatalogue(catalogueOf(readEntries(poText('en', [entry]))), language);
  return (wordsOf(language, catalogue).say as (...all: unknown[]) => string)('a.b', values);
};

it('a pseudo-language says what English says, longer, accented, with values and cases as they are', () => {
  expect(said('en-XA', 'Join a wall')).toBe('Ĵöîñ á ŵáļļ öñé');
  expect(said('en-XA', '{name} sits at {table, number}', { name: 'Ann', table: 3 })).toMatch(
    /^Ann šîţš áţ öñé 3$/,
  );
  const notes = '{count, plural, one {# note} other {# notes}}';
  expect([1, 2].map((count) => said('en-XA', notes, { count }))).toEqual([
    '1 ñöţé öñ',
    '2 ñöţéš öñ',
  ]);
  expect(said('en-XA', '{who, select, host {Yours} other {Theirs}}', { who: 'host' })).toMatch(
    /^Ýöûŕš/,
  );
  expect(said('en-XA', '·')).toBe('·');
});

it('and from right to left', () => {
  expect(said('ar-XB', 'Join')).toMatch(/^\u202e.+\u202c$/u);
});

it('what a language does not say yet, English says', () => {
  const english = readCatalogueOf('en');
  for (const language of ['en', 'en-XA', 'ar-XB'] as const)
    expect(Object.keys(readCatalogueOf(language))).toEqual(Object.keys(english));
  const words: Words = wordsOf('en-XA', readCatalogueOf('en-XA'));
  expect(words.say('code.wrongLength', { length: 4 })).toMatch(/4/);
});
