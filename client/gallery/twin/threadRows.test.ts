import { expect, test } from 'vitest';
import { groupRows, pageOf, scoped, type Scope, type Sort } from './threadRows.ts';
import { thread } from './testThreads.ts';

const ROWS = [
  thread('1', 'b>a', { marks: 2, at: 10, relation: 'supports' }),
  thread('2', 'a>c', { marks: 5, at: 20 }),
  thread('3', 'a>b', { marks: 2, at: 30 }),
  thread('4', 'c>d', { marks: 0, at: 40 }),
];
const NUMBERS = new Map([...'abcd'].map((table, index) => [table, index + 1]));
const order = (sort: Sort, scope: Scope = { of: 'all' }, rows = ROWS): string =>
  groupRows(scoped(rows, scope), sort, scope, NUMBERS)
    .map(({ by, rows: those }) => `${by}:${those.map(({ id }) => id).join('')}`)
    .join(' ');

test('a poster has those from it and to it, a pair those one way', () => {
  expect(scoped(ROWS, { of: 'poster', table: 'a' }).map(({ id }) => id)).toEqual(['1', '2', '3']);
  expect(scoped(ROWS, { of: 'pair', from: 'a', to: 'b' }).map(({ id }) => id)).toEqual(['3']);
  expect(scoped(ROWS, { of: 'all' })).toHaveLength(4);
});

test('most marked, newest; by poster and by kind they stand in groups', () => {
  expect(order('marks')).toBe(':2314');
  expect(order('newest')).toBe(':4321');
  expect(order('posters')).toBe('a:32 b:1 c:4');
  expect(order('kind')).toBe('reinforces:234 supports:1');
});

test('of one poster, groups are the posters at the other end; a pair has none', () => {
  expect(order('posters', { of: 'poster', table: 'a' })).toBe('b:31 c:2');
  expect(order('posters', { of: 'pair', from: 'a', to: 'b' })).toBe(':3');
});

test('what leads to a poster that is not there stands at the end', () => {
  expect(order('posters', { of: 'all' }, [thread('9', 'x>a'), thread('8', 'y>b'), ...ROWS])).toBe(
    'a:32 b:1 c:4 x:9 y:8',
  );
});

test('a page holds so many rows, whatever groups they stand in', () => {
  const groups = groupRows(ROWS, 'posters', { of: 'all' }, NUMBERS);
  const ids = (page: number, size: number): string[] =>
    pageOf(groups, page, size).groups.map(({ by, rows }) => by + rows.map(({ id }) => id).join(''));
  expect(ids(0, 3)).toEqual(['a32', 'b1']);
  expect(ids(1, 3)).toEqual(['c4']);
  expect(ids(0, 1)).toEqual(['a3']);
  expect(ids(1, 1)).toEqual(['a2']);
  expect(pageOf(groups, 1, 3)).toMatchObject({ page: 1, pages: 2, first: 4, last: 4, all: 4 });
  expect(pageOf(groups, 9, 3).page).toBe(1);
  expect(pageOf([], 0, 3)).toMatchObject({ page: 0, pages: 1, first: 0, last: 0, all: 0 });
});
