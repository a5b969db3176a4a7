import { expect, test } from 'vitest';
import { aloneNamed, matrixOf, threadCounts } from './matrixOf.ts';
import { postersOf, thread } from './testThreads.ts';

const POSTERS = postersOf('abcde');
const THREADS = [
  thread('1', 'a>b', { marks: 1 }),
  thread('2', 'a>b', { marks: 4, text: 'The most marked' }),
  thread('3', 'b>a', { relation: 'supports' }),
  thread('4', 'a>c', { relation: 'supports' }),
  thread('5', 'd>a'),
  thread('6', 'd>a', { relation: 'supports' }),
];

test('a cell has all sentences from one poster to another, the most marked first', () => {
  const { lines } = matrixOf(POSTERS, THREADS);
  expect(lines.map(({ poster }) => poster.tableId)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(lines[0]?.cells).toEqual([
    {
      to: 'b',
      column: 1,
      ids: ['2', '1'],
      kind: 'reinforces',
      isMutual: true,
      text: 'The most marked',
    },
    { to: 'c', column: 2, ids: ['4'], kind: 'supports', isMutual: false, text: 'Sentence 4' },
  ]);
  expect(lines[1]?.cells).toMatchObject([{ to: 'a', kind: 'supports', isMutual: true }]);
  expect(lines[3]?.cells).toMatchObject([{ to: 'a', kind: 'mixed', isMutual: false }]);
  expect(matrixOf(POSTERS, THREADS).hasMixed).toBe(true);
  expect(matrixOf(POSTERS, THREADS.slice(0, 5)).hasMixed).toBe(false);
});

test('sums, pairs and who is alone', () => {
  const matrix = matrixOf(POSTERS, THREADS);
  expect(matrix.lines.map((line) => [line.out, line.in])).toEqual([
    [3, 3],
    [1, 2],
    [0, 1],
    [2, 0],
    [0, 0],
  ]);
  expect(matrix.alone.map(({ tableId }) => tableId)).toEqual(['e']);
  expect([matrix.pairs, matrix.possible]).toEqual([3, 10]);
  expect(threadCounts(THREADS).get('a')).toBe(6);
  expect(matrixOf(POSTERS.slice(0, 1), []).possible).toBe(0);
  expect(matrixOf([], []).lines).toEqual([]);
});

test('a closed poster stands in it while something leads there; what leads nowhere breaks nothing', () => {
  const posters = POSTERS.map((poster) => ({ ...poster, closed: 'ce'.includes(poster.tableId) }));
  expect(matrixOf(posters, THREADS).lines.map(({ poster }) => poster.tableId)).toEqual([
    'a',
    'b',
    'c',
    'd',
  ]);
  expect(matrixOf(posters, [thread('9', 'a>gone'), thread('8', 'gone>b')]).pairs).toBe(0);
});

test('rows and columns stand by number, by what is most connected, or reinforces most', () => {
  const order = (by: 'number' | 'most' | 'kind') =>
    matrixOf(POSTERS.toReversed(), THREADS, by)
      .lines.map(({ poster }) => poster.tableId)
      .join('');
  expect(order('number')).toBe('abcde');
  expect(order('most')).toBe('abdce');
  expect(order('kind')).toBe('abdce');
  expect(matrixOf(POSTERS, THREADS, 'most').lines[2]?.cells).toMatchObject([{ column: 0 }]);
});

test('a line says the same for as long as it looks the same', () => {
  const signs = (threads: typeof THREADS) =>
    matrixOf(POSTERS, threads).lines.map(({ sign }) => sign);
  const before = signs(THREADS);
  expect(signs(structuredClone(THREADS))).toEqual(before);
  const after = signs([...THREADS, thread('7', 'c>e')]);
  expect(after.map((sign, index) => sign === before[index])).toEqual([
    true,
    true,
    false,
    true,
    false,
  ]);
});

test('of many that are alone some are named and the rest is a number', () => {
  expect(aloneNamed(POSTERS)).toEqual({ named: POSTERS, more: 0 });
  expect(aloneNamed([])).toEqual({ named: [], more: 0 });
  const many = aloneNamed(postersOf('abcdefghijklmnopqrstuvwxyz'));
  expect([many.named.length, many.more]).toEqual([15, 11]);
  const long = POSTERS.map((poster) => ({ ...poster, name: 'x'.repeat(200) }));
  expect(aloneNamed(long)).toEqual({ named: long.slice(0, 1), more: 4 });
});

test('2,000 connections are counted once each, between few posters or many', () => {
  for (const tables of ['ab', 'abcdefghijklmnopqrstuvwxyz']) {
    const threads = Array.from({ length: 2_000 }, (_, index) => {
      const from = tables[index % tables.length] ?? '';
      const to = tables[(index + 1 + (index % (tables.length - 1))) % tables.length] ?? '';
      return thread(String(index), `${from}>${to}`);
    });
    const { lines } = matrixOf(postersOf(tables), threads);
    const ids = lines.flatMap(({ cells }) => cells.flatMap((cell) => cell.ids));
    expect(new Set(ids).size).toBe(2_000);
    expect(lines.reduce((sum, line) => sum + line.out, 0)).toBe(2_000);
  }
});
