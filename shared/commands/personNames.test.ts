import { expect, test } from 'vitest';
import { Refusal } from '../model/problems.ts';
import { checkedName } from './people.ts';

const kept = (name: string): string => {
  try {
    return checkedName(name);
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
};

test.each([
  ['Nguye\u0302\u0303n', 'Nguyễn'],
  [' Ana   Lopez ', 'Ana Lopez'],
  ['\u202eAna\u200b', 'Ana'],
  ['', ''],
  ['\u200b\u200b', 'not-a-name'],
  ['🌊🌊', 'not-a-name'],
  ['\u0301', 'not-a-name'],
  ['\u3164', 'not-a-name'],
  ['…', 'not-a-name'],
  ['  ', 'empty-text'],
  ['Ana\u0007', 'invalid-text'],
  ['Ana\nLopez', 'invalid-text'],
  ['x'.repeat(61), 'text-too-long'],
  ['x'.repeat(60), 'x'.repeat(60)],
])('the name %j is kept as %j', (given, expected) => {
  expect(kept(given)).toBe(expected);
});
