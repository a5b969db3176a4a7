import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import {
  calledInSentence,
  calledName,
  callPeople,
  clipName,
  firstWord,
  graphemes,
  guestsInWords,
  initialsOf,
  nameWords,
  shownName,
} from './names.ts';
import { cleanName, isName } from './cleanName.ts';
import { ENGLISH } from '../../locales/englishWords.ts';
import { readCatalogueOf } from '../../locales/readCatalogue.ts';
import { wordsOf } from '../words/words.ts';

test.each([
  ['  Mere   Tāne ', 'Mere Tāne'],
  ['Nguye\u0302\u0303n', 'Nguyễn'],
  ['\u202eevil\u202c', 'evil'],
  ['A\u200bna', 'Ana'],
  ['A\u00adna\ufeff', 'Ana'],
  ['Ana\u00a0\u3000Lopez', 'Ana Lopez'],
  ['Ana\u0007', 'Ana'],
  ['\u2066Ana\u2069', 'Ana'],
  ['می\u200cنا', 'می\u200cنا'],
  ['\u200dAna \u200c', 'Ana'],
  ['क्\u200dष', 'क्\u200dष'],
  ['', ''],
])('%j is kept as %j', (given, kept) => {
  expect(cleanName(given)).toBe(kept);
});

test.each(['Ana', '李', 'Ó', 'ຈັນ', 'X Æ A-12', '7', 'Q', '🌊 Ngaio', 'د. سارة', 'क', 'ᎣᏏᏲ'])(
  '%j is a name',
  (name) => expect(isName(cleanName(name))).toBe(true),
);
test.each([
  '',
  ' ',
  '\u200b',
  '\u200d\u200c',
  '\u0301\u0302',
  '\u0007',
  '🌊',
  '👩‍👩‍👧',
  '1️⃣',
  '🇳🇿',
  '…',
  '-',
  '★',
  '\u3164',
  '\u115f\u1160',
  '\uffa0',
  '\u2800',
  '\u202e\u202c',
  '\u{e0041}',
  '\u180e',
  '\u034f',
])('%j is none', (name) => expect(isName(cleanName(name))).toBe(false));

test.each([
  ['Dr. Jane Smith', 'Jane'],
  ['Prof. Dr. Anna Meyer', 'Anna'],
  ['Mr Bean', 'Bean'],
  ['Frau Dr. med. Ute Klein', 'Ute'],
  ['Señora García', 'García'],
  ['Sra. Pérez', 'Pérez'],
  ['د. سارة أحمد', 'سارة'],
  ['الدكتور عمر', 'عمر'],
  ['ד״ר כהן', 'כהן'],
  ['श्री राम', 'राम'],
  ['г-жа Иванова', 'Иванова'],
  ['🌊 Ngaio Marsh', 'Ngaio'],
  ['Whaea Hinemoa', 'Hinemoa'],
  ['Jane Smith, PhD', 'Jane'],
  ['Dr.', 'Dr.'],
  ['Nguyễn Văn An', 'Nguyễn'],
  ['山田太郎', '山田太郎'],
  ['김 민수', '김'],
  ['Björk', 'Björk'],
  ['Ludwig van Beethoven', 'Ludwig'],
  ['DR JANE', 'JANE'],
  ['Don Quijote', 'Don'],
  ['عبد الرحمن منيف', 'عبد الرحمن'],
  ['د. عبد الله سالم', 'عبد الله'],
  ['عَبْدُ الله سالم', 'عَبْدُ الله'],
  ['أبو بكر سالم', 'أبو بكر'],
  ['أبو عبد الله محمد', 'أبو عبد الله'],
  ['أم كلثوم إبراهيم', 'أم كلثوم'],
  ['ابن خلدون', 'ابن خلدون'],
  ['بنت الشاطئ عائشة', 'بنت الشاطئ'],
  ['محمد بن سلمان', 'محمد'],
  ['عبد', 'عبد'],
  ['Abd al Rahman Munif', 'Abd al Rahman'],
  ['Abdul Rahman, PhD', 'Abdul Rahman'],
  ['Al Gore', 'Al'],
  ['María de los Ángeles', 'María'],
  ['Abdi Farah', 'Abdi'],
])('%s is called %s for short', (name, short) => expect(firstWord(name)).toBe(short));

