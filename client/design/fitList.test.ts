import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evenColumns, fitList, type ListToFit } from './fitList.ts';

/** Rows of names as a screen 1,800 px wide would break them: a letter is half as wide as it is high. */
const namesOf =
  (letters: readonly number[]): ListToFit['measure'] =>
  (size, columns) =>
    letters.map(
      (count) =>
        Math.ceil((count * size * 0.5) / (1800 / columns - size * 4)) * size * 1.2 + size * 0.8,
    );
const list = (letters: readonly number[], rest: Partial<ListToFit> = {}): ListToFit => ({
  height: 780,
  largest: 52,
  smallest: 26,
  columns: [1, 2, 3],
  measure: namesOf(letters),
  ...rest,
});
const names = (count: number, letters = 50): number[] =>
  Array.from({ length: count }, () => letters);

test('thirty long names stand on one page, in order, in letters for the last row', () => {
  const fit = fitList(list(names(30)));
  expect(fit.pages).toHaveLength(1);
  expect(fit.pages.flat(2)).toEqual([...names(30).keys()]);
  expect(fit.size).toBeGreaterThanOrEqual(26);
});

test('few names stand in one column, in the largest letters', () =>
  expect(fitList(list(names(5, 20)))).toMatchObject({ size: 52, columns: 1 }));

test('a hundred turn pages, about as full as each other', () => {
  const { pages, size } = fitList(list(names(100)));
  expect(pages.length).toBeGreaterThan(1);
  expect(size).toBeGreaterThanOrEqual(26);
  expect(pages.flat(2)).toHaveLength(100);
  const counts = pages.map((page) => page.flat().length);
  expect(Math.max(...counts) - Math.min(...counts.slice(0, -1))).toBeLessThan(10);
});

test('columns end at about one height', () =>
  expect(evenColumns([10, 10, 10, 10, 10, 10, 10], 3, 60)).toEqual([[0, 1, 2], [3, 4, 5], [6]]));

test('a row for which there is no room is there all the same', () => {
  expect(fitList(list(names(3), { height: 5 })).pages).toEqual([[[0]], [[1]], [[2]]]);
  expect(fitList(list([])).pages).toEqual([]);
});

test('whatever the names: every row once, in order, no column taller than the screen', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 200 }),
      fc.integer({ min: 150, max: 2000 }),
      (letters, height) => {
        const given = list(letters, { height });
        const { size, columns, pages } = fitList(given);
        expect(pages.flat(2)).toEqual([...letters.keys()]);
        const heights = given.measure(size, columns);
        const tallest = Math.max(
          ...pages
            .flat()
            .map((column) => column.reduce((sum, row) => sum + (heights[row] ?? 0), 0)),
        );
        expect(tallest).toBeLessThanOrEqual(Math.max(height, ...heights));
        for (const page of pages) expect(page.length).toBeLessThanOrEqual(columns);
      },
    ),
    { numRuns: 200 },
  );
});
