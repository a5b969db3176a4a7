import { describe, expect, it } from 'vitest';
import { codeRefusal, placeOf } from './typedAddress.ts';

it.each([
  ['ABC234', null],
  ['abc 234', null],
  ['a-b-c-2-3-4', null],
  ['ABC23', 'this has 5'],
  ['', 'this has 0'],
  ['ABC230', 'never hold'],
  ['ABCILO', 'never hold'],
])('a typed code %j', (typed, part) => {
  if (part === null) expect(codeRefusal(typed)).toBeNull();
  else expect(codeRefusal(typed)).toContain(part);
});

describe('what was pasted instead of a code', () => {
  const SECRET = 'k'.repeat(43);

  it('a link of a page goes there with its key, and with nothing else of its fragment', () => {
    expect(
      placeOf(`https://wall.example.org/w/abc123def456/wall?as=volunteer#key=${SECRET}&x=1`),
    ).toBe(`/w/abc123def456/wall?as=volunteer#key=${SECRET}`);
  });

  it('what stands in its query cannot leave the address', () => {
    const place = placeOf('https://wall.example.org/w/abc123def456/wall?as=volunteer"><b>');
    expect(place).toMatch(/^\/w\/abc123def456\/wall\?/);
    expect(place).not.toMatch(/["<>]/);
  });

  it.each(['https://elsewhere.org/j/', 'elsewhere.org/about', 'C:\\walls\\hui'])(
    'an address without a code says so, whatever its letters come to: %s',
    (typed) => expect(codeRefusal(typed)).toMatch(/no code in this address/),
  );

  it('words around a code are no part of it', () => {
    expect(placeOf(' ABC234 ')).toBe('/j/ABC234');
    expect(codeRefusal('the code')).toMatch(/this has/);
  });
});
