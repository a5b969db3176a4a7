import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanWords, textProblem } from './text.ts';

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
