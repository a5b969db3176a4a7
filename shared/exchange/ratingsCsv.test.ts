import { expect, test } from 'vitest';
import { ENGLISH } from '../../locales/englishWords.ts';
import { readCatalogueOf } from '../../locales/readCatalogue.ts';
import type { FieldResult, ThingResult } from '../rating/results.ts';
import { LANGUAGES } from '../words/languages.ts';
import { wordsOf } from '../words/words.ts';
import { printNamedRatingsCsv, printRatingsCsv } from './ratingsCsv.ts';

const things = new Map([
  ['t0', 'Rivers, clean'],
  ['t1', '=HYPERLINK("http://evil")'],
]);
const fields = new Map([
  ['merit', 'How bold?'],
  ['dots', '@dots'],
  ['join', 'Would you join?'],
  ['why', 'Why?'],
]);
const rated = (thing: string, ...of: Partial<FieldResult>[]): ThingResult => ({
  thing,
  fields: of.map((each) => ({
    field: 'merit',
    count: 3,
    isFew: false,
    shown: null,
    rank: null,
    ...each,
  })),
});
const linesOf = (csv: string): string[] => csv.replace('\uFEFF', '').split('\r\n');

test('a row for each thing and field, figures as numbers, sentences a line each', () => {
  const csv = printRatingsCsv(ENGLISH, {
    things,
    fields,
    results: [
      rated(
        't0',
        {
          shown: { form: 'stars', mean: 11 / 3, spread: Math.sqrt(2) / 3, min: 3, max: 4 },
          rank: 1,
        },
        { field: 'dots', count: 12, shown: { form: 'dots', sum: 1_000_000_000_000 }, rank: 2 },
        { field: 'join', shown: { form: 'yes-maybe-no', yes: 2, maybe: 0, no: 1 }, rank: 2 },
        { field: 'why', shown: { form: 'sentence', sentences: ['Bold, and "new"', 'So'] } },
      ),
    ],
  });
  expect(csv.startsWith('\uFEFF')).toBe(true);
  expect(linesOf(csv)).toEqual([
    'id,thing,criterion,answers,too few,rank,mean,standard deviation,lowest,highest,dots,yes,maybe,no,sentences',
    't0,"Rivers, clean",How bold?,3,,1,3.67,0.47,3,4,,,,,',
    `t0,"Rivers, clean","'@dots",12,,2,,,,,1000000000000,,,,`,
    't0,"Rivers, clean",Would you join?,3,,2,,,,,,2,0,1,',
    't0,"Rivers, clean",Why?,3,,,,,,,,,,,"Bold, and ""new""\nSo"',
    '',
  ]);
});

test('what is withheld is empty, and what few answered says so', () => {
  const csv = printRatingsCsv(ENGLISH, {
    things,
    fields,
    results: [rated('t0', { count: 2, isFew: true })],
  });
  expect(linesOf(csv)[1]).toBe('t0,"Rivers, clean",How bold?,2,too few,,,,,,,,,,');
});

test('nothing that people wrote is run as a formula, in whatever column', () => {
  const evil = ['=1+1', '+A1', '-A1', '@SUM(A1)', '\t=A1', ' =A1', '＝1', 'a;=A1'];
  const shown = { form: 'sentence' as const, sentences: evil };
  const csv = printRatingsCsv(ENGLISH, {
    things,
    fields: new Map([['merit', '=cmd']]),
    results: [rated('t1', { shown })],
  });
  const named = printNamedRatingsCsv(
    ENGLISH,
    {
      things,
      fields,
      names: new Map([['p', '=name']]),
      ratings: evil.map((value) => ({ person: 'p', thing: 't1', field: 'why', value })),
    },
    new Set(['why']),
  );
  for (const file of [csv, named]) expect(file).not.toMatch(/(?:^|[,;\t\uFEFF"])\s*[=+@\uFF1D-]/mu);
  expect(linesOf(csv)[1]).toContain(`"'=HYPERLINK(""http://evil"")","'=cmd"`);
});

test('with names, a row for each rating, where they are asked for', () => {
  const value = (field: string, of: number | string) => ({
    person: 'p',
    thing: 't0',
    field,
    value: of,
  });
  const csv = printNamedRatingsCsv(
    wordsOf('de', readCatalogueOf('de')),
    {
      things,
      fields,
      names: new Map([['p', 'Hana']]),
      ratings: [value('merit', 4), value('join', 'maybe'), value('why', 'no')],
    },
    new Set(['join']),
  );
  expect(linesOf(csv)).toEqual([
    expect.stringMatching(/^Name,id,/),
    'Hana,t0,"Rivers, clean",How bold?,4',
    'Hana,t0,"Rivers, clean",Would you join?,vielleicht',
    'Hana,t0,"Rivers, clean",Why?,no',
    '',
  ]);
});

test('columns are said in each language, none of them twice', () => {
  const heads = LANGUAGES.map((language) => {
    const words = wordsOf(language, readCatalogueOf(language));
    const [head = ''] = linesOf(printRatingsCsv(words, { things, fields, results: [] }));
    const columns = head.split(',');
    expect([language, new Set(columns).size]).toEqual([language, 15]);
    return head;
  });
  expect(new Set(heads).size).toBe(LANGUAGES.length);
});
