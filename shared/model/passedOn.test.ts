import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { linkSecret, queryValue, readPlace } from './address.ts';
import { isJoinCode, JOIN_CODE_ALPHABET, JOIN_CODE_LENGTH } from './ids.ts';
import { normaliseJoinCode } from './joinCode.ts';
import { plainDigits, tableNumber } from './passedOn.ts';

const fullWidth = (text: string): string =>
  [...text].map((char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0)).join('');

describe('a code as people pass it on', () => {
  test.each([
    'HUA42K',
    'hua42k',
    'HUA 42K',
    'hua-42k',
    'H U A 4 2 K',
    'H\u00a0U\u2009A–4—2·K',
    'HUA42K.',
    'HUA42K,',
    '(HUA42K)',
    '<HUA42K>',
    '[HUA42K]',
    '“HUA42K”',
    '«HUA42K»',
    '„HUA42K“',
    '‘HUA42K’',
    '"HUA42K"',
    '`HUA42K`',
    '*HUA42K*',
    '_HUA42K_',
    'HUA\n42K',
    'HUA\r\n42K\r\n',
    '\u200bHU\u200dA4\u00ad2K\ufeff',
    '\u202eHUA42K\u202c',
    '\u2066HUA42K\u2069',
    fullWidth('HUA42K'),
    fullWidth('hua42k'),
    'HUA४२K',
    'HUA٤٢K',
    'НUА42К',
    'нuа42к',
    'ΗUΑ42Κ',
    'Code: HUA 42K',
    'The code is HUA42K!',
    'kia ora, the code: HUA-42K, see you',
    'HUA42K thanks',
    'https://wall.example.org/j/HUA42K',
    'http://192.168.1.7:8080/j/HUA42K/',
    'wall.example.org/j/hua42k',
    'localhost:8080/J/HUA42K',
    '//wall.example.org//j//HUA42K//',
    'https://wall.example.org/j/HUA42K?utm_source=mail&fbclid=IwAR0x',
    'https://wall.example.org/j/HUA42K#top',
    'https://wall.example.org/join?code=HUA42K',
    'wall.example.org/join?from=mail&code=hua42k',
    'https://wall.example.org/join/HUA42K',
    '<https://wall.example.org/j/HUA42K>',
    '(https://wall.example.org/j/HUA42K).',
    'https://wall.example.org/j/HUA42K/3',
    'https://wall.example.org/j/HUA42K/3/',
    'https%3A%2F%2Fwall.example.org%2Fj%2FHUA42K',
    'https://wall.example.org/j/HUA%2042K',
    'https://wall.example.org/j/HUA%25342K',
    'Join here: https://wall.example.org/j/HUA42K see you!',
    'https://wall.example.org/j/\nHUA42K',
    'https://wall.example.org\\j\\HUA42K',
    '/j/HUA42K',
    'j/HUA42K',
    'https://wall.example.org/j/%E2%80%8BHUA42K',
  ])('%j', (typed) => {
    expect(normaliseJoinCode(typed)).toBe('HUA42K');
  });

  test.each([
    '',
    'HUA42',
    'HUA42KX',
    'HUA420',
    'HUAOIL',
    'https://wall.example.org/',
    'https://square.example.org/about',
    '💩💩💩💩💩💩',
    '\u200b'.repeat(6),
  ])('%j is none', (typed) => {
    expect(isJoinCode(normaliseJoinCode(typed))).toBe(false);
  });

  it('is itself, whatever letters it has and whatever stands around it', () => {
    const codes = fc
      .array(fc.constantFrom(...JOIN_CODE_ALPHABET), {
        minLength: JOIN_CODE_LENGTH,
        maxLength: JOIN_CODE_LENGTH,
      })
      .map((chars) => chars.join(''));
    const around = fc
      .array(fc.constantFrom('"', '«', '(', ' ', '\u200b', '\u202e', '\n', '<', '.', ',', '’'), {
        maxLength: 4,
      })
      .map((chars) => chars.join(''));
    fc.assert(
      fc.property(codes, around, around, (code, before, after) => {
        expect(normaliseJoinCode(before + code + after)).toBe(code);
        expect(normaliseJoinCode(`${before}http://10.0.0.1:8080/j/${code}${after}`)).toBe(code);
        expect(normaliseJoinCode(fullWidth(code).toLowerCase())).toBe(code);
      }),
    );
  });

  it('takes a megabyte in no time, and never throws', () => {
    for (const part of ['A', 'HUA42K ', '%', '%25', '/j/', '\u202e', '一'])
      expect(typeof normaliseJoinCode(part.repeat(1_000_000))).toBe('string');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        normaliseJoinCode(typed);
        readPlace(typed);
        tableNumber(typed);
        linkSecret(typed);
      }),
    );
  });
});

