import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '../model/arrangement.ts';
import { freeSlotIn, FreeSlots } from './freeSlots.ts';
import { clusterNoteSlots, clusterSlot, noteRect, rectsTouch } from './noteGrid.ts';

/** Slot of a column and a row. */
const slot = (column: number, row: number): Point => [12 + column * 192, 96 + row * 172];

describe('the free slot', () => {
  it('of an empty group is the nearest of its first row', () => {
    expect(freeSlotIn([], slot(0, 0))).toEqual(slot(0, 0));
    expect(freeSlotIn([], [1e6, 1e6])).toEqual(slot(1, 0));
    expect(freeSlotIn([], [-1e6, -1e6])).toEqual(slot(0, 0));
  });

  it('is the one nearest to where the hand let go', () => {
    // Four in three columns: two rows, of which two slots are free.
    const four = clusterNoteSlots(4);
    expect(freeSlotIn(four, slot(1, 1))).toEqual(slot(1, 1));
    expect(freeSlotIn(four, slot(2, 1))).toEqual(slot(2, 1));
    expect(freeSlotIn(four, slot(0, 0))).toEqual(slot(1, 1));
    const hole = [slot(0, 0), slot(2, 0), slot(0, 1)];
    expect(freeSlotIn(hole, slot(0, 0))).toEqual(slot(1, 0));
  });

  it('of two that are as near is the one that is read first', () => {
    const [x, y] = slot(0, 0);
    expect(freeSlotIn([], [x + 96, y])).toEqual(slot(0, 0));
    expect(freeSlotIn(clusterNoteSlots(3), [x + 96, y + 172])).toEqual(slot(0, 1));
  });

  it('of a full group is in a column more, while three rows can be read', () => {
    expect(freeSlotIn(clusterNoteSlots(9), slot(3, 0))).toEqual(slot(3, 0));
    expect(freeSlotIn(clusterNoteSlots(9), slot(0, 3))).toEqual(slot(3, 2));
    // Of more than 21, four rows.
    expect(freeSlotIn(clusterNoteSlots(21), slot(0, 3))).toEqual(slot(0, 3));
  });

  it('reaches as far as a note of the group lies, up to 24 columns', () => {
    expect(freeSlotIn([slot(5, 0)], slot(9, 0))).toEqual(slot(4, 0));
    expect(freeSlotIn([slot(23, 0)], slot(22, 0))).toEqual(slot(22, 0));
    expect(freeSlotIn([slot(40, 0)], slot(30, 0))).toEqual(slot(23, 0));
    expect(freeSlotIn([[1e6, 96]], slot(30, 0))).toEqual(slot(23, 0));
  });

  it('is hidden by a note that lies on it, not by one that only touches it', () => {
    const [x, y] = slot(0, 0);
    // 0.6 of a note: 108 across, 96 down.
    expect(freeSlotIn([[x + 107, y]], [x, y])).not.toEqual(slot(0, 0));
    expect(freeSlotIn([[x + 108, y]], [x, y])).toEqual(slot(0, 0));
    expect(freeSlotIn([[x, y + 95]], [x, y])).not.toEqual(slot(0, 0));
    expect(freeSlotIn([[x, y + 96]], [x, y])).toEqual(slot(0, 0));
    // Between two slots it hides both.
    const between: Point = [x + 96, y];
    expect(freeSlotIn([between], between)).toEqual(slot(0, 1));
  });

  it('is in the group however far off its notes lie', () => {
    for (const far of [
      [-1e6, -1e6],
      [1e6, -1e6],
      [0, 5e-324],
      [-0, 1e6],
    ] as Point[])
      expect(freeSlotIn([far], slot(0, 0))).toEqual(slot(0, 0));
  });
});

describe('many slots', () => {
  it('up to forty are the nearest, one after the other', () => {
    const free = new FreeSlots([]);
    expect(free.takeFor([slot(1, 0), slot(1, 0), slot(0, 0)])).toEqual([
      slot(1, 0),
      slot(0, 0),
      slot(2, 0),
    ]);
    expect(free.takeFor([])).toEqual([]);
  });

  it('of more are the first in reading order, on a grid for all of them', () => {
    const slots = new FreeSlots([slot(0, 0)]).takeFor(Array.from({ length: 41 }, () => slot(5, 1)));
    // 42 in four rows: eleven columns.
    expect(slots[0]).toEqual(slot(1, 0));
    expect(slots[9]).toEqual(slot(10, 0));
    expect(slots[10]).toEqual(slot(0, 1));
    expect(slots).toHaveLength(41);
  });

  it('are each taken once, hide no note, and are slots of the grid', () => {
    const anywhere = fc.tuple(
      fc.integer({ min: -300, max: 3000 }),
      fc.integer({ min: -300, max: 1500 }),
    );
    fc.assert(
      fc.property(
        fc.array(anywhere, { maxLength: 20 }),
        fc.array(anywhere, { maxLength: 60 }),
        (taken, drops) => {
          const free = new FreeSlots(taken);
          const slots = free.takeFor(drops);
          expect(slots).toHaveLength(drops.length);
          expect(new Set(slots.map(String)).size).toBe(drops.length);
          for (const [x, y] of slots) {
            expect([(x - 12) % 192, (y - 96) % 172]).toEqual([0, 0]);
            for (const [otherX, otherY] of taken)
              expect(Math.abs(x - otherX) < 108 && Math.abs(y - otherY) < 96).toBe(false);
          }
          const next = noteRect(free.takeNearest([0, 0]));
          expect(slots.some((each) => rectsTouch(noteRect(each), next))).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('of a tidy group that takes notes back are those it had', () => {
    const all = clusterNoteSlots(12);
    const left = all.filter((_, at) => at % 3 === 0);
    const back = new FreeSlots(left).takeFor(all.filter((_, at) => at % 3 !== 0));
    expect([...left, ...back].map(String).toSorted()).toEqual(all.map(String).toSorted());
  });
});

it('a group filled one by one at its end is read in the order it was filled', () => {
  const taken: Point[] = [];
  for (let count = 0; count < 9; count += 1) taken.push(freeSlotIn(taken, slot(0, 9)));
  expect(new Set(taken.map(String)).size).toBe(9);
  expect(taken.every(([x, y]) => x < 12 + 3 * 192 && y < 96 + 3 * 172)).toBe(true);
  expect(clusterSlot(0, 3)).toEqual(taken[0]);
});
