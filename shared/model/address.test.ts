import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlace } from './address.ts';

const ID = '7c4f0a52-9d1e-4f6a-8f4e-1f6f7a4e2b10';
const WALL = 'abcabcabcabc';

test.each([
  [`/w/${WALL}/table/${ID.toUpperCase()}).`, `/w/${WALL}/table/${ID}`],
  [`/w/${WALL}/snapshots/«${ID}»/`, `/w/${WALL}/snapshots/${ID}`],
  ['/j/./ABC234', '/j/ABC234'],
])('%s leads to %s', (typed, path) => expect(readPlace(typed)?.path).toBe(path));

test.each(['%E6%97%A5%E6%9C%AC', '%C3%A9', 'a%20b', 'a%0d%0ab', 'a%25b', '1'])(
  'no table is %s',
  (id) => {
    expect(readPlace(`/w/${WALL}/table/${id}`)).toBeNull();
    expect(readPlace(`/w/${WALL}/snapshots/${id}`)).toBeNull();
  },
);

test('a place is an address as it stands, and leads to itself', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'w',
      'j',
      'J',
      'join',
      WALL,
      ID,
      'table',
      'snapshots',
      'ABC234',
      '٣',
      'qr.svg',
      '.',
      '..',
      '',
      'é',
      '%0d%0a',
      '%25',
      '日本',
    ),
    fc.string({ maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const place = readPlace(`/${pieces.join('/')}`);
      if (!place) return;
      expect(place.path).toMatch(/^\/[\w./-]*$/);
      expect(readPlace(place.path)?.path).toBe(place.path);
    }),
    { numRuns: 2000 },
  );
});
