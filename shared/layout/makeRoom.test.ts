import * as fc from 'fast-check';
import { expect, test } from 'vitest';
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
        for (const [other, rect] of after)
          if (other !== id) expect(rectsTouch(mine, rect)).toBe(false);
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
