import { expect, test } from 'vitest';
import { movedPlace, placeIn, typedNumber, type Place } from './matrixPlace.ts';

const TABLES = ['a', 'b', 'c', 'd'];
/** "a>b", "a>" for the head of a row, ">b" for that of a column. */
const place = (words: string): Place => {
  const [from = '', to = ''] = words.split('>');
  return { from: from || null, to: to || null };
};
const said = (at: Place | null): string => (at ? `${at.from ?? ''}>${at.to ?? ''}` : 'nowhere');
const walk = (from: string, ...keys: string[]): string =>
  said(
    keys.reduce<Place | null>(
      (at, key) =>
        at &&
        movedPlace(TABLES, at, key.replace('Control+', ''), { isFar: key.startsWith('Control+') }),
      place(from),
    ),
  );

test('arrows go from cell to cell and stay at the edges', () => {
  expect(walk('a>', 'ArrowRight')).toBe('a>a');
  expect(walk('a>', 'ArrowRight', 'ArrowRight', 'ArrowDown')).toBe('b>b');
  expect(walk('d>d', 'ArrowDown')).toBe('d>d');
  expect(walk('d>d', 'ArrowRight')).toBe('d>d');
  expect(walk('b>a', 'ArrowLeft', 'ArrowLeft')).toBe('b>');
  expect(walk('a>b', 'ArrowUp')).toBe('>b');
  expect(walk('>b', 'ArrowUp')).toBe('>b');
  expect(walk('>b', 'ArrowDown', 'ArrowDown')).toBe('b>b');
});

test('where columns stand from the right, the left arrow goes to the next', () => {
  const go = (from: string, key: string): string =>
    said(movedPlace(TABLES, place(from), key, { fromRight: true }));
  expect(go('a>', 'ArrowLeft')).toBe('a>a');
  expect(go('b>a', 'ArrowLeft')).toBe('b>b');
  expect(go('b>a', 'ArrowRight')).toBe('b>');
  expect(go('d>d', 'ArrowLeft')).toBe('d>d');
  expect(go('b>c', 'Home')).toBe('b>');
  expect(go('b>c', 'ArrowDown')).toBe('c>c');
});

test('there is nothing at the corner', () => {
  expect(walk('a>', 'ArrowUp')).toBe('a>');
  expect(walk('>a', 'ArrowLeft')).toBe('>a');
});

test('Home, End, Page Up and Page Down go far', () => {
  expect(walk('b>c', 'Home')).toBe('b>');
  expect(walk('>c', 'Home')).toBe('>a');
  expect(walk('b>', 'End')).toBe('b>d');
  expect(walk('c>c', 'Control+Home')).toBe('a>');
  expect(walk('a>', 'Control+End')).toBe('d>d');
  expect(walk('a>b', 'PageDown')).toBe('d>b');
  expect(walk('d>b', 'PageUp')).toBe('a>b');
  expect(movedPlace(TABLES, place('a>'), 'x')).toBeNull();
});

test('what is gone from the matrix is entered at its first row', () => {
  expect(said(placeIn(TABLES, place('x>b')))).toBe('a>');
  expect(said(placeIn(TABLES, place('b>x')))).toBe('b>');
  expect(said(placeIn(TABLES, place('>')))).toBe('a>');
  expect(said(placeIn(TABLES, place('>c')))).toBe('>c');
  expect(said(placeIn([], place('a>b')))).toBe('>');
});

test('digits make the number of a poster', () => {
  const numbers = Array.from({ length: 34 }, (_, index) => index + 1);
  const type = (...presses: [string, number][]): string =>
    presses.reduce<ReturnType<typeof typedNumber> | null>(
      (before, [digit, at]) => typedNumber(before, digit, at, numbers),
      null,
    )?.digits ?? '';
  expect(type(['1', 0])).toBe('1');
  expect(type(['1', 0], ['2', 500])).toBe('12');
  expect(type(['1', 0], ['2', 5_000])).toBe('2');
  expect(type(['7', 0], ['3', 100])).toBe('3');
  expect(type(['1', 0], ['2', 100], ['9', 200])).toBe('9');
});
