import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellKey } from './cellKey.ts';
import { noteRect } from './noteGrid.ts';
import { numberClusters } from './numberClusters.ts';
import type { PlacedNote } from './placedWall.ts';
import { placeAround } from './placesAround.ts';
import { isOneSpot, NEAR, SpotCells } from './spotCells.ts';

const placed = (id: string, x: number, y: number): PlacedNote => ({
  id,
  note: { text: 'x', color: 'yellow', at: 1, seq: 0 },
  rect: noteRect([x, y]),
  landed: false,
});

describe('one spot', () => {
  it('is where less than an eighth of the lower note is seen beside the other', () => {
    expect(NEAR).toEqual({ x: 22, y: 19 });
    const at = (x: number, y: number): boolean => isOneSpot(noteRect([0, 0]), noteRect([x, y]));
    expect([at(0, 0), at(21.9, 18.9), at(-21.9, -18.9)]).toEqual([true, true, true]);
    expect([at(22, 0), at(0, 19), at(-22, 0), at(0, -19), at(NaN, 0)]).toEqual(
      Array.from({ length: 5 }, () => false),
    );
  });
});

describe('company', () => {
  it('has who shares a cell or lies in one beside it, also on the slant', () => {
    const one = placed('a', 0, 0);
    for (const [x, y, isCrowded] of [
      [5, 5, true],
      [22, 0, true],
      [-1, -1, true],
      [43, 37, true],
      [44, 0, false],
      [0, 38, false],
      [-23, 0, false],
    ] as const) {
      const cells = new SpotCells([one, placed('b', x, y)]);
      expect(cells.isCrowded(one), `${x} ${y}`).toBe(isCrowded);
      expect([...cells.crowd()]).toHaveLength(isCrowded ? 2 : 0);
    }
  });

  it('is gone when the other goes, and back when it comes', () => {
    const [a, b, c] = [placed('a', 0, 0), placed('b', 3, 3), placed('c', 25, 3)] as const;
    const cells = new SpotCells([a, b, c]);
    cells.remove(b);
    expect([...cells.crowd()].map(({ id }) => id).toSorted()).toEqual(['a', 'c']);
    cells.remove(c);
    expect([...cells.crowd()]).toEqual([]);
    expect(cells.isCrowded(a)).toBe(false);
    cells.add(c);
    expect(cells.isCrowded(a)).toBe(true);
    // What is not there can be removed.
    cells.remove(placed('nobody', 900, 900));
    expect([...cells.crowd()]).toHaveLength(2);
  });

  it('is told with the note that took another’s place', () => {
    const cells = new SpotCells([placed('a', 0, 0), placed('b', 1, 1), placed('c', 500, 500)]);
    const words = { ...placed('a', 0, 0), landed: true };
    cells.replace(words);
    expect([...cells.crowd()].find(({ id }) => id === 'a')).toBe(words);
    const alone = { ...placed('c', 500, 500), landed: true };
    cells.replace(alone);
    cells.add(placed('d', 500, 500));
    expect([...cells.crowd()]).toContain(alone);
    cells.replace(placed('nobody', -900, 0));
    expect([...cells.crowd()]).toHaveLength(4);
  });

  it('has everybody who shares a spot, after whatever came and went, and nobody who is far from all', () => {
    const step = fc.tuple(
      fc.nat(14),
      fc.integer({ min: -60, max: 60 }),
      fc.integer({ min: -60, max: 60 }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const cells = new SpotCells([]);
        const all = new Map<string, PlacedNote>();
        for (const [index, x, y, goes] of steps) {
          const id = `n${index}`;
          const known = all.get(id);
          if (known) cells.remove(known);
          all.delete(id);
          if (goes) continue;
          const note = placed(id, x, y);
          cells.add(note);
          all.set(id, note);
        }
        const crowd = new Set([...cells.crowd()].map(({ id }) => id));
        for (const one of all.values()) {
          const others = [...all.values()].filter((each) => each !== one);
          if (others.some((other) => isOneSpot(one.rect, other.rect)))
            expect(crowd.has(one.id)).toBe(true);
          const isFar = others.every(
            ({ rect }) =>
              Math.abs(rect.x - one.rect.x) >= 2 * NEAR.x ||
              Math.abs(rect.y - one.rect.y) >= 2 * NEAR.y,
          );
          if (isFar) expect(crowd.has(one.id)).toBe(false);
          expect(cells.isCrowded(one)).toBe(crowd.has(one.id));
        }
        for (const id of crowd) expect(all.has(id)).toBe(true);
      }),
      { numRuns: 80 },
    );
  });
});

