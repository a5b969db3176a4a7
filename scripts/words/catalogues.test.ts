import compile from 'icu-minify/compile';
import { describe, expect, it } from 'vitest';
import { readEntriesOf, type Entry } from '../../locales/readCatalogue.ts';
import { LANGUAGES } from '../../shared/words/languages.ts';
import { takenBy } from './messageTypes.ts';

const ENGLISH = readEntriesOf('en');

/** Marks of icu-minify's compiled form. */
const [SELECT, PLURAL, ORDINAL] = [1, 2, 3];

/** The plurals and choices of a compiled message, however deep: what is chosen by, how, and between which cases. */
function choicesOf(node: unknown): { name: string; kind: number; cases: string[] }[] {
  if (!Array.isArray(node)) return [];
  const [name, kind, cases] = node as [unknown, unknown, object];
  if (typeof name === 'string' && (kind === SELECT || kind === PLURAL || kind === ORDINAL))
    return [{ name, kind, cases: Object.keys(cases) }, ...Object.values(cases).flatMap(choicesOf)];
  return node.flatMap(choicesOf);
}
const choices = (text: string) => choicesOf(compile(text));

const pluralCases = (language: string, type: 'cardinal' | 'ordinal'): string[] =>
  new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories;

const textOf = (entries: readonly Entry[]): Map<string, string> =>
  new Map(entries.map(({ key, text }) => [key, text]));

describe.each(LANGUAGES)('what %s says', (language) => {
  const entries = readEntriesOf(language);
  const texts = textOf(entries);

  it('is all that there is to say, as English says it now, and sure', () => {
    expect(entries.map(({ key, source }) => [key, source])).toEqual(
      ENGLISH.map(({ key, text }) => [key, text]),
    );
    expect(entries.filter(({ text, isFuzzy }) => text.trim() === '' || isFuzzy)).toEqual([]);
  });

  it('takes the same values and marks', () => {
    for (const { key, text } of ENGLISH) {
      const own = texts.get(key) ?? '';
      expect([key, Object.keys(takenBy(own)).toSorted()]).toEqual([
        key,
        Object.keys(takenBy(text)).toSorted(),
      ]);
    }
  });

  it('has the plurals that the language needs, and the choices that there are', () => {
    const needs = {
      [PLURAL]: pluralCases(language, 'cardinal'),
      [ORDINAL]: pluralCases(language, 'ordinal'),
    };
    for (const [key, text] of texts)
      for (const { name, kind, cases } of choices(text))
        if (kind === SELECT) {
          const english = choices(textOf(ENGLISH).get(key) ?? '');
          const known = english.filter((each) => each.kind === SELECT && each.name === name);
          expect([key, cases.toSorted()]).toEqual([key, known[0]?.cases.toSorted()]);
        } else
          expect([key, needs[kind]?.filter((each) => !cases.includes(each))]).toEqual([key, []]);
  });

  it('begins and ends as English does where words stand beside others', () => {
    for (const { key, text } of ENGLISH) {
      const own = texts.get(key) ?? '';
      expect([key, own !== own.trim()]).toEqual([key, text !== text.trim()]);
    }
  });
});

it('the plural forms of Arabic are six', () => {
  expect(pluralCases('ar', 'cardinal')).toHaveLength(6);
});