describe('a table’s number as people write it', () => {
  test.each([
    ['3', 3],
    [' 3 ', 3],
    ['３', 3],
    ['١', 1],
    ['۳', 3],
    ['३', 3],
    ['๓', 3],
    ['৩', 3],
    ['௩', 3],
    ['၃', 3],
    ['៣', 3],
    ['໓', 3],
    ['𞥓', 3],
    ['𝟛', 3],
    ['③', 3],
    ['³', 3],
    ['1.', 1],
    ['1)', 1],
    ['#3', 3],
    ['＃３', 3],
    ['table 3', 3],
    ['Table #12', 12],
    ['T3', 3],
    ['Nº 3', 3],
    ['№ 3', 3],
    ['No. 3', 3],
    ['n° 3', 3],
    ['Tisch 7', 7],
    ['mesa nº 4', 4],
    ['стол 5', 5],
    ['طاولة ٤', 4],
    ['テーブル３', 3],
    ['3番', 3],
    ['三', 3],
    ['第十二', 12],
    ['二十', 20],
    ['１２', 12],
    ['۱۲', 12],
    ['0', 0],
    ['007', 7],
    ['\u200e3\u200f', 3],
    ['3º', 3],
    ['“3”', 3],
    ['3!', 3],
    ['https://wall.example.org/j/HUA42K/3', 3],
    ['/j/HUA42K/3/', 3],
  ] as const)('%j is %i', (typed, number) => {
    expect(tableNumber(typed)).toBe(number);
  });
  test.each([
    '',
    'three',
    '-3',
    '−3',
    '+3',
    '3.5',
    '3 of 8',
    '3-4',
    '12345',
    '1e3',
    '4b',
    'x'.repeat(60) + '3',
    '👍',
  ])('%j is none', (typed) => {
    expect(tableNumber(typed)).toBeNull();
  });
  it('knows each decimal digit of Unicode', () => {
    let digits = 0;
    for (let code = 0; code <= 0x10ffff; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const char = String.fromCodePoint(code);
      if (!/\p{Nd}/u.test(char)) continue;
      expect(plainDigits(char)).toMatch(/^\d$/);
      digits += 1;
    }
    expect(digits).toBeGreaterThan(600);
    expect(digits % 10).toBe(0);
  });
});

const SECRET = 'Ab-_5'.padEnd(42, 'x').concat('_');
const WALL = 'abc123def456';
const TABLE = '0f8fad5b-d9cb-469f-a165-70867728950e';

