import { expect, it } from 'vitest';
import { codeRefusal } from './typedAddress.ts';

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
