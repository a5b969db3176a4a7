import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lettersOf, piecesOf, setLines } from './breakWords.ts';

const texts = (text: string): string[] => piecesOf(text).map((piece) => piece.text);
/** As the pieces stand on one line. */
const joined = (text: string): string =>
  piecesOf(text)
    .map((piece, index) => (piece.spaced && index > 0 ? ' ' : '') + piece.text)
    .join('');

describe('lines may end', () => {
  it.each([
    ['at spaces, however many', 'clean  water\tfor all', ['clean', 'water', 'for', 'all']],
    ['at an ideographic space', '水と　土', ['水', 'と', '土']],
    ['after hyphens and dashes', 'ice-cream—now–then', ['ice-', 'cream—', 'now–', 'then']],
    ['after several hyphens only once', 'to--and-fro', ['to--', 'and-', 'fro']],
    ['after a Hebrew hyphen', 'בית־ספר', ['בית־', 'ספר']],
    ['after an Armenian one', 'ա֊բ', ['ա֊', 'բ']],
    ['between Japanese words', '川を守る学校', ['川', 'を', '守る', '学校']],
    ['between Chinese words', '清洁水源', ['清洁', '水源']],
    ['between Thai words', 'น้ำสะอาด', ['น้ำ', 'สะอาด']],
    ['between Lao words', 'ພາສາລາວງາມຫຼາຍ', ['ພາສາ', 'ລາວ', 'ງາມ', 'ຫຼາຍ']],
    ['between Khmer words', 'ទឹកស្អាតណាស់។', ['ទឹក', 'ស្អាត', 'ណាស់។']],
    ['between Burmese words', 'စကားသည်လှပသည်။', ['စကား', 'သည်', 'လှပ', 'သည်။']],
    [
      'where a space is not seen',
      'ខ្ញុំ\u200bចង់ wall\u200bpaper',
      ['ខ្ញុំ\u200b', 'ចង់', 'wall\u200b', 'paper'],
    ],
    ['after the dot of Tibetan syllables', 'ཆུ་གཙང་མ', ['ཆུ་', 'གཙང་', 'མ']],
    ['between scripts, where one needs no spaces', 'CO2の川', ['CO2', 'の', '川']],
  ])('%s', (_rule, text, pieces) => {
    expect(texts(text)).toEqual(pieces);
  });
});

describe('lines may not end', () => {
  it.each([
    ['within a word', 'Energiegenossenschaften'],
    ['within an Arabic word', 'المجتمعات'],
    ['after a hyphen that begins a number', '-5'],
    ['at a space that holds words together', '10\u00a0km'],
    ['at a narrow one', '20\u202f%'],
    ['at a figure space', '1\u20072'],
    ['at a word joiner between Japanese words', '水\u2060川'],
    ['between a Japanese word and what is bound to it', '学校\u00a0+2'],
    ['between a sign of money and its number', '予算¥500'],
    ['between a number sign and its number', '水#3'],
    ['between an opening bracket and what it opens', '「水」'],
    ['before a closing sign or a full stop', '川。'],
    ['between letters joined by marks alone', 'é\u0301\u0302'],
    ['before what repeats a Thai word', 'ต่างๆ'],
    ['before what repeats a Khmer word', 'ផ្សេងៗ'],
    ['before what repeats a Japanese letter', '時々'],
    ['within one picture', '👩‍🌾🏽'],
  ])('%s', (_rule, text) => {
    expect(texts(text)).toEqual([text]);
  });

  it('between an opening sign and what it opens, be it a picture or nothing', () => {
    expect(texts('川（🌊）')).toEqual(['川', '（🌊）']);
    expect(texts('川「」と')).toEqual(['川', '「」と']);
    expect(texts('川\u00a0「水」')).toEqual(['川\u00a0「水」']);
    expect(texts('🌊「水」')).toEqual(['🌊「水」']);
  });

  it('before a stop, also where the words before it may be parted', () => {
    expect(texts('水、川。')).toEqual(['水、', '川。']);
    expect(texts('守る（川）！')).toEqual(['守る', '（川）！']);
  });
});

