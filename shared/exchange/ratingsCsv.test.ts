import { expect, test } from 'vitest';
import { ENGLISH } from '../../locales/englishWords.ts';
import { readCatalogueOf } from '../../locales/readCatalogue.ts';
import type { ClaimsView, FieldResults, RatingResults } from '../protocol/ratings.ts';
import { LANGUAGES } from '../words/languages.ts';
import { wordsOf } from '../words/words.ts';
import { printClaimsCsv, printNamedRatingsCsv, printRatingsCsv } from './ratingsCsv.ts';
import { claimsOf, ratedOf } from './testRated.ts';

const FORM: RatingResults['form'] = [
  { id: 'merit', form: 'stars', label: 'How bold?' },
  { id: 'dots', form: 'dots', label: '@dots', dots: 5 },
  { id: 'join', form: 'yes-maybe-no', label: 'Would you join?' },
  { id: 'why', form: 'sentence', label: 'Why?' },
];
const said = (part: Partial<FieldResults>): FieldResults => ({
  field: 'merit',
  count: 3,
  isFew: false,
  shown: null,
  rank: null,
  ...part,
});
const rated = (text: string, ...results: Partial<FieldResults>[]): RatingResults =>
  ratedOf({ form: FORM, things: [{ id: 't0', text, results: results.map(said) }] });
const linesOf = (csv: string): string[] => csv.replace('\uFEFF', '').split('\r\n');

test('a row for each thing and field, figures as numbers, sentences a line each', () => {
  const csv = printRatingsCsv(ENGLISH, {
    ratings: [
      rated(
        'Rivers, clean',
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
    'step,id,thing,criterion,answers,too few,rank,mean,standard deviation,lowest,highest,dots,yes,maybe,no,sentences',
    'Read,t0,"Rivers, clean",How bold?,3,,1,3.67,0.47,3,4,,,,,',
    `Read,t0,"Rivers, clean","'@dots",12,,2,,,,,1000000000000,,,,`,
    'Read,t0,"Rivers, clean",Would you join?,3,,2,,,,,,2,0,1,',
    'Read,t0,"Rivers, clean",Why?,3,,,,,,,,,,,"Bold, and ""new""\nSo"',
    '',
  ]);
});

test('what is withheld is empty, and what few answered says so', () => {
  const csv = printRatingsCsv(ENGLISH, { ratings: [rated('Rivers', { count: 2, isFew: true })] });
  expect(linesOf(csv)[1]).toBe('Read,t0,Rivers,How bold?,2,too few,,,,,,,,,,');
});

test('a file of a wall without ratings, or of a snapshot from before there were any, has its columns alone', () => {
  for (const print of [printRatingsCsv, printNamedRatingsCsv, printClaimsCsv])
    for (const content of [{}, { ratings: [], claims: [] }])
      expect(linesOf(print(ENGLISH, content))).toHaveLength(2);
});

test('nothing that people wrote is run as a formula, in whatever column', () => {
  const evil = ['=1+1', '+A1', '-A1', '@SUM(A1)', '\t=A1', ' =A1', '＝1', 'a;=A1'];
  const shown = { form: 'sentence' as const, sentences: evil };
  const results = {
    ...rated('=HYPERLINK("http://evil")', { field: 'why', shown }),
    title: '=cmd',
    named: evil.map((value) => ({ by: '=name', thing: 't0', field: 'why', value })),
  };
  const claims = claimsOf({
    title: '=cmd',
    roles: [{ id: 'host', label: '@role', people: 'one' }],
    things: [
      {
        id: 't0',
        text: '=thing',
        roles: [
          {
            role: 'host',
            state: 'claimed',
            rev: 0,
            claims: evil.map((until, at) => ({ by: '=name', mine: false, until, at })),
          },
        ],
      },
    ],
  });
  const ratings = [results];
  for (const file of [
    printRatingsCsv(ENGLISH, { ratings }),
    printNamedRatingsCsv(ENGLISH, { ratings }),
    printClaimsCsv(ENGLISH, { claims: [claims] }),
  ])
    expect(file).not.toMatch(/(?:^|[,;\t\uFEFF"])\s*[=+@\uFF1D-]/mu);
});

test('a row for each answer with its name, of steps that show names and of no others', () => {
  const value = (field: string, of: number | string) => ({
    by: 'Hana',
    thing: 't0',
    field,
    value: of,
  });
  const open = {
    ...rated('Rivers', {}),
    named: [
      value('merit', 4),
      value('join', 'maybe'),
      { ...value('why', 'no'), by: undefined, table: 3 },
    ],
  };
  const german = wordsOf('de', readCatalogueOf('de'));
  expect(
    linesOf(printNamedRatingsCsv(german, { ratings: [open as never, rated('Farms', {})] })),
  ).toEqual([
    expect.stringMatching(/^Schritt,Name,id,/),
    'Read,Hana,t0,Rivers,How bold?,4',
    'Read,Hana,t0,Rivers,Would you join?,vielleicht',
    'Read,Tisch 3,t0,Rivers,Why?,no',
    '',
  ]);
});

test('of claims what is nobody’s comes first, with days that a spreadsheet reads', () => {
  const role = (part: Partial<ClaimsView['things'][number]['roles'][number]>) => [
    { role: 'host', state: 'unclaimed' as const, claims: [], rev: 0, ...part },
  ];
  const claims = claimsOf({
    things: [
      {
        id: 'a',
        text: 'Rivers',
        roles: role({
          state: 'claimed',
          claims: [
            { by: 'Mere', mine: false, date: '2027-03-31', until: 'after the harvest', at: 1 },
            { table: 4, mine: false, at: 2 },
            { mine: false, at: 3 },
          ],
        }),
      },
      { id: 'b', text: '', number: 2, roles: role({}) },
    ],
  });
  expect(linesOf(printClaimsCsv(ENGLISH, { claims: [claims] }))).toEqual([
    'step,id,thing,role,state,name,by,in their words',
    'Host,b,Table 2: No name yet,I host,nobody yet,,,',
    'Host,a,Rivers,I host,taken on,Mere,2027-03-31,after the harvest',
    'Host,a,Rivers,I host,taken on,Table 4,,',
    'Host,a,Rivers,I host,taken on,Somebody,,',
    '',
  ]);
});

test('columns are said in each language, none of them twice', () => {
  for (const [print, count] of [
    [printRatingsCsv, 16],
    [printNamedRatingsCsv, 6],
    [printClaimsCsv, 8],
  ] as const) {
    const heads = LANGUAGES.map((language) => {
      const [head = ''] = linesOf(print(wordsOf(language, readCatalogueOf(language)), {}));
      expect([language, new Set(head.split(',')).size]).toEqual([language, count]);
      return head;
    });
    expect(new Set(heads).size).toBe(LANGUAGES.length);
  }
});
