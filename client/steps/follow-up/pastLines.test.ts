import { expect, test } from 'vitest';
import { claimsOf, ratedOf } from '../../../shared/exchange/testRated.ts';
import { pastLines } from './pastLines.ts';

const looked = <Value>(value: Value) => ({ value, trouble: null });
const PAST = [
  { id: 'read', kind: 'rate' as const, title: 'Read' },
  { id: 'host', kind: 'claim' as const, title: 'Host' },
];

test('before it goes home a room reads what is nobody’s, who sees to what by when, and what came first', () => {
  const lines = pastLines(PAST, {
    claims: new Map([['host', looked(claimsOf())]]),
    results: new Map([['read', looked(ratedOf())]]),
  });
  expect(lines.map(({ mark, title, text, isOpen }) => [mark, title, text, isOpen])).toEqual([
    ['', 'Ask the port', 'Nobody yet', true],
    ['', 'Open two streams', 'Mere', false],
    ['1', 'Open two streams', '4.3 on average · spread 0.5 · 3 answers', false],
  ]);
  expect(lines[1]?.until).toContain('2027');
});

test('what has not arrived, and steps that were none, are no lines', () => {
  expect(pastLines(PAST, { claims: new Map(), results: new Map() })).toEqual([]);
});
