import { expect, it } from 'vitest';
import { codeRefusal, readRefusedCode } from './JoinPage.tsx';

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

it('reads from the page why a code was refused', () => {
  expect(readRefusedCode({})).toBeNull();
  expect(readRefusedCode({ refused: 'no-such-code', code: 'ABC234' })).toEqual({
    code: 'ABC234',
    why: 'no-such-code',
  });
  expect(readRefusedCode({ refused: 'rate-limited', code: 'ABC234' })).toEqual({
    code: 'ABC234',
    why: 'rate-limited',
  });
});
