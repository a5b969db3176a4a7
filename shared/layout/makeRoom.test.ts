import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { makeRoom } from './makeRoom.ts';
import { LINE_Y, rectsTouch, type Rect } from './noteGrid.ts';

/** A wall of groups in rows, none on another, all above the line. */
const rows = fc
  .array(
    fc.array(
      fc.record({
        width: fc.integer({ min: 396, max: 1200 }),
        height: fc.integer({ min: 280, max: 624 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((sizes) => {
    const rects = new Map<string, Rect>();
    let bottom = LINE_Y - 28;
    sizes.forEach((row, rowIndex) => {
      let x = 0;
      for (const [index, size] of row.entries()) {
        rects.set(`${rowIndex}.${index}`, { x, y: bottom - 624, ...size });
        x += size.width + 28;
      }
      bottom -= 652;
    });
    return rects;
  });

test('what grows stays above the line, and lies on nothing afterwards', () => {
  let pushed = 0;
  fc.assert(
    fc.property(
      rows,
      fc.nat(14),
      fc.integer({ min: 0, max: 800 }),
      fc.integer({ min: 0, max: 600 }),
      (rects, pick, wider, higher) => {
        const ids = [...rects.keys()];
        const id = ids[pick % ids.length] ?? '';
        const before = rects.get(id);
        if (!before) return;
        const grown = { ...before, width: before.width + wider, height: before.height + higher };
        const moved = makeRoom(id, grown, rects);
        const after = new Map(
          [...rects, [id, grown] as const].map(([each, rect]) => {
            const to = moved.get(each);
            return [each, to ? { ...rect, x: to[0], y: to[1] } : rect] as const;
          }),
        );
        const mine = after.get(id) as Rect;
        pushed += moved.size;
        expect(mine.y + mine.height).toBeLessThanOrEqual(LINE_Y);
        for (const [other, rect] of after) {
          if (other !== id) expect(rectsTouch(mine, rect)).toBe(false);
          expect(rect.y + rect.height).toBeLessThanOrEqual(LINE_Y);
          // Nor do those that were pushed lie on each other.
          for (const [third, lies] of after)
            if (third !== other) expect(rectsTouch(rect, lies)).toBe(false);
        }
      },
    ),
  );
  expect(pushed).toBeGreaterThan(50);
});

test('moves nobody when nothing is in the way', () => {
  const rects = new Map([
    ['a', { x: 0, y: -700, width: 400, height: 280 }],
    ['b', { x: 2000, y: -700, width: 400, height: 280 }],
  ]);
  expect(makeRoom('a', { x: 0, y: -700, width: 800, height: 450 }, rects)).toEqual(new Map());
});

describe('a group that grows', () => {
  const box = (x: number, y: number, width = 400, height = 280): Rect => ({ x, y, width, height });
  const wall = (rects: Readonly<Record<string, Rect>>): Map<string, Rect> =>
    new Map(Object.entries(rects));
  const moves = (id: string, grown: Rect, rects: Readonly<Record<string, Rect>>) =>
    Object.fromEntries(makeRoom(id, grown, wall(rects)));

  it('to the right pushes what is beside it to the right, and that what is beside that', () => {
    const rects = { a: box(0, -700), b: box(500, -700), c: box(950, -700), d: box(1500, -700) };
    expect(moves('a', box(0, -700, 500), rects)).toEqual({});
    expect(moves('a', box(0, -700, 501), rects)).toEqual({ b: [529, -700] });
    expect(moves('a', box(0, -700, 600), rects)).toEqual({ b: [628, -700], c: [1056, -700] });
  });

  it('down grows down where nothing is in its way', () => {
    expect(moves('a', box(0, -700, 400, 616), { a: box(0, -700) })).toEqual({});
  });

  it('down to the line moves up instead, by as much as it grew', () => {
    expect(moves('a', box(0, -700, 400, 617), { a: box(0, -700) })).toEqual({ a: [0, -1037] });
    // One that lies over the line already stays where somebody put it.
    expect(moves('a', box(0, -200, 400, 500), { a: box(0, -200) })).toEqual({});
  });

  it('down onto a group below moves up instead, and pushes up what is above', () => {
    const rects = { above: box(0, -1010), a: box(0, -700), below: box(0, -390) };
    expect(moves('a', box(0, -700, 400, 400), rects)).toEqual({
      a: [0, -820],
      above: [0, -1128],
    });
  });

  it('pushes right, not up, what stands beside it by more than half of its height', () => {
    const beside = { a: box(0, -700), b: box(450, -839) };
    expect(moves('a', box(0, -700, 500), beside)).toEqual({ b: [528, -839] });
    const above = { a: box(0, -700), b: box(450, -841) };
    expect(moves('a', box(0, -700, 500), above)).toEqual({ b: [450, -1008] });
  });

  it('leaves those on each other that lay on each other before', () => {
    const rects = { a: box(0, -700), b: box(200, -600), c: box(700, -700) };
    expect(moves('a', box(0, -700, 600), rects)).toEqual({});
    expect(moves('a', box(0, -700, 800), rects)).toEqual({ c: [828, -700] });
  });

  it('is made room for where it is new, too', () => {
    expect(moves('new', box(0, -700), { b: box(100, -700) })).toEqual({ b: [428, -700] });
    expect(moves('new', box(0, -700), {})).toEqual({});
  });

  it('on a heap of groups comes to an end', () => {
    const rects = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [`g${at}`, box(at * 5, -700)]),
    );
    const moved = moves('new', box(0, -700, 3000), rects);
    expect(Object.keys(moved).length).toBeGreaterThan(0);
    expect(Object.values(moved).flat().every(Number.isFinite)).toBe(true);
  });
});