test.each([
  ['Hana van der Tui', 'HT'],
  ['Hana Te Rangi', 'HR'],
  ['李', '李'],
  [' ', ''],
  ['😀 x', 'X'],
  ['Dr. Öz', 'Ö'],
  ['ਪ੍ਰੀਤ ਸਿੰਘ', 'ਪ੍ਰੀਸਿੰ'],
  ['é\u0301a b', 'É\u0301B'],
  ['Ǆ', 'Ǆ'],
  ['🧑🏽‍🚒', ''],
  ['“Mere” Tane', 'MT'],
])('the initials of %j are %j', (name, signs) => {
  if (name.startsWith('ਪ')) expect(graphemes(initialsOf(name))).toHaveLength(2);
  else expect(initialsOf(name)).toBe(signs);
});

describe('people beside each other', () => {
  const shorts = (...names: (string | undefined)[]): string[] =>
    callPeople(ENGLISH, names).map(({ short }) => short);
  const wholes = (...names: (string | undefined)[]): string[] =>
    callPeople(ENGLISH, names).map(({ whole }) => whole);
  it('are told apart', () => {
    expect(shorts('Nguyễn Văn An', 'Nguyễn Thị Bình', 'Nguyễn Chi', 'Dr. Jane Smith')).toEqual([
      'Nguyễn Văn An',
      'Nguyễn Thị Bình',
      'Nguyễn Chi',
      'Jane',
    ]);
    expect(shorts('Ana', 'Ana Lopez', 'Ben Ott')).toEqual(['Ana', 'Ana Lopez', 'Ben']);
    expect(shorts('ana lopez', 'ANA Ruiz')).toEqual(['ana lopez', 'ANA Ruiz']);
    expect(shorts('Nguye\u0302\u0303n An', 'Nguyễn Bo')).toEqual(['Nguyễn An', 'Nguyễn Bo']);
  });
  it('get a number where their names are equal', () => {
    expect(wholes('Ana', 'Ben', 'Ana')).toEqual(['Ana (1)', 'Ben', 'Ana (2)']);
    expect(shorts('Ana', 'Ben', 'Ana')).toEqual(['Ana (1)', 'Ben', 'Ana (2)']);
    expect(wholes('Ana', 'Ana', 'Ana (1)')).toEqual(['Ana (2)', 'Ana (3)', 'Ana (1)']);
  });
  it('are called by what they do here where they have no name and that is known: by all of its words', () => {
    const german = wordsOf('de', readCatalogueOf('de'));
    const roles = ['volunteer', 'participant', 'facilitator', 'volunteer'] as const;
    expect(callPeople(german, [undefined, 'Ana Lopez', undefined, ''], roles)).toEqual([
      { whole: 'Helfende Person (1)', short: 'Helfende Person (1)' },
      { whole: 'Ana Lopez', short: 'Ana' },
      { whole: 'Moderation', short: 'Moderation' },
      { whole: 'Helfende Person (2)', short: 'Helfende Person (2)' },
    ]);
    expect(callPeople(german, [undefined], ['volunteer'])[0]?.short).toBe('Helfende Person');
  });
  it('are guests where they have no name', () => {
    expect(wholes(undefined, 'Ana', '🌊', '')).toEqual(['Guest 1', 'Ana', 'Guest 2', 'Guest 3']);
    expect(wholes('Guest 1', undefined)).toEqual(['Guest 1', 'Guest 2']);
    expect([
      calledName(ENGLISH, undefined),
      calledName(ENGLISH, '\u200b', 'volunteer'),
      calledName(ENGLISH, ' ', 'facilitator'),
      calledInSentence(ENGLISH, undefined),
      calledInSentence(ENGLISH, 'Ana'),
    ]).toEqual(['Guest', 'Helper', 'Facilitator', 'a guest', 'Ana']);
  });
  it('stay apart, however many share their words', () => {
    const word = fc.constantFrom(
      'Ana',
      'ana',
      'Nguyễn',
      'Dr.',
      'Guest',
      '1',
      '(1)',
      '🌊',
      'Lopez',
      'X'.repeat(40),
    );
    const name = fc.option(
      fc.array(word, { maxLength: 3 }).map((words) => words.join(' ')),
      { nil: undefined },
    );
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), (names) => {
        const called = callPeople(ENGLISH, names);
        for (const form of ['whole', 'short'] as const)
          expect(
            new Set(called.map((each) => each[form].normalize('NFKC').toLowerCase())).size,
          ).toBe(names.length);
        for (const { whole } of called) expect(isName(whole)).toBe(true);
      }),
    );
  });
});

