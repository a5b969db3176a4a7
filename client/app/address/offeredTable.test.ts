import { expect, it } from 'vitest';
import { readOfferedTable, withoutTable } from './offeredTable.ts';

it.each([
  ['/j/HUA42K/4', 4],
  ['/j/HUA42K/4/', 4],
  ['/j/HUA42K/1000', 1000],
  ['/j/HUA42K', null],
  ['/j/HUA42K/', null],
  ['/j/HUA42K/0', null],
  ['/j/HUA42K/04', null],
  ['/j/HUA42K/10000', null],
  ['/j/HUA42K/four', null],
  ['/j/HUA42K/4/5', null],
  ['/w/HUA42K/4', null],
])('%s offers table %s', (pathname, table) => {
  expect(readOfferedTable(pathname)).toBe(table);
});

it.each([
  ['/j/HUA42K/4', '/j/HUA42K'],
  ['/j/HUA42K/4/', '/j/HUA42K'],
  ['/j/HUA42K/', '/j/HUA42K'],
  ['/j/HUA42K', '/j/HUA42K'],
  ['/w/abc/wall', '/w/abc/wall'],
])('%s without its table is %s', (pathname, rest) => {
  expect(withoutTable(pathname)).toBe(rest);
  expect(readOfferedTable(rest)).toBeNull();
});
