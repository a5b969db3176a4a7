import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dealTables, metAt, tableSizes } from './dealTables.ts';

const crowd = (count: number): string[] => Array.from({ length: count }, (_, n) => `p${n}`);
const shuffled = (people: string[]) => fc.shuffledSubarray(people, { minLength: people.length });
const COUNTS = fc.integer({ min: 0, max: 70 });
const SIZES = fc.constantFrom<readonly [number, number]>([2, 3], [3, 4], [4, 5], [4, 6]);
/** How many pairs meet again. */
const again = (tables: readonly string[][], met: ReturnType<typeof metAt>): number =>
  tables.reduce(
    (sum, table) =>
      sum +
      table.filter((one, at) => table.slice(at + 1).some((other) => met.get(one)?.has(other)))
        .length,
    0,
  );
/** Deals so many times over, each time for those who sat together before. */
function dealOver(
  people: string[],
  size: readonly [number, number],
  times: number,
): { repeats: number[]; tables: string[][] } {
  const sat = new Map<string, string[]>(people.map((id) => [id, []]));
  const repeats: number[] = [];
  let tables: string[][] = [];
  for (let time = 0; time < times; time += 1) {
    const met = metAt(sat);
    tables = dealTables(people, met, size);
    repeats.push(again(tables, met));
    tables.forEach((table, at) => table.forEach((id) => sat.get(id)?.push(`${time}/${at}`)));
  }
  return { repeats, tables };
}

test('an odd number of pairs makes one trio; threes and fours hold everybody', () => {
  expect(tableSizes(7, [2, 3])).toEqual([3, 2, 2]);
  expect(tableSizes(8, [2, 3])).toEqual([2, 2, 2, 2]);
  expect(tableSizes(11, [3, 4])).toEqual([4, 4, 3]);
  expect(tableSizes(2, [3, 4])).toEqual([2]);
  // As many tables as a wall has, where that holds everybody; else as few as can be, and more than it has.
  expect(tableSizes(30, [2, 3], 10)).toEqual(Array(10).fill(3));
  expect(tableSizes(24, [2, 3], 10)).toEqual([3, 3, 3, 3, 2, 2, 2, 2, 2, 2]);
  expect(tableSizes(31, [2, 3], 10)).toHaveLength(11);
  // No number of tables of three or four holds five.
  expect(tableSizes(5, [3, 4])).toEqual([5]);
  expect(tableSizes(0, [3, 4])).toEqual([]);
});

test('everybody sits at one table, and tables are as large as they should be wherever that can be', () => {
  fc.assert(
    fc.property(COUNTS, SIZES, fc.integer({ min: 1, max: 4 }), (count, size, times) => {
      const people = crowd(count);
      const { tables } = dealOver(people, size, times);
      expect(tables.flat().toSorted()).toEqual(people.toSorted());
      const [from, to] = size;
      const isPossible = Math.ceil(count / to) <= Math.floor(count / from);
      if (count >= from && isPossible)
        for (const { length } of tables) expect(length >= from && length <= to).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('nobody meets twice over several steps, where there are enough people for that', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 24, max: 80 }).chain((count) => shuffled(crowd(count))),
      (people) => {
        expect(dealOver(people, [3, 4], 3).repeats).toEqual([0, 0, 0]);
      },
    ),
    { numRuns: 40 },
  );
  expect(dealOver(crowd(12), [2, 3], 5).repeats).toEqual([0, 0, 0, 0, 0]);
});

test('where it cannot be helped, fewer meet again than by chance', () => {
  const { repeats } = dealOver(crowd(8), [4, 4], 3);
  expect(repeats[0]).toBe(0);
  // Two tables of four out of two of four: at best each sits with two whom she met and two new ones less herself.
  expect(repeats[1]).toBeLessThanOrEqual(4);
});