describe('pieces', () => {
  it.each(['', ' ', '\t\n ', '　'])('of no words are none: %j', (text) => {
    expect(piecesOf(text)).toEqual([]);
  });

  it('know whether a space stands before them', () => {
    expect(piecesOf('ice-cream 川を')).toEqual([
      { text: 'ice-', spaced: true },
      { text: 'cream', spaced: false },
      { text: '川', spaced: true },
      { text: 'を', spaced: false },
    ]);
  });

  it('keep every letter, in order, and none is empty', () => {
    const word = fc.oneof(
      fc.constantFrom('水', 'น้ำ', 'مياه', 'co-op', '-', '--', '「', '」', '+', '¥', '5', '\u00a0'),
      fc.constantFrom(
        '\ud800',
        '\udc00',
        '\u0301',
        '\u200b',
        '\ufeff',
        '🌊',
        '、',
        '（',
        '）',
        ' ',
        'a',
        '\u0000',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.constantFrom('', ' '), (words, between) => {
        const text = words.join(between);
        expect(piecesOf(text).every((piece) => piece.text !== '')).toBe(true);
        // What is a space and holds nothing together is one space, and none at the ends.
        const wanted = text.replace(/[^\S\u00a0\u202f\u2007]+/gu, ' ').replace(/^ | $/gu, '');
        expect(joined(text)).toBe(wanted);
        // Broken once, nothing is broken further.
        for (const piece of piecesOf(text))
          if (!/[-\u2010-\u2014\u0f0b]|[\u0e00-\u0e7f\u3000-\u9fff]/.test(piece.text))
            expect(texts(piece.text)).toEqual([piece.text]);
      }),
      { numRuns: 200 },
    );
  });

  it('of lone halves of a letter and of signs that are not seen are made all the same', () => {
    expect(texts('\ud800 \udc00')).toEqual(['\ud800', '\udc00']);
    expect(texts('a\u200d\u2060b')).toEqual(['a\u200d\u2060b']);
  });
});

describe('letters', () => {
  it.each([
    ['a letter with its marks', 'e\u0301a', ['e\u0301', 'a']],
    ['a Thai letter with vowel and tone', 'น้ำ', ['น้ำ']],
    ['Thai vowels around their letter', 'เกาะไป', ['เกาะ', 'ไป']],
    ['a Lao vowel behind its letter', 'ການ', ['ກາ', 'ນ']],
    ['Burmese vowels and ends of syllables', 'ကျောင်းသား', ['ကျောင်း', 'သား']],
    ['Burmese letters over each other', 'သန္တာ', ['သ', 'န္တာ']],
    ['Khmer letters over each other', 'សន្តិភាព', ['ស', 'ន្តិ', 'ភា', 'ព']],
    ['another script beside them by itself', 'aาb', ['a', 'า', 'b']],
    [
      'no more vowels than a letter can have',
      `ก${'า'.repeat(20)}`,
      [`ก${'า'.repeat(11)}`, 'า'.repeat(9)],
    ],
    ['people joined to a family', '👨‍👩‍👧!', ['👨‍👩‍👧', '!']],
    ['a flag', '🇳🇿🇹🇭', ['🇳🇿', '🇹🇭']],
    ['a hand in its colour', '👍🏽', ['👍🏽']],
    ['nothing', '', []],
  ])('are what is read as one: %s', (_what, text, letters) => {
    expect(lettersOf(text)).toEqual(letters);
  });
});

describe('lines', () => {
  const widthOf = (line: string): number => line.length;
  const lines = (text: string, width: number, most = Infinity): string[] | null =>
    setLines(piecesOf(text), widthOf, () => width, most);

  it('take as many words as they hold, the last exactly', () => {
    expect(lines('aa bb cc', 5)).toEqual(['aa bb', 'cc']);
    expect(lines('aa bb cc', 4)).toEqual(['aa', 'bb', 'cc']);
    expect(lines('aa bb cc', 8)).toEqual(['aa bb cc']);
  });

  it('put no space where none is written', () => {
    expect(lines('ice-cream', 9)).toEqual(['ice-cream']);
    expect(lines('ice-cream', 8)).toEqual(['ice-', 'cream']);
  });

  it('are none where a word is wider than its line, or more are needed than may be', () => {
    expect(lines('aaaaaa', 5)).toBeNull();
    expect(lines('aa aaaaaa', 5)).toBeNull();
    expect(lines('aa bb cc', 4, 2)).toBeNull();
    expect(lines('aa bb cc', 4, 3)).toEqual(['aa', 'bb', 'cc']);
    expect(lines('', 4, 0)).toEqual([]);
  });

  it('each have their own room', () => {
    const rooms = [2, 5];
    const set = setLines(piecesOf('aa bb cc'), widthOf, (line) => rooms[line] ?? 0, 9);
    expect(set).toEqual(['aa', 'bb cc']);
    expect(setLines(piecesOf('aa bb cc dd'), widthOf, (line) => rooms[line] ?? 0, 9)).toBeNull();
  });

  it('are measured as a whole: letters may lean on their neighbours', () => {
    const leaning = (line: string): number => line.length - (line.includes('A V') ? 1 : 0);
    expect(setLines(piecesOf('A V'), leaning, () => 2, 9)).toEqual(['A V']);
  });
});

it('reads Latin words without a segmenter as it would with one', () => {
  const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
  const below = fc.string({
    unit: fc.integer({ min: 0, max: 0x2ff }).map((at) => String.fromCharCode(at)),
  });
  fc.assert(
    fc.property(fc.oneof(below, fc.string({ unit: 'binary' })), (text) => {
      fc.pre(text < '\u0e00' || !/[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/u.test(text));
      expect(lettersOf(text)).toEqual([...graphemes.segment(text)].map(({ segment }) => segment));
    }),
  );
});
