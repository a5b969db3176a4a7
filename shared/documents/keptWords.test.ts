import { describe, expect, it, test } from 'vitest';
import { KeptWords, Looks, TAKEN_DOWN } from './keptWords.ts';

const T = TAKEN_DOWN;
const words = (gone: readonly string[], stays: readonly string[] = []): KeptWords => {
  const kept = new KeptWords();
  for (const text of gone) kept.add(text, false);
  for (const text of stays) kept.add(text, true);
  return kept;
};
const without = (line: string, ...gone: string[]): string =>
  words(gone).withoutGone(line, new Looks());

describe('T2 in a line, a gone note’s words', () => {
  test.each([
    ['at its beginning', 'weir, and then?', `${T}, and then?`],
    ['at its end', 'Who owns the weir', `Who owns the ${T}`],
    ['twice', 'weir or weir', `${T} or ${T}`],
    ['between quotation marks', '«weir»', `«${T}»`],
    ['beside an emoji', '🌊weir🌊', `🌊${T}🌊`],
    ['behind a sign that is drawn as a picture', '❤️weir', `❤️${T}`],
    ['behind a figure in a box', '1️⃣weir', `1️⃣${T}`],
    ['beside a hyphen', 'weir-keeper', `${T}-keeper`],
  ])('are taken down %s', (_where, line, shown) => {
    expect(without(line, 'weir')).toBe(shown);
  });

  test.each([
    ['has more letters behind', 'weird', 'weir'],
    ['has more letters before', 'aweir', 'weir'],
    ['has a figure behind', 'weir2', 'weir'],
    ['has a figure before', '42weir', 'weir'],
    ['has a Cyrillic letter behind', 'вода', 'вод'],
    ['has an Arabic letter behind', 'سدود', 'سد'],
    ['has letters beyond the basic plane behind', '𞤀𞤣𞤤𞤢𞤥', '𞤀𞤣'],
    ['has letters beyond the basic plane before', '𞤀𞤣𞤤𞤢𞤥', '𞤢𞤥'],
    ['has an accent of its own on its last letter', 'cafe\u0301s', 'cafe'],
    ['has a vowel sign behind', 'किताब', 'क'],
    ['ends in a vowel sign and goes on', 'किताब', 'कि'],
    ['follows a vowel sign', 'किताब', 'ताब'],
    ['is pointed', 'בַּיִת', 'בַּ'],
  ])('stay where the word %s', (_what, line, gone) => {
    expect(without(line, gone)).toBe(line);
  });

  test.each([
    ['Chinese', '为什么水坝重要', '水坝', `为什么${T}重要`],
    ['Japanese', 'ダムはどこですか', 'ダム', `${T}はどこですか`],
    ['Thai', 'เขื่อนของใคร', 'เขื่อน', `${T}ของใคร`],
    ['Khmer', 'ទំនប់របស់អ្នកណា', 'ទំនប់', `${T}របស់អ្នកណា`],
  ])('are found inside a sentence in %s, which puts no spaces', (_script, line, gone, shown) => {
    expect(without(line, gone)).toBe(shown);
  });

  it('go the longest first, so that no rest of one is left', () => {
    expect(without('the weir at Ōtaki', 'the weir', 'the weir at Ōtaki', 'the')).toBe(T);
    expect(without('ab abc', 'ab', 'abc')).toBe(`${T} ${T}`);
  });

  it('are found whatever their length: of one letter, of three, of four, of many', () => {
    expect(without('a bcd efgh ijklm', 'a', 'bcd', 'efgh', 'ijklm')).toBe(`${T} ${T} ${T} ${T}`);
  });

  it('of which only the beginning is there, stay', () => {
    expect(without('the weir', 'the weir at Ōtaki')).toBe('the weir');
  });

  it('are the same whatever blanks and line breaks are in them', () => {
    expect(without('Of the  weir?', 'the\n\tweir ')).toBe(`Of ${T}?`);
  });
});

it('a line without any of them is the same, blanks too', () => {
  expect(without('What   of it?', 'weir')).toBe('What   of it?');
  expect(without('What   of it?')).toBe('What   of it?');
  expect(without('', 'weir')).toBe('');
});

describe('T2 a quote without an id', () => {
  test.each([
    ['all of a gone note', 'the weir', true],
    ['a part of one', 'he wei', true],
    ['one and more', 'see the weir there', true],
    ['a note that stays', 'weir', false],
    ['none', 'the bridge', false],
    ['nothing', '', false],
  ])('that is %s', (_what, quote, isGone) => {
    expect(words(['the weir'], ['weir']).isOfGone(quote, new Looks())).toBe(isGone);
  });

  it('is the whole of a gone note, or only a part', () => {
    const kept = words(['the  weir'], ['the bridge']);
    expect(
      ['the weir', 'the weir', 'weir', 'the bridge', ''].map((quote) => kept.isGone(quote)),
    ).toEqual([true, true, false, false, false]);
  });

  it('is of no gone note where none is gone, whatever it has cost so far', () => {
    const spent = new Looks();
    spent.letters = 1e9;
    expect(words([], ['a']).isOfGone('b', spent)).toBe(false);
    expect(words([], ['a']).withoutGone('b', spent)).toBe('b');
  });

  it('is known by notes that were added after the first was looked for', () => {
    const kept = words(['one']);
    expect(kept.isOfGone('two', new Looks())).toBe(false);
    kept.add('two', false);
    expect(kept.isOfGone('two', new Looks())).toBe(true);
    expect(kept.withoutGone('one two', new Looks())).toBe(`${T} ${T}`);
  });

  it('does not stretch over two notes', () => {
    expect(words(['the weir', 'at Ōtaki']).isOfGone('weir at', new Looks())).toBe(false);
  });
});

it('a note of blanks says nothing that could be found', () => {
  const kept = words([' \n ']);
  expect(kept.isGone('')).toBe(false);
  expect(kept.withoutGone('a  b', new Looks())).toBe('a  b');
});

describe('what may be looked at', () => {
  test.each([
    [0, 0, false],
    [20_000_000, 200_000, false],
    [20_000_001, 0, true],
    [0, 200_001, true],
  ])('is over after %i letters and %i places: %s', (letters, places, isOver) => {
    expect(Object.assign(new Looks(), { letters, places }).isOver).toBe(isOver);
  });

  it('counts the letters searched and the places compared', () => {
    const looks = new Looks();
    words(['gone', 'went']).isOfGone('abcd', looks);
    expect(looks).toMatchObject({ letters: 9, places: 4 });
    words(['gone', 'gong']).withoutGone('gonx', looks);
    expect(looks).toMatchObject({ letters: 9, places: 8 });
  });

  it('is all that is shown: what is not looked at any more counts as gone', () => {
    const over = (): Looks => Object.assign(new Looks(), { places: 200_001 });
    expect(words(['gone']).isOfGone('something else', over())).toBe(true);
    expect(words(['gone']).withoutGone('something else', over())).toBe(T);
    expect(words(['gone'], ['something else']).isOfGone('something else', over())).toBe(false);
  });
});
