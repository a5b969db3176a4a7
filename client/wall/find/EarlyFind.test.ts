import { expect, test } from 'vitest';
import { EarlyFind } from './EarlyFind.ts';

const type = (early: EarlyFind, ...keys: string[]): boolean[] =>
  keys.map((key) => early.hear({ key }));

test('a slash pressed while the wall loads, and the words behind it, are kept for the search', () => {
  const early = new EarlyFind();
  expect(type(early, '/', 'f', 'e', 'x', 'Backspace', 'n')).not.toContain(false);
  expect(early.take()).toBe('fen');
  expect(early.take()).toBeNull();
});

test('Ctrl+F opens it as well, and its words may hold a slash', () => {
  const early = new EarlyFind();
  expect(early.hear({ key: 'f', ctrlKey: true })).toBe(true);
  type(early, '1', '/', '2');
  expect(early.take()).toBe('1/2');
});

test('nothing is heard before it, and other commands stay the browser’s', () => {
  const early = new EarlyFind();
  expect(type(early, 'a', 'Backspace', 'Escape', 'Tab')).toEqual([false, false, false, false]);
  expect(early.hear({ key: '/', altKey: true })).toBe(false);
  expect(early.take()).toBeNull();
  type(early, '/');
  expect(early.hear({ key: 'r', ctrlKey: true })).toBe(false);
  expect(early.hear({ key: 'Tab' })).toBe(false);
  expect(early.take()).toBe('');
});

test('Escape takes it back', () => {
  const early = new EarlyFind();
  type(early, '/', 'f', 'Escape');
  expect(early.take()).toBeNull();
});

test('a key held down does not fill the search, and an input method keeps its keys', () => {
  const early = new EarlyFind();
  type(early, '/', ...Array.from({ length: 500 }, () => 'x'));
  expect(early.hear({ key: 'Process' })).toBe(false);
  expect(early.take()).toHaveLength(100);
});