describe('an address as people pass it on', () => {
  test.each<[string, string]>([
    ['/j/HUA42K', '/j/HUA42K'],
    ['/j/HUA42K/', '/j/HUA42K'],
    ['/J/hua42k', '/j/HUA42K'],
    ['//j///HUA42K//', '/j/HUA42K'],
    ['/j/HUA42K).', '/j/HUA42K'],
    ['/j/%22HUA42K%22', '/j/HUA42K'],
    ['/j/HUA42K%E3%80%82', '/j/HUA42K'],
    ['/j/HUA42K%', '/j/HUA42K'],
    ['/j/HUA42K/3/', '/j/HUA42K/3'],
    ['/j/HUA42K/%D9%A3', '/j/HUA42K/3'],
    ['/j/HUA42K/3.', '/j/HUA42K/3'],
    ['/j/HUA42K/table%203', '/j/HUA42K/3'],
    ['/j/HUA42K/qr.svg', '/j/HUA42K/qr.svg'],
    ['/j/HUA42K/3/qr.svg', '/j/HUA42K/3/qr.svg'],
    ['/https://wall.example.org/j/HUA42K', '/j/HUA42K'],
    ['/wall.example.org/j/HUA42K', '/j/HUA42K'],
    ['/%3Chttps:%2F%2Fwall.example.org%2Fj%2FHUA42K%3E', '/j/HUA42K'],
    ['/j/', '/join'],
    ['/j', '/join'],
    ['/JOIN/', '/join'],
    ['/join.', '/join'],
    ['/%22', '/'],
    ['//', '/'],
    [`/w/${WALL}/wall/`, `/w/${WALL}/wall`],
    [`/W/${WALL.toUpperCase()}/Console`, `/w/${WALL}/console`],
    [`/w/${WALL}`, `/w/${WALL}/wall`],
    [`/w/${WALL}/`, `/w/${WALL}/wall`],
    [`//w//${WALL}//gallery)`, `/w/${WALL}/gallery`],
    [`/w/${WALL}/table/${TABLE.toUpperCase()},`, `/w/${WALL}/table/${TABLE}`],
    [`https://wall.example.org/w/${WALL}/projector`, `/w/${WALL}/projector`],
  ])('%s leads to %s', (address, path) => {
    expect(readPlace(address)?.path).toBe(path);
  });
  test.each([
    '/elsewhere',
    '/j/nothing',
    '/j/HUA42K/zero',
    `/w/${WALL}/nowhere`,
    '/w/short/wall',
    `/w/${WALL}/table/`,
    '/assets/x.js',
    '/../etc/passwd',
  ])('%s leads to no page', (address) => {
    expect(readPlace(address)).toBeNull();
  });
  test('query and fragment stay, also percent-encoded ones', () => {
    expect(readPlace(`/w/${WALL}/wall/?as=volunteer#key=${SECRET}`)).toEqual({
      path: `/w/${WALL}/wall`,
      query: 'as=volunteer',
      fragment: `key=${SECRET}`,
    });
    expect(readPlace(`/w/${WALL}/wall%3Fas=volunteer%23key%3D${SECRET}`)).toEqual({
      path: `/w/${WALL}/wall`,
      query: 'as=volunteer',
      fragment: `key=${SECRET}`,
    });
    expect(readPlace('/j/HUA42K./?utm_source=x&fbclid=y')).toEqual({
      path: '/j/HUA42K',
      query: 'utm_source=x&fbclid=y',
      fragment: '',
    });
  });
  test('what it leads to leads to itself', () => {
    const pieces = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            'j',
            'w',
            'J',
            'HUA42K',
            WALL,
            'wall',
            'table',
            TABLE,
            'join',
            '3',
            '%33',
            '…',
            '%',
          ),
          fc.string({ maxLength: 5 }),
        ),
        { maxLength: 6 },
      )
      .map((each) => `/${each.join('/')}`);
    fc.assert(
      fc.property(pieces, (address) => {
        const place = readPlace(address);
        if (place)
          expect(readPlace(place.path)).toEqual({ path: place.path, query: '', fragment: '' });
      }),
      { numRuns: 2_000 },
    );
  });
  test.each([
    `#key=${SECRET}`,
    `#key=${SECRET}.`,
    `#key=${SECRET})`,
    `#key=${SECRET}>`,
    `#key=${SECRET}”`,
    `#key%3D${SECRET}`,
    `#key=%22${SECRET}%22`,
    `#KEY=${SECRET}`,
    `#key=${SECRET}%2E`,
    `#key=${SECRET}\u200b`,
    `#key=${SECRET}&utm_source=x`,
    `#utm=x&key=${SECRET}`,
    `#key=<${SECRET}>`,
  ])('the secret of %s', (fragment) => {
    expect(linkSecret(fragment)).toBe(SECRET);
  });
  test.each(['', '#', '#poster-4', '#key=', '#key=short'])('%j holds none', (fragment) => {
    expect(linkSecret(fragment)).toBeNull();
  });
  test.each([
    ['?as=volunteer', 'volunteer'],
    ['?as=volunteer)', 'volunteer'],
    ['?x=1&amp;as=volunteer.', 'volunteer'],
    ['?AS=volunteer', 'volunteer'],
    ['?as=%22volunteer%22', 'volunteer'],
    ['?a=volunteer', null],
    ['', null],
  ])('%j acts as %j', (query, as) => {
    expect(queryValue(query, 'as')).toBe(as);
  });
});
