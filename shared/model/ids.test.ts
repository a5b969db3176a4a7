import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isJoinCode,
  isUuid,
  isWallId,
  JOIN_CODE_ALPHABET,
  JOIN_CODE_LENGTH,
  printJoinCode,
  uuidFromBytes,
} from './ids.ts';
import { normaliseJoinCode } from './joinCode.ts';

const UUID = '7c4f0a52-9d1e-4f6a-8f4e-1f6f7a4e2b10';
const NO_TEXT = [undefined, null, 7, Number.NaN, {}, [UUID], true];

test.each([UUID, '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'])(
  '%s is an id',
  (id) => expect(isUuid(id)).toBe(true),
);
test.each([
  ...NO_TEXT,
  '',
  UUID.toUpperCase(),
  UUID.slice(1),
  `${UUID}0`,
  `${UUID}\n`,
  ` ${UUID}`,
  UUID.replaceAll('-', ''),
  `{${UUID}}`,
  `urn:uuid:${UUID}`,
  UUID.replace('7', 'g'),
  UUID.replace('7', '７'),
  UUID.replaceAll('-', '–'),
  '__proto__',
])('%j is no id', (id) => expect(isUuid(id)).toBe(false));

test.each(['abcabcabcabc', '000000000000', 'zz9zz9zz9zz9'])('%s is a wall’s id', (id) =>
  expect(isWallId(id)).toBe(true),
);
test.each([
  ...NO_TEXT,
  '',
  'abcabcabcab',
  'abcabcabcabca',
  'ABCABCABCABC',
  'abcabc-abcab',
  '../../../etc',
])('%j is no wall’s id', (id) => expect(isWallId(id)).toBe(false));

test.each(['HUA42K', '222222', 'ZZZZZZ'])('%s is a code', (code) => {
  expect(isJoinCode(code)).toBe(true);
});
test.each([...NO_TEXT, '', 'HUA42', 'HUA42KX', 'hua42k', 'HUA 42K', 'HUA42\n', '0UA42K', 'HOA42K'])(
  '%j is no code',
  (code) => expect(isJoinCode(code)).toBe(false),
);

test('a code has none of the signs that people take for one another', () => {
  for (const sign of ['0', 'O', '1', 'I', 'L'])
    expect([JOIN_CODE_ALPHABET.includes(sign), isJoinCode(`HUA42${sign}`)]).toEqual([false, false]);
  expect(new Set(JOIN_CODE_ALPHABET).size).toBe(31);
  expect(JOIN_CODE_LENGTH).toBe(6);
});

test('a code is read out in two threes, and what was read out is the code', () => {
  expect(printJoinCode('HUA42K')).toBe('HUA 42K');
  const code = fc.string({
    unit: fc.constantFrom(...JOIN_CODE_ALPHABET),
    minLength: 6,
    maxLength: 6,
  });
  fc.assert(
    fc.property(code, (each) => {
      expect(normaliseJoinCode(printJoinCode(each))).toBe(each);
      expect(normaliseJoinCode(each.toLowerCase())).toBe(each);
    }),
  );
});

test('random bytes become an id of version 4 that holds all of them but its six fixed bits', () => {
  const bytes = (value: number): Uint8Array => new Uint8Array(16).fill(value);
  expect(uuidFromBytes(bytes(0))).toBe('00000000-0000-4000-8000-000000000000');
  expect(uuidFromBytes(bytes(255))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
  expect(uuidFromBytes(Uint8Array.from({ length: 16 }, (_, index) => index))).toBe(
    '00010203-0405-4607-8809-0a0b0c0d0e0f',
  );
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (some) => {
      const before = [...some];
      const id = uuidFromBytes(some);
      expect(isUuid(id)).toBe(true);
      expect(id[14]).toBe('4');
      expect('89ab').toContain(id[19]);
      expect([...some]).toEqual(before);
      const hex = id.replaceAll('-', '');
      for (const index of [0, 5, 7, 9, 15])
        expect(Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16)).toBe(before[index]);
    }),
  );
});