describe('places around a spot', () => {
  it('are ring by ring, the nearest first, right and below before left and above', () => {
    const offsets = Array.from({ length: 9 }, (_, index) => {
      const { x, y } = placeAround(noteRect([1000, 1000]), index);
      return [(x - 1000) / 192, (y - 1000) / 172];
    });
    expect(offsets).toEqual([
      [0, 1],
      [0, -1],
      [1, 0],
      [-1, 0],
      [1, 1],
      [-1, 1],
      [1, -1],
      [-1, -1],
      [0, 2],
    ]);
  });

  it('never come twice, and touch neither the spot nor each other', () => {
    const spot = noteRect([-37, 5]);
    const all = Array.from({ length: 440 }, (_, index) => placeAround(spot, index));
    expect(new Set(all.map(({ x, y }) => `${x} ${y}`)).size).toBe(440);
    for (const { x, y } of all)
      expect(Math.abs(x - spot.x) >= 192 || Math.abs(y - spot.y) >= 172).toBe(true);
    // Ten rings are so many: 21 by 21 but the spot itself.
    const reach = Math.max(...all.map(({ x }) => Math.abs(x - spot.x)));
    expect(reach).toBe(1920);
  });
});

describe('a cell’s number', () => {
  it('is its own, near and far, on every side of where numbers grow', () => {
    const edges = [0, 1, -1, 32_767, 32_768, -32_768, -32_769, 65_535, 65_536, 1e6, -1e6, 2 ** 24];
    const keys = edges.flatMap((column) => edges.map((row) => cellKey(column, row)));
    expect(new Set(keys).size).toBe(edges.length ** 2);
    expect(keys.every(Number.isSafeInteger)).toBe(true);
  });

  it('is no other’s, whichever two they are', () => {
    const at = fc.oneof(
      fc.integer({ min: -70_000, max: 70_000 }),
      fc.integer({ min: -9e6, max: 9e6 }),
    );
    fc.assert(
      fc.property(at, at, at, at, (a, b, c, d) => {
        expect(cellKey(a, b) === cellKey(c, d)).toBe(a === c && b === d);
      }),
    );
  });
});

describe('numbers of groups', () => {
  const numbered = (...groups: [id: string, x: number, y: number][]): string =>
    numberClusters(groups.map(([id, x, y]) => ({ id, pos: [x, y] })))
      .map(({ id, number }) => `${number}${id}`)
      .join(' ');

  it('go along rows from left to right, and down', () => {
    expect(numbered(['a', 900, 0], ['b', 0, 500], ['c', 0, 0])).toBe('1c 2a 3b');
  });

  it('take tops that differ by less than 200 for one row', () => {
    expect(numbered(['a', 900, 0], ['b', 0, 199])).toBe('1b 2a');
    expect(numbered(['a', 900, 0], ['b', 0, 200])).toBe('1a 2b');
    for (const top of [-9000, 5000]) {
      expect(numbered(['a', 900, top], ['b', 0, top + 199])).toBe('1b 2a');
      expect(numbered(['a', 900, top], ['b', 0, top + 200])).toBe('1a 2b');
    }
    // From the highest of the row: stairs come to an end.
    expect(numbered(['a', 900, 0], ['b', 500, 150], ['c', 0, 300])).toBe('1b 2a 3c');
  });

  it('are by id where groups stand on one spot, and none of none', () => {
    expect(numbered(['b', 0, 0], ['a', 0, 0])).toBe('1a 2b');
    expect(numbered()).toBe('');
  });

  it('are the same in whatever order groups came, each once', () => {
    const place = fc.tuple(
      fc.integer({ min: -900, max: 900 }),
      fc.integer({ min: -900, max: 900 }),
    );
    fc.assert(
      fc.property(fc.array(place, { maxLength: 12 }), (places) => {
        const groups = places.map((pos, at) => ({ id: `g${at}`, pos }));
        const before = structuredClone(groups);
        const numbers = numberClusters(groups);
        expect(groups).toEqual(before);
        expect(numberClusters(groups.toReversed())).toEqual(numbers);
        expect(numbers.map(({ number }) => number)).toEqual(groups.map((_, at) => at + 1));
      }),
    );
  });
});