test('a long name is cut between signs', () => {
  expect(clipName('Mere')).toBe('Mere');
  expect(clipName('x'.repeat(60))).toBe(`${'x'.repeat(23)}…`);
  const clipped = clipName('👩‍👩‍👧'.repeat(30));
  expect(graphemes(clipped)).toHaveLength(24);
  expect(clipped).toBe(`${'👩‍👩‍👧'.repeat(23)}…`);
  expect(clipName('นิ้'.repeat(30))).toBe(`${'นิ้'.repeat(23)}…`);
});

test('on a wall with first names a title is none', () => {
  expect(shownName('Dr. Jane Smith', 'first')).toBe('Jane');
  expect(shownName('\u200b', 'named')).toBeUndefined();
  expect(shownName(' Ana  Lopez', 'named')).toBe('Ana Lopez');
  expect(nameWords('Prof.')).toEqual(['Prof.']);
});

describe('on a phone whose browser cannot tell signs apart', () => {
  const { Segmenter } = Intl;
  beforeEach(() => void Reflect.deleteProperty(Intl, 'Segmenter'));
  afterEach(() => void Object.assign(Intl, { Segmenter }));

  test.each([
    ['', []],
    ['Ana', ['A', 'n', 'a']],
    ['e\u0301a', ['e\u0301', 'a']],
    ['नि', ['नि']],
    ['👩‍👩‍👧!', ['👩‍👩‍👧', '!']],
    ['👩🏽‍🚒', ['👩🏽‍🚒']],
    ['❤️x', ['❤️', 'x']],
    ['𞤀𞤣', ['𞤀', '𞤣']],
  ])('%j is %j', (text, signs) => expect(graphemes(text)).toEqual(signs));

  test('names are cut and shortened between signs all the same', () => {
    expect(clipName('👩‍👩‍👧'.repeat(30))).toBe(`${'👩‍👩‍👧'.repeat(23)}…`);
    expect(clipName(`${'x'.repeat(22)} ${'y'.repeat(9)}`)).toBe(`${'x'.repeat(22)}…`);
    expect(initialsOf('Dr. Öz Émile')).toBe('ÖÉ');
  });
});

test.each([
  ['x'.repeat(24), 24, 'x'.repeat(24)],
  ['x'.repeat(25), 24, `${'x'.repeat(23)}…`],
  ['👩‍👩‍👧'.repeat(24), 24, '👩‍👩‍👧'.repeat(24)],
  ['abc', 2, 'a…'],
  ['a bc', 3, 'a…'],
])('%j in %i signs is %j', (name, most, clipped) => expect(clipName(name, most)).toBe(clipped));

test.each([
  ['named', 'Dr. Jane Smith'],
  ['first', 'Jane'],
  ['anonymous', undefined],
] as const)('on a wall that is %s “Dr. Jane Smith” is shown as %s', (names, shown) => {
  expect(shownName(' Dr. Jane  Smith ', names)).toBe(shown);
  expect(shownName(undefined, names)).toBeUndefined();
});

test('one guest is one, and several are counted', () => {
  expect([0, 1, 2, 1_000].map((count) => guestsInWords(ENGLISH, count))).toEqual([
    '0 guests',
    '1 guest',
    '2 guests',
    '1,000 guests',
  ]);
  expect([
    calledName(ENGLISH, undefined),
    calledInSentence(ENGLISH, undefined, 'volunteer'),
  ]).toEqual(['Guest', 'a helper']);
  expect(calledInSentence(ENGLISH, '🌊', 'facilitator')).toBe('a facilitator');
});

test.each([
  ['Jane Smith, PhD, MBA', ['Jane', 'Smith,']],
  ['MBA', ['MBA']],
  ['Prof. Dr. PhD', ['PhD']],
  ['Dr. Prof.', ['Dr.', 'Prof.']],
  ['(Dr.) Ute Klein', ['Ute', 'Klein']],
  ['P.h.D. Smith', ['P.h.D.', 'Smith']],
  ['Jane Ph.D.', ['Jane']],
  ['', []],
  ['🌊 ★', []],
])('the words of the name %j are %j', (name, words) => expect(nameWords(name)).toEqual(words));
