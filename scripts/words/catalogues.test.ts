import compile from 'icu-minify/compile';
import format, { type FormatValues } from 'icu-minify/format';
import { describe, expect, it } from 'vitest';
import { readEntriesOf, type Entry } from '../../locales/readCatalogue.ts';
import { formattingOf, LANGUAGES } from '../../shared/words/languages.ts';
import { sayMessage } from '../../shared/words/sayMessage.ts';
import { takenBy } from './messageTypes.ts';

const ENGLISH = readEntriesOf('en');

/** Marks of icu-minify's compiled form. */
const [SELECT, PLURAL] = [1, 2];

/** The plurals and choices of a compiled message, however deep: what is chosen by, how, and between which cases. */
function choicesOf(node: unknown): { name: string; kind: number; cases: string[] }[] {
  if (!Array.isArray(node)) return [];
  const [name, kind, cases] = node as [unknown, unknown, object];
  if (typeof name === 'string' && (kind === SELECT || kind === PLURAL))
    return [{ name, kind, cases: Object.keys(cases) }, ...Object.values(cases).flatMap(choicesOf)];
  return node.flatMap(choicesOf);
}
const choices = (text: string) => choicesOf(compile(text));

const pluralCases = (language: string): string[] =>
  new Intl.PluralRules(language).resolvedOptions().pluralCategories;

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
    const needs = pluralCases(language);
    for (const [key, text] of texts)
      for (const { name, kind, cases } of choices(text))
        if (kind === SELECT) {
          const english = choices(textOf(ENGLISH).get(key) ?? '');
          const known = english.filter((each) => each.kind === SELECT && each.name === name);
          expect([key, cases.toSorted()]).toEqual([key, known[0]?.cases.toSorted()]);
        } else expect([key, needs.filter((each) => !cases.includes(each))]).toEqual([key, []]);
  });

  it('begins and ends as English does where words stand beside others', () => {
    for (const { key, text } of ENGLISH) {
      const own = texts.get(key) ?? '';
      expect([key, own !== own.trim()]).toEqual([key, text !== text.trim()]);
    }
  });
});

it('the plural forms of Arabic are six', () => {
  expect(pluralCases('ar')).toHaveLength(6);
});

/** A value for each name that a message takes: a number that has a case of its own now and then, a name, or a tag. */
const valuesFor = (text: string, count: number): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(takenBy(text)).map(([name, type]) => [
      name,
      type === 'number'
        ? count
        : type === 'Tag'
          ? (inside: unknown) => ({ [name]: inside })
          : 'Ann',
    ]),
  );

it.each(LANGUAGES)('what %s says is what icu-minify says of it', (language) => {
  const tag = formattingOf(language);
  const formatters = {
    getPluralRules: (asked: unknown) => new Intl.PluralRules(String(asked)),
    getNumberFormat: (asked: unknown) => new Intl.NumberFormat(String(asked)),
    getDateTimeFormat: (asked: unknown) => new Intl.DateTimeFormat(String(asked)),
  };
  const plain = { plural: new Intl.PluralRules(tag), number: new Intl.NumberFormat(tag) };
  const manner = {
    plural: (count: number) => plain.plural.select(count),
    number: (value: number) => plain.number.format(value),
    value: String,
  };
  for (const { key, text } of readEntriesOf(language)) {
    const message = compile(text);
    for (const count of [0, 1, 2, 3, 11, 100, 1_000_000]) {
      const values = valuesFor(text, count);
      const theirs: unknown = format(message, tag, values as FormatValues, { formatters });
      expect([key, sayMessage(message, values, manner)]).toEqual([
        key,
        ([] as unknown[]).concat(theirs === '' ? [] : theirs),
      ]);
    }
  }
});
