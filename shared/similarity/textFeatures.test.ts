import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './foldText.ts';
import { FEATURE_SPACE, isWordFeature, textFeatures, wordsOf } from './textFeatures.ts';

const countOf = (folded: string): { words: number; triples: number } => {
  const features = textFeatures(folded);
  const words = features.filter(isWordFeature).length;
  return { words, triples: features.length - words };
};

describe('words', () => {
  it.each([
    ['clean water', ['clean', 'water']],
    ['well-being, 2026!', ['well', 'being', '2026']],
    ["don't", ['don', 't']],
    ['हिन्दी भाषा', ['हिन्दी', 'भाषा']],
    ['السلام عليكم', ['السلام', 'عليكم']],
    ['한국어 이름', ['한국어', '이름']],
    ['🌊 🌳', []],
    ['', []],
  ])('of %j are %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it.each([
    ['two letters stay whole', '水土', ['水土']],
    ['one letter as well', '水', ['水']],
    ['of three on, each pair is a word', '水土山', ['水土', '土山']],
    ['letters of two halves are not torn', '𠀀𠀁𠀂', ['𠀀𠀁', '𠀁𠀂']],
    ['words with spaces beside them stay whole', 'clean 水土山', ['clean', '水土', '土山']],
    ['no pair reaches over a sign', '水土山。川', ['水土', '土山', '川']],
  ])('without a dictionary, in scripts without spaces: %s', (_rule, text, words) => {
    expect(wordsOf(text, null)).toEqual(words);
  });

  it('with one they are the dictionary’s, without signs and spaces', () => {
    const words = new Intl.Segmenter('und', { granularity: 'word' });
    expect(wordsOf('ภาษาไทย สวยงาม!', words)).toEqual(['ภาษา', 'ไทย', 'สวยงาม']);
  });
});

describe('features', () => {
  it.each([
    // Letters with a space before and behind, in threes; signs between words are one space.
    ['abc', 1, 3],
    ['ab', 1, 2],
    ['a', 1, 1],
    ['ab cd', 2, 5],
    ['ab,  cd!', 2, 5],
    // Of pictures alone, their units.
    ['🌊', 0, 2],
    ['🌊🌊', 0, 4],
    ['', 0, 0],
  ])('of %j: %i words, %i triples', (text, words, triples) => {
    expect(countOf(text)).toEqual({ words, triples });
  });

  it('repeat with what repeats, and are the same wherever it stands', () => {
    const [once, twice] = [textFeatures('river'), textFeatures('river river')];
    const word = once.find(isWordFeature);
    expect(twice.filter((feature) => feature === word)).toHaveLength(2);
    expect(new Set(textFeatures('the river')).has(word ?? -1)).toBe(true);
  });

  it('of a word and of the same letters as a triple are apart', () => {
    const [word] = textFeatures('abc').filter(isWordFeature);
    const triples = textFeatures('xabcx').filter((feature) => !isWordFeature(feature));
    expect(triples).not.toContain(word);
    expect(triples.some((feature) => feature === (word ?? 0) - FEATURE_SPACE / 2)).toBe(true);
  });

  it('of any text have a place each, and are the same a second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const folded = foldText(text);
        const features = textFeatures(folded);
        expect(
          features.every(
            (feature) => Number.isInteger(feature) && feature >= 0 && feature < FEATURE_SPACE,
          ),
        ).toBe(true);
        expect(textFeatures(folded)).toEqual(features);
        expect(features.filter(isWordFeature)).toHaveLength(wordsOf(folded).length);
      }),
      { numRuns: 30 },
    );
  });
});
