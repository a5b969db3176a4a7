import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanName, isName } from './cleanName.ts';

test.each([
  ['a mark behind what is not seen', 'Rene\u200b\u0301', 'Ren\u00e9'],
  ['a mark behind a soft hyphen', 'Zoe\u00ad\u0308', 'Zo\u00eb'],
  ['letters of Hangul apart', '\u1100\u1161', '가'],
  ['letters of Hangul with something between', '\u1100\u200e\u1161', '가'],
  ['lines', 'Ana\r\nMaria', 'Ana Maria'],
  ['lines that only Unicode knows', 'Ana\u2028Maria', 'Ana Maria'],
  ['joiners around words', '\u200dAna\u200d \u200cMaria\u200c', 'Ana Maria'],
  ['joiners alone', '\u200d \u200c', ''],
  ['joiners between letters', 'می\u200cنا', 'می\u200cنا'],
  ['a picture of several', '👩‍👩‍👧 Ana', '👩‍👩‍👧 Ana'],
  ['marks of direction', '\u200fسارة\u200f', 'سارة'],
  ['letters beyond the basic plane', ' 𞤀𞤣𞤤𞤢𞤥 ', '𞤀𞤣𞤤𞤢𞤥'],
  ['full-width letters, which are as they were typed', 'Ａｎａ', 'Ａｎａ'],
])('%s: %j is kept as %j', (_what, given, kept) => expect(cleanName(given)).toBe(kept));

const typed = fc.string({
  unit: fc.oneof(
    fc.constantFrom('a', 'e', '\u0301', '\u0308', ' ', '\u200b', '\u200c', '\u200d', '\u00ad'),
    fc.constantFrom('\u1100', '\u1161', '\u200e', '\n', '\u00a0', '👩', 'क', '\u094d', '\u202e'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 14,
});

test('what is kept is kept as it is when it is given again: composed, one line, one blank between words', () => {
  fc.assert(
    fc.property(typed, (given) => {
      const kept = cleanName(given);
      expect(cleanName(kept)).toBe(kept);
      expect(kept.normalize('NFC')).toBe(kept);
      expect(kept).not.toMatch(/^\s|\s$|\s\s|[\n\r\u200b\u200e\u202e\u00ad]/u);
    }),
    { numRuns: 2_000 },
  );
});

test('somebody is called by a name or is not, whether it was cleaned before or not', () => {
  fc.assert(
    fc.property(typed, (given) => {
      expect(isName(cleanName(given))).toBe(isName(given));
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['#️⃣', false],
  ['*️⃣', false],
  ['1️⃣ a', true],
  ['9\u20e3', false],
  ['9', true],
  ['Ⅳ', true],
  ['½', true],
  ['\u0301a', true],
  ['\u3164', false],
])('%j is a name: %s', (name, isOne) => expect(isName(name)).toBe(isOne));
