import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lettersOf } from './breakWords.ts';
import { HARD_TEXTS } from './adversarialWalls.ts';
import { breakLines, fitNoteText, NOTE_LEADING, NOTE_TEXT, textSizeCap } from './noteText.ts';

/** Every letter half as wide as high, Chinese and Japanese ones as wide; marks have no width. */
function measure(text: string): number {
  let width = 0;
  for (const char of text)
    width += /\p{M}|[\u200b-\u200d]/u.test(char) ? 0 : /[\u3000-\u9fff]/u.test(char) ? 1 : 0.5;
  return width;
}
const BOX = { width: 156, height: 136 };
const fit = (text: string, range?: { smallest: number; largest: number }) =>
  fitNoteText(text, BOX, measure, range);
const broken = (text: string, width: number, most?: number): string[] =>
  breakLines(text, width, 1, measure, most);

describe('lines of a note', () => {
  it.each([
    ['end between words', 'clean water now', 5.5, ['clean water', 'now']],
    ['hold a word that just fits', 'abcd', 2, ['abcd']],
    ['break a word that is a letter too wide', 'abcde', 2, ['abcd', 'e']],
    ['go on after the rest of a broken word', 'abcdef gh', 2.5, ['abcde', 'f gh']],
    ['keep the paragraphs people made', 'a\nb\r\nc\u2028d\u2029e', 9, ['a', 'b', 'c', 'd', 'e']],
    ['keep an empty one between two', 'a\n\nb', 9, ['a', '', 'b']],
    ['leave out empty ones at the end', 'a\n \n\n', 9, ['a']],
    ['begin with the empty ones people began with', '\na', 9, ['', 'a']],
    ['of nothing are one, empty', '', 9, ['']],
    ['of spaces are one, empty', '   ', 9, ['']],
    ['make one space of many', 'a   b', 9, ['a b']],
    ['do not end at a space that holds words together', 'aa 10\u00a0km', 3, ['aa', '10\u00a0km']],
    ['end after a hyphen', 'well-being', 4, ['well-', 'being']],
    ['end between Japanese words', '川を守る学校', 4, ['川を守る', '学校']],
    ['end between Thai words', 'น้ำสะอาด', 3, ['น้ำ', 'สะอาด']],
  ])('%s', (_rule, text, width, lines) => {
    expect(broken(text, width)).toEqual(lines);
  });

  it('never part a letter from its marks, nor people who are one picture', () => {
    expect(broken('e\u0301e\u0301e\u0301', 1)).toEqual(['e\u0301e\u0301', 'e\u0301']);
    const family = '👨‍👩‍👧';
    expect(broken(family.repeat(2), 1.5)).toEqual([family, family]);
  });

  it('part what is one picture where even that is wider than the note', () => {
    const lines = broken('👨‍👩‍👧', 0.5);
    expect(lines.join('')).toBe('👨‍👩‍👧');
    expect(lines.length).toBe(3);
  });

  it('have one letter at least, however narrow the note', () => {
    expect(broken('abc', 0)).toEqual(['a', 'b', 'c']);
    expect(broken('水 川', 0)).toEqual(['水', '川']);
  });

  it('are made until there is one too many, and no further', () => {
    expect(broken('a b c d e f', 0.5, 2)).toEqual(['a', 'b', 'c']);
    expect(broken('abcdef', 0.5, 2)).toHaveLength(3);
    expect(broken('a\nb\nc\nd', 9, 1)).toEqual(['a', 'b']);
  });

  it('keep every letter and are no wider than they may', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 2, max: 20 }),
        (text, width) => {
          const lines = broken(text, width);
          const plain = (words: string): string => words.replace(/\s/gu, '');
          expect(plain(lines.join(''))).toBe(plain(text));
          for (const line of lines)
            if ([...line].length > 1) expect(measure(line)).toBeLessThanOrEqual(width);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('the size of a note’s words', () => {
  it('is the largest for a short one, and no smaller than can be read for a long one', () => {
    expect(fit('Yes')).toEqual({ size: NOTE_TEXT.largest, lines: ['Yes'], cut: false });
    expect(fit('word '.repeat(100))).toMatchObject({ size: NOTE_TEXT.smallest, cut: true });
  });

  it('is the largest, in half units, at which all of it fits', () => {
    const { size, lines, cut } = fit('Rivers and seas and soil, kept by schools');
    expect(cut).toBe(false);
    expect(size % 0.5).toBe(0);
    const more = size + 0.5;
    const atMore = breakLines(lines.join(' '), BOX.width, more, measure);
    const isHigher = atMore.length > Math.floor(BOX.height / (more * NOTE_LEADING));
    const isWider = lines.some((line) =>
      line.split(' ').some((word) => measure(word) * more > BOX.width),
    );
    expect(isHigher || isWider).toBe(true);
  });

  it('is set so that no word breaks, while that leaves it readable', () => {
    // Sixteen letters: 8 times the size is at most 156.
    expect(fit('Genossenschaften')).toEqual({
      size: 19.5,
      lines: ['Genossenschaften'],
      cut: false,
    });
    // Thirty letters would be 10.4: they break rather than be smaller than 14.
    const { size, lines } = fit('x'.repeat(30));
    expect(size).toBe(14);
    expect(lines).toEqual(['x'.repeat(22), 'x'.repeat(8)]);
  });

  it('is not pressed down by scripts that write no spaces: their words are words', () => {
    // Fifteen signs, as wide as thirty letters of a word.
    expect(fit('河川と海と土壌を守る地域の学校')).toEqual({
      size: 31,
      lines: ['河川と海と', '土壌を守る', '地域の学校'],
      cut: false,
    });
    expect(fit('น้ำสะอาดสำหรับทุกชุมชน').size).toBeGreaterThan(30);
    expect(fit('清洁水源属于所有社区和学校').size).toBeGreaterThan(25);
  });

  it('stays within what is asked for', () => {
    expect(fit('Yes', { smallest: 9, largest: 20 }).size).toBe(20);
    expect(fit('word '.repeat(100), { smallest: 9, largest: 20 }).size).toBe(9);
    // Smaller at the most than at the least: the lesser of both.
    expect(fit('Yes', { smallest: 12, largest: 8 }).size).toBe(8);
  });
});

describe('what does not fit', () => {
  it('ends in an ellipsis that fits, and nothing is left out where it all fits', () => {
    const { lines, cut, size } = fit('longer words than that '.repeat(20));
    expect(cut).toBe(true);
    expect(lines.at(-1)).toMatch(/\S…$/u);
    expect(lines.slice(0, -1).join('')).not.toContain('…');
    for (const line of lines) expect(measure(line) * size).toBeLessThanOrEqual(BOX.width);
    expect(lines.length * size * NOTE_LEADING).toBeLessThanOrEqual(BOX.height);
  });

  it('is cut between letters, never within one', () => {
    // One line of 4 letters: three and the ellipsis.
    const narrow = { width: 4 * 0.5 * 10, height: 12 };
    const { lines } = fitNoteText('e\u0301'.repeat(9), narrow, measure, {
      smallest: 10,
      largest: 10,
    });
    expect(lines).toEqual(['e\u0301e\u0301e\u0301…']);
  });

  it('in a box without room is one line all the same', () => {
    const { lines, cut } = fitNoteText('a b c', { width: 0, height: 0 }, measure);
    expect(lines).toEqual(['…']);
    expect(cut).toBe(true);
  });

  it.each(Object.entries(HARD_TEXTS))('holds for %s', (_name, text) => {
    const { lines, size, cut } = fit(text);
    expect(lines.length * size * NOTE_LEADING).toBeLessThanOrEqual(BOX.height);
    const [plain, all] = [lines.join('').replace(/[\s…]/gu, ''), text.replace(/\s/gu, '')];
    expect(cut ? all.startsWith(plain) : all === plain).toBe(true);
    // Between letters only, but where one is wider than the note.
    if (cut && _name !== 'joined people')
      expect(lettersOf(all).slice(0, lettersOf(plain).length).join('')).toBe(plain);
  });
});

describe('the largest words of a wall', () => {
  it.each([
    [[], 40],
    [[20], 30],
    [[10, 40, 12], 18],
    [[12, 40, 10, 40], 40],
    [[40, 40, 40], 40],
    [[14, 14, 14, 40], 21],
  ])(
    'of notes that fit at %j are half as large again as the one in the middle: %d',
    (sizes, cap) => {
      expect(textSizeCap(sizes)).toBe(cap);
    },
  );

  it('do not depend on the order of notes, and leave the list as it was', () => {
    const sizes = [30, 10, 20, 12, 40];
    expect(textSizeCap(sizes)).toBe(textSizeCap(sizes.toReversed()));
    expect(sizes).toEqual([30, 10, 20, 12, 40]);
  });
});
