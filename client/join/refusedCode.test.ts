import { expect, it } from 'vitest';
import { readRefusedCode } from './JoinPage.tsx';

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
