import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../model/limits.ts';
import { keepHooks, openHooks, type Hooks } from './hooks.ts';

const ids = (count: number): string[] => Array.from({ length: count }, (_, at) => `t${at + 1}`);
const gridOf = ({ columns, rows }: Hooks): [columns: number, rows: number] => [columns, rows];

describe('a gallery opens', () => {
  it('without posters with a wall for one', () => {
    expect(openHooks([], true)).toEqual({ columns: 1, rows: 1, at: {} });
    expect(openHooks([], false)).toEqual({ columns: 1, rows: 1, at: {} });
  });

  it.each([
    [1, [1, 1]],
    [2, [2, 1]],
    [3, [2, 2]],
    [5, [3, 2]],
    [6, [4, 2]],
    [7, [5, 2]],
    [9, [4, 3]],
    [10, [4, 3]],
    [11, [5, 3]],
    [13, [5, 3]],
    [14, [6, 3]],
    [100, [13, 9]],
  ])('with %d posters on a grid with free hooks beside them: %j', (count, grid) => {
    expect(gridOf(openHooks(ids(count), true))).toEqual(grid);
  });

  it('on paper with no free hooks, but what its grid leaves', () => {
    expect(gridOf(openHooks(ids(4), false))).toEqual([2, 2]);
    expect(gridOf(openHooks(ids(5), false))).toEqual([3, 2]);
    expect(gridOf(openHooks(ids(84), false))).toEqual([12, 7]);
    expect(gridOf(openHooks(ids(85), false))).toEqual([12, 8]);
  });

  it.each([15, 18, 20, 24, 28, 30, 35, 40, 42, 48, 54, 60, 70, 84, 96, 117])(
    'on paper with no free hook at all for %d posters',
    (count) => {
      const { columns, rows } = openHooks(ids(count), false);
      expect(columns * rows).toBe(count);
    },
  );

  it('for more posters than any grid holds with more rows, never with more columns', () => {
    expect(gridOf(openHooks(ids(117), false))).toEqual([13, 9]);
    expect(gridOf(openHooks(ids(118), false))).toEqual([13, 10]);
    expect(gridOf(openHooks(ids(LIMITS.tablesEverPerWall), true))).toEqual([13, 18]);
  });

  it('with room for all, never taller than wide', () => {
    for (let count = 1; count <= LIMITS.tablesPerWall; count += 1)
      for (const spare of [false, true]) {
        const { columns, rows } = openHooks(ids(count), spare);
        expect(columns).toBeGreaterThanOrEqual(rows);
        expect(columns * rows).toBeGreaterThanOrEqual(count);
      }
  });

  it('with its posters in the order they are given', () => {
    expect(openHooks(['b', 'a', 'c'], true).at).toEqual({ b: 0, a: 1, c: 2 });
  });
});

describe('a table that is added', () => {
  it('takes the hook after the last taken, also when one before it is free', () => {
    const hooks: Hooks = { columns: 3, rows: 2, at: { a: 0, c: 2 } };
    expect(keepHooks(hooks, ['a', 'c', 'new'], false).at).toEqual({ a: 0, c: 2, new: 3 });
  });

  it('moves nobody to another hook, not even where tables were closed meanwhile', () => {
    const hooks = openHooks(ids(5), true);
    const later = keepHooks(hooks, ['t5', 't9', 't1'], true);
    expect(later.at).toEqual({ t1: 0, t2: 1, t3: 2, t4: 3, t5: 4, t9: 5 });
    expect(hooks.at).toEqual({ t1: 0, t2: 1, t3: 2, t4: 3, t5: 4 });
  });

  it('waits where the wall is full and somebody reads, and hangs on a new row between steps', () => {
    const full: Hooks = { columns: 2, rows: 2, at: { a: 0, b: 1, c: 2, d: 3 } };
    const all = ['a', 'b', 'c', 'd', 'e'];
    expect(keepHooks(full, all, false)).toEqual(full);
    expect(keepHooks(full, all, true)).toEqual({
      columns: 2,
      rows: 3,
      at: { ...full.at, e: 4 },
    });
  });

  it('takes the last free hook without a new row, and the next one begins it', () => {
    const hooks: Hooks = { columns: 2, rows: 2, at: { a: 0, b: 1, c: 2 } };
    expect(gridOf(keepHooks(hooks, ['d'], true))).toEqual([2, 2]);
    expect(gridOf(keepHooks(hooks, ['d', 'e'], true))).toEqual([2, 3]);
    expect(gridOf(keepHooks(hooks, ['d', 'e', 'f', 'g'], true))).toEqual([2, 4]);
    // Of several as many as there are hooks.
    expect(keepHooks(hooks, ['d', 'e'], false)).toEqual({ ...hooks, at: { ...hooks.at, d: 3 } });
  });

  it('to one or two has the room hung anew, with free hooks from three on', () => {
    expect(keepHooks(openHooks(['a'], true), ['a', 'b'], false)).toEqual({
      columns: 2,
      rows: 1,
      at: { a: 0, b: 1 },
    });
    expect(keepHooks(openHooks(['a', 'b'], true), ['a', 'b', 'c'], false)).toEqual({
      columns: 2,
      rows: 2,
      at: { a: 0, b: 1, c: 2 },
    });
    // Three hang as they hang.
    const three = openHooks(['a', 'b', 'c'], false);
    expect(keepHooks(three, ['a', 'b', 'c', 'd'], false)).toEqual(three);
  });
});

describe('hooks that are kept', () => {
  it('are the same object where no table is new', () => {
    const hooks = openHooks(ids(8), true);
    expect(keepHooks(hooks, ids(8), true)).toBe(hooks);
    expect(keepHooks(hooks, ['t3'], true)).toBe(hooks);
    expect(keepHooks(hooks, [], true)).toBe(hooks);
  });

  it('are the same whether tables came one by one or together', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        (count, more) => {
          const all = ids(count + more);
          const opened = openHooks(all.slice(0, count), true);
          let oneByOne = opened;
          for (let known = count + 1; known <= all.length; known += 1)
            oneByOne = keepHooks(oneByOne, all.slice(0, known), true);
          expect(oneByOne).toEqual(keepHooks(opened, all, true));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('are never two tables’ at once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 12 }),
        fc.array(fc.tuple(fc.nat(40), fc.boolean()), { maxLength: 12 }),
        (count, changes) => {
          let hooks = openHooks(ids(count), true);
          for (const [id, mayGrow] of changes)
            hooks = keepHooks(hooks, [...Object.keys(hooks.at), `x${id}`], mayGrow);
          const taken = Object.values(hooks.at);
          expect(new Set(taken).size).toBe(taken.length);
          expect(Math.max(-1, ...taken)).toBeLessThan(hooks.columns * hooks.rows);
        },
      ),
      { numRuns: 60 },
    );
  });
});
