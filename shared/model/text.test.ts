import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { cleanWords, countChars, isWellFormed, saidAs, saySame, textProblem } from './text.ts';

describe('2.5 text is stored as sent or refused', () => {
  it.each([
    ['plain', 'Clean up the river', null],
    ['many scripts', 'whānau Ελληνικά Українська שלום 你好 👩‍👩‍👧', null],
    ['tabs and line breaks', 'one\n\ttwo\r\nthree', null],
    ['markup is only text', '<script>alert(1)</script>', null],
    ['500 characters', 'x'.repeat(500), null],
    ['500 emoji', '😀'.repeat(500), null],
    ['501 characters', 'x'.repeat(501), 'text-too-long'],
    ['a megabyte', 'x'.repeat(1_000_000), 'text-too-long'],
    ['nothing', '', 'empty-text'],
    ['only blanks', ' \n\t ', 'empty-text'],
    ['only what nobody sees', '\u200b\u2060\u00ad\u3164\u2800', 'empty-text'],
    ['joiners within letters', 'می\u200cخواهم', null],
    ['an emoji of several', '👩\u200d🌾', null],
    ['a NUL', 'a\u0000b', 'invalid-text'],
    ['an escape', 'a\u001b[31m', 'invalid-text'],
    ['C1', 'a\u0085b', 'invalid-text'],
    ['a lone high surrogate', 'a\ud800', 'invalid-text'],
    ['a lone low surrogate', '\udc00a', 'invalid-text'],
    ['swapped surrogates', '\udc00\ud800', 'invalid-text'],
    ['a number', 5, 'invalid-request'],
    ['null', null, 'invalid-request'],
  ])('%s', (_what, text, expected) => {
    expect(textProblem(text, 500, 'many')).toBe(expected);
  });

  it.each(['a\nb', 'a\rb', 'a\u2028b'])('a name is one line: %j', (name) => {
    expect(textProblem(name, 60, 'one')).toBe('invalid-text');
  });

  it('agrees with the platform about lone surrogates', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
        fc.integer({ min: 0, max: 39 }),
        fc.integer({ min: 0xd800, max: 0xdfff }),
        (base, at, unit) => {
          const text = `x${base.slice(0, at)}${String.fromCharCode(unit)}${base.slice(at)}`.replace(
            /[\u0000-\u001f\u007f-\u009f]/g,
            '',
          );
          expect(textProblem(text, 500, 'many')).toBe(text.isWellFormed() ? null : 'invalid-text');
        },
      ),
    );
  });
});

it('what a form cleans is taken, whatever was pasted', () => {
  expect(cleanWords(' a\u0000b\u0085\u007f\u0007c\n\td ')).toBe('a b   c\n\td');
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({ unit: 'binary-ascii', maxLength: 40 }),
      (words, controls) => {
        const text = cleanWords(words + controls + words);
        if (text !== '') expect(textProblem(text, 500, 'many')).toBeNull();
      },
    ),
  );
});

it('marks piled on a letter are refused, and what scripts need is not', () => {
  expect(textProblem(`Z${'\u0351'.repeat(11)}`, 500, 'many')).toBe('invalid-text');
  for (const text of ['בְּרֵאשִׁ֖ית', 'ཧྐྵྨླྺྼྻྂ', 'นี้', 'Việt', '👩🏽‍🚒', `Z${'\u0351'.repeat(10)}`])
    expect(textProblem(text, 500, 'many')).toBeNull();
});

test.each([
  ['', 0],
  ['a', 1],
  ['😀', 1],
  ['👩‍👩‍👧', 5],
  ['e\u0301', 2],
  ['日本語', 3],
  ['𞤀𞤣', 2],
  ['\ud83d', 1],
  ['\r\n', 2],
])('%j has %i signs as a limit counts them', (text, count) => {
  expect(countChars(text)).toBe(count);
  // At the limit it is taken, one more is not.
  if (text.trim() === '' || !isWellFormed(text)) return;
  expect(textProblem(text, count, 'many')).toBeNull();
  expect(textProblem(text, count - 1, 'many')).toBe('text-too-long');
});

describe('two sentences say the same', () => {
  test.each([
    ['Clean water', 'clean WATER!', true],
    ['Clean water', '  “Clean – water”…', true],
    ['Clean water', 'Clean  water.', true],
    ['Ｃｌｅａｎ', 'clean', true],
    ['caf\u0065\u0301', 'CAFÉ', true],
    ['½ day', '1⁄2 day', true],
    ['Вода', 'вода', true],
    ['Straße', 'STRASSE', false],
    ['Clean water', 'Cleanwater', false],
    ['Clean water', 'Clean waters', false],
    ['C+', 'C', false],
    ['5 €', '5 $', false],
    ['👍', '👎', false],
    ['résumé', 'resume', false],
    ['مياه', 'مياة', false],
    ['', '…', true],
  ])('%j, %j: %s', (a, b, isSame) => {
    expect([saySame(a, b), saySame(b, a)]).toEqual([isSame, isSame]);
  });

  it('and what one says, said again as it is compared, is the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
        expect(saySame(text, `¡${text}!`)).toBe(true);
        expect(saidAs(saidAs(text))).toBe(saidAs(text));
      }),
    );
  });
});

describe('a text that shows nothing is empty, and one that shows something is not', () => {
  test.each([
    '\u200d',
    '\ufeff',
    '\u202e\u202c',
    '\u115f',
    '\u3164\u2800',
    '\u{e0041}',
    '\t\u00a0',
  ])('%j is empty', (text) => expect(textProblem(text, 9, 'many')).toBe('empty-text'));
  test.each(['.', '0', '\u0301', '☃', '—', '\u200da'])('%j is not', (text) =>
    expect(textProblem(text, 9, 'many')).toBeNull(),
  );
});

test('what is wrong is told in this order: its form, its length, its letters, that it is empty', () => {
  const marks = 'a' + '\u0301'.repeat(11);
  expect(textProblem({ length: 1 }, 0, 'one')).toBe('invalid-request');
  expect(textProblem('\u0000'.repeat(3), 2, 'one')).toBe('text-too-long');
  expect(textProblem(' \u0000', 2, 'one')).toBe('invalid-text');
  expect(textProblem(' \n', 2, 'one')).toBe('invalid-text');
  expect(textProblem(' \n', 2, 'many')).toBe('empty-text');
  expect(textProblem(marks, 99, 'many')).toBe('invalid-text');
  expect(textProblem(marks.slice(0, -1), 99, 'many')).toBeNull();
});
