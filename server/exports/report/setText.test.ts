import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lettersOf } from '../../../shared/layout/breakWords.ts';
import { standIn, TextSetter, type SetLine, type TextRun } from './setText.ts';

const setter = new TextSetter();
const wordsOf = ({ pieces }: SetLine): string => pieces.map(({ text }) => text).join('');
const run = (text: string, more: Partial<TextRun> = {}): TextRun => ({
  text,
  style: 'regular',
  ...more,
});
const broken = (text: string, width: number): string[] =>
  setter.lines([run(text)], width).map(wordsOf);

describe('lines break', () => {
  test.each([
    ['at each sign that ends a line', 'a\nb\r\nc\rd\u0085e\u2028f\u2029g', 'a|b|c|d|e|f|g'],
    ['and keep empty lines between words', 'a\n\nb', 'a||b'],
    ['without empty lines before and after the words', '\n\na\n\n', 'a'],
    ['but not at spaces where all has room', 'a b  c', 'a b  c'],
    ['nowhere in spaces alone', '   ', ''],
    ['nowhere in nothing', '', ''],
  ])('%s', (_rule, text, lines) => {
    expect(broken(text, 40)).toEqual(lines === '' ? [] : lines.split('|'));
  });

  test.each([
    ['between words, and no line ends with a space', 'one two three', 4.5, 'one two|three'],
    ['inside a word that no line has room for', 'mmmmmmmm', 3, 'mmm|mmm|mm'],
    ['before such a word', 'a mmmmmmmm', 3, 'a|mmm|mmm|mm'],
    ['between Han letters', '水土山川水土', 2.2, '水土|山川|水土'],
    ['not before a closing sign', '水土。山', 2.2, '水|土。|山'],
    ['not behind an opening sign', '水「土」', 2.2, '水|「土|」'],
    ['between words that a dictionary knows', 'ภาษาไทยสวยงาม', 4, 'ภาษาไทย|สวยงาม'],
    ['between Khmer words', 'ទឹកស្អាតណាស់។', 4, 'ទឹកស្អាត|ណាស់។'],
    ['between Burmese words', 'စကားသည်လှပသည်။', 3.2, 'စကား|သည်|လှပ|သည်။'],
    [
      'there not before a stop, though it is a word to the dictionary',
      'ရေ၊ကျောင်း',
      1.9,
      'ရေ၊|ကျောင်း',
    ],
    ['where a space is not seen', 'wall\u200bpaper', 3, 'wall|paper'],
    ['not before what repeats a word', 'ต่างๆมาก', 2.2, 'ต่างๆ|มาก'],
    ['not before what repeats a letter', '時々川', 2.2, '時々|川'],
    ['inside a long Burmese word between its syllables', 'ကျောင်းသား', 1.5, 'ကျောင်း|သား'],
    ['there not before a closing sign', 'ภาษาไทย)สวยงาม', 4, 'ภาษาไทย)|สวยงาม'],
    ['there not behind an opening sign', 'ภาษาไทย(สวยงาม', 4, 'ภาษาไทย|(สวยงาม'],
    ['between Latin and Han letters', 'we水', 1.7, 'we|水'],
    ['at a space', 'x 12 km', 3, 'x 12|km'],
    ['not at a space that holds words together', 'x 12\u00a0km', 3, 'x|12\u00a0km'],
    ['after a hyphen nowhere: a word is what has no spaces', 'well-known', 4.2, 'well-kno|wn'],
  ])('%s', (_rule, text, width, lines) => {
    expect(broken(text, width)).toEqual(lines.split('|'));
  });

  test('at any width each character stands on one line, in order, and none is too long', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'abcW  -.,水、「กาمסß1(', '👩‍🌾', 'é', 'क्ष', '\n'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, fc.double({ min: 0.5, max: 12, noNaN: true }), (words, width) => {
        const lines = setter.lines([run(words)], width);
        const typed = lines.flatMap(({ pieces }) => pieces.map((each) => each.typed ?? each.text));
        const bare = (each: string): string =>
          [...each.normalize('NFC').replaceAll(/\s/gu, '')].sort().join('');
        expect(bare(typed.join(''))).toBe(bare(words));
        for (const line of lines) {
          // One character may be wider than a line; two are never on a line that is too narrow.
          const clusters = lettersOf(wordsOf(line)).length;
          if (clusters > 1) expect(line.width).toBeLessThanOrEqual(width + 1e-6);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('runs keep their look over a break, and a word goes on from one run into the next', () => {
    const lines = setter.lines(
      [run('one t'), run('wo thr', { style: 'bold', link: 'https://a.example' }), run('ee')],
      4.3,
    );
    expect(lines.map(wordsOf)).toEqual(['one two', 'three']);
    expect(lines.map(({ pieces }) => pieces.map(({ text, link }) => [text, link]))).toEqual([
      [
        ['one t', undefined],
        ['wo', 'https://a.example'],
      ],
      [
        ['thr', 'https://a.example'],
        ['ee', undefined],
      ],
    ]);
  });

  test('a word is long where it alone has no room on a line', () => {
    expect(setter.hasLongWord([run('one two three')], 3)).toBe(false);
    expect(setter.hasLongWord([run('one two three')], 2)).toBe(true);
    expect(setter.hasLongWord([run('水土山川')], 1.1)).toBe(false);
    expect(setter.hasLongWord([run('m'.repeat(1_001))], 1e6)).toBe(true);
    expect(setter.hasLongWord([], 1)).toBe(false);
  });
});

describe('one line', () => {
  test('has line breaks as spaces', () => {
    expect(wordsOf(setter.line([run('a\nb\r\nc')]))).toBe('a b c');
    expect(setter.line([run('')])).toEqual({ pieces: [], width: 0, rightToLeft: false });
    expect(setter.line([])).toEqual({ pieces: [], width: 0, rightToLeft: false });
  });

  test.each([
    ['Clean rivers for all of us', 5, 'Clean…'],
    ['Clean rivers for all of us', 7, 'Clean rivers…'],
    // On paper, from the left.
    ['نهر نظيف لنا جميعا', 5, '…نظيف نهر'],
    ['نهر نظيف لنا جميعا', 3, '…نهر'],
  ])(
    'that is too long ends with an ellipsis where reading ends: %j in %d',
    (text, width, shown) => {
      const line = setter.line([run(text)], width);
      expect(wordsOf(line)).toBe(shown);
      expect(line.width).toBeLessThanOrEqual(width + 1e-6);
    },
  );

  test('that has just room is whole', () => {
    const { width } = setter.line([run('Clean rivers')]);
    expect(wordsOf(setter.line([run('Clean rivers')], width))).toBe('Clean rivers');
    expect(wordsOf(setter.line([run('Clean rivers')], width - 0.01))).toBe('Clean…');
  });
});

describe('pieces', () => {
  const piecesOf = (text: string) => setter.line([run(text)]).pieces;

  test('are of one font and one language each', () => {
    expect(piecesOf('Water, Вода 水').map(({ text, language }) => [text, language])).toEqual([
      ['Water, ', 'und-Latn'],
      ['Вода ', 'und-Cyrl'],
      ['水', 'und-Hani'],
    ]);
    const fonts = piecesOf('a水').map(({ font }) => font.file);
    expect(new Set(fonts).size).toBe(2);
  });

  test('have the width that their glyphs have, together that of the line', () => {
    const line = setter.line([run('office Вода')]);
    const alone = line.pieces.map(({ text }) => setter.line([run(text)]).width);
    // A space at a line's end is no part of it.
    const space = setter.line([run('a a')]).width - 2 * setter.line([run('a')]).width;
    expect(line.width).toBeCloseTo(alone.reduce((sum, each) => sum + each, 0) + space);
  });

  test('that were typed in parts are set composed', () => {
    expect(wordsOf(setter.line([run('a\u0304e\u0301')]))).toBe('āé');
  });

  test.each([
    ['tabs are spaces', 'a\tb', 'a b'],
    ['soft hyphens and signs without a shape are not set', 'a\u00adb\u200bc\ufeffd', 'abcd'],
    ['signs that set a direction take part in the order alone', '\u2067a\u2069\u200e', 'a'],
  ])('%s', (_rule, text, shown) => {
    expect(wordsOf(setter.line([run(text)]))).toBe(shown);
  });

  test('a direction sign turns its line round', () => {
    expect(piecesOf('\u202eab\u202c 1').map(({ direction }) => direction)).toContain('rtl');
    expect(setter.line([run('\u200f1 a')]).rightToLeft).toBe(true);
  });
});

describe('what no font has', () => {
  test('is shown as its number and remembers what was typed, once for all its digits', () => {
    const own = new TextSetter();
    expect(own.spelledOut).toBe(false);
    const { pieces } = own.line([run('a\u{1f9ff}\u13a0b')]);
    const odd = pieces.filter(({ typed }) => typed !== undefined);
    expect(odd.map(({ text, typed }) => [text, typed])).toEqual([['[U+13A0]', '\u13a0']]);
    expect(own.spelledOut).toBe(true);
  });

  test.each([
    ['\u0041', '[U+0041]'],
    ['\u{10ffff}', '[U+10FFFF]'],
    ['e\u0301', '[U+0065 U+0301]'],
  ])('%j is %s', (cluster, number) => {
    expect(standIn(cluster)).toBe(number);
  });

  test('half a character that has lost the other is shown, not dropped', () => {
    const own = new TextSetter();
    expect(wordsOf(own.line([run('a\ud83db')]))).toBe('a[U+D83D]b');
    expect(own.spelledOut).toBe(true);
  });

  test('of a letter with marks that no font has together each is set by itself', () => {
    const own = new TextSetter();
    expect(wordsOf(own.line([run('ก\u0301\u13a0')]))).toContain('[U+13A0]');
    expect(wordsOf(own.line([run('ก\u0301')])).normalize('NFD')).toContain('ก');
  });

  test('strange spaces are spaces', () => {
    const own = new TextSetter();
    expect(wordsOf(own.line([run('a\u1680b')])).replaceAll(/\s/gu, ' ')).toBe('a b');
    expect(own.spelledOut).toBe(false);
  });
});
