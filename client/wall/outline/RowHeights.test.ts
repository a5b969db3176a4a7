import { describe, expect, test } from 'vitest';
import { RowHeights, rowsOf } from './RowHeights.ts';

const listed = (...ids: string[]): string[] => ids;

describe('the heights of rows', () => {
  test('guessed until measured, and added up', () => {
    const heights = new RowHeights(new Map(), () => 50);
    heights.follow(listed('a', 'b', 'c', 'd'));
    expect(heights.between(0, 4)).toBe(200);
    heights.measure('b', 80);
    expect(heights.between(0, 4)).toBe(230);
    expect(heights.between(2, 4)).toBe(100);
    heights.reset();
    expect(heights.between(0, 4)).toBe(200);
  });

  test('which rows touch a stretch', () => {
    const heights = new RowHeights(new Map([['b', 100]]), () => 50);
    heights.follow(listed('a', 'b', 'c', 'd'));
    expect(heights.rowsIn(0, 10)).toEqual([0, 1]);
    expect(heights.rowsIn(50, 150)).toEqual([1, 2]);
    expect(heights.rowsIn(149, 151)).toEqual([1, 3]);
    expect(heights.rowsIn(-500, -100), 'all below').toEqual([0, 0]);
    expect(heights.rowsIn(900, 1200), 'all above').toEqual([4, 4]);
  });

  test('rows that are there leave room for those that are not', () => {
    const heights = new RowHeights(new Map([['b', 100]]), () => 50);
    heights.follow(listed('a', 'b', 'c', 'd', 'e'));
    expect(heights.layOut([0, 2, 3])).toEqual({
      rows: [
        { index: 0, gap: 0 },
        { index: 2, gap: 100 },
        { index: 3, gap: 0 },
      ],
      after: 50,
    });
    expect(heights.layOut([])).toEqual({ rows: [], after: 300 });
  });

  test('a note that comes in the middle of many is the only one looked at', () => {
    const asked: string[] = [];
    const heights = new RowHeights(new Map(), (id) => {
      asked.push(id);
      return 50;
    });
    const many = Array.from({ length: 1000 }, (_, index) => `note ${index}`);
    heights.follow(many);
    asked.length = 0;
    heights.follow([...many.slice(0, 400), 'new', ...many.slice(400)]);
    expect(asked).toEqual(['new']);
    heights.follow(many);
    expect(asked).toEqual(['new']);
    expect(heights.between(0, 1000)).toBe(50_000);
  });

  test('any list after any other has the heights of its own rows', () => {
    const heightOf = (id: string): number => Number(id) + 1;
    const heights = new RowHeights(new Map(), heightOf);
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31;
      return seed % below;
    };
    for (let turn = 0; turn < 500; turn += 1) {
      const ids = Array.from({ length: random(12) }, () => String(random(20))).filter(
        (id, index, all) => all.indexOf(id) === index,
      );
      heights.follow(ids);
      ids.forEach((id, index) => expect(heights.between(index, index + 1)).toBe(heightOf(id)));
      expect(heights.between(0, ids.length)).toBe(ids.reduce((sum, id) => sum + heightOf(id), 0));
    }
  });
});

test('rows of several stretches come once each and in order', () => {
  expect(
    rowsOf(10, [
      [4, 7],
      [0, 1],
      [5, 9],
      [-3, 1],
    ]),
  ).toEqual([0, 4, 5, 6, 7, 8]);
  expect(
    rowsOf(3, [
      [-1, 0],
      [2, 9],
      [7, 8],
    ]),
  ).toEqual([2]);
  expect(rowsOf(0, [[0, 5]])).toEqual([]);
});
