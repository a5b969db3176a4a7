import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTE_COLORS } from '../model/note.ts';
import type { Rect } from '../layout/noteGrid.ts';
import { layPeriphery, sectorAngles, type PeripheryPicture } from './layPeriphery.ts';
import type { Periphery } from './periphery.ts';

const SAID = {
  us: 'Us',
  nobody: 'Nobody yet',
  names: (owners: readonly string[]): string => owners.join(', '),
};
/** Letters of a plain typeface, narrow ones and wide ones. */
const measure = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + (/[iljt., ]/.test(letter) ? 0.3 : 0.6), 0) * size;

const NAME = fc.oneof(
  { weight: 6, arbitrary: fc.lorem({ maxCount: 6 }) },
  { weight: 2, arbitrary: fc.lorem({ maxCount: 60 }) },
  fc.constant('x'),
  fc.constant('Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik'.repeat(3)),
  fc.constant('مكتبة المدينة القديمة ومركزها الثقافي'),
);
const THING = fc.record({
  text: NAME,
  rank: fc.option(fc.integer({ min: 1, max: 40 })),
  owners: fc.array(fc.lorem({ maxCount: 3 }), { maxLength: 3 }),
});
const PERIPHERY = fc
  .array(fc.tuple(fc.constantFrom(...NOTE_COLORS), THING), { minLength: 3, maxLength: 120 })
  .map((things): Periphery => {
    const colors = [...new Set(things.map(([color]) => color))];
    return colors.map((color) => ({
      color,
      means: color === 'white' ? '' : `Paper of ${color}, and what it stands for`,
      things: things
        .flatMap(([of, { owners, ...thing }], index) =>
          of === color
            ? [{ ...thing, owners, color, id: `n${index}`, isOpen: owners.length === 0 }]
            : [],
        )
        .toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0),
    }));
  });
const SCREEN = fc.record({
  width: fc.integer({ min: 320, max: 3840 }),
  height: fc.integer({ min: 320, max: 2160 }),
  isMirrored: fc.boolean(),
});

const boxesOf = ({ us, cards, labels }: PeripheryPicture): Rect[] => [
  us.box,
  ...cards.map(({ box }) => box),
  ...labels.map(({ box }) => box),
];
/** How far a box's middle lies from us, as distances are reckoned on that screen. */
const distanceOf = (
  { width, height }: Pick<PeripheryPicture, 'width' | 'height'>,
  box: Rect,
): number =>
  Math.hypot(
    (box.x + box.width / 2 - width / 2) / Math.sqrt(width / height),
    (box.y + box.height / 2 - height / 2) * Math.sqrt(width / height),
  );

describe('the periphery', () => {
  it('lies around us without a thing over another, whole on the screen, what matters more nearer', () => {
    fc.assert(
      fc.property(PERIPHERY, SCREEN, (periphery, screen) => {
        const picture = layPeriphery(periphery, screen, SAID, measure);
        const boxes = boxesOf(picture);
        for (const [index, one] of boxes.entries()) {
          expect(one.x).toBeGreaterThanOrEqual(-0.01);
          expect(one.y).toBeGreaterThanOrEqual(-0.01);
          expect(one.x + one.width).toBeLessThanOrEqual(screen.width + 0.01);
          expect(one.y + one.height).toBeLessThanOrEqual(screen.height + 0.01);
          for (const two of boxes.slice(index + 1))
            expect(
              one.x + one.width <= two.x ||
                two.x + two.width <= one.x ||
                one.y + one.height <= two.y ||
                two.y + two.height <= one.y,
            ).toBe(true);
        }
        const far = picture.cards.map(({ thing, box }) => ({
          rank: thing.rank ?? Infinity,
          distance: distanceOf(screen, box),
        }));
        for (const one of far)
          for (const two of far)
            if (one.rank < two.rank) expect(one.distance).toBeLessThan(two.distance);
      }),
      { numRuns: 40 },
    );
  });

  it('has every thing once, its words within its card, each part’s between that part’s rays', () => {
    fc.assert(
      fc.property(PERIPHERY, SCREEN, (periphery, screen) => {
        const picture = layPeriphery(periphery, { ...screen, isMirrored: false }, SAID, measure);
        const ids = picture.cards.map(({ thing }) => thing.id);
        expect(ids.toSorted()).toEqual(
          periphery.flatMap(({ things }) => things.map(({ id }) => id)).toSorted(),
        );
        for (const { box, name, foot, pad } of picture.cards) {
          expect(Math.max(name.width, foot.width)).toBeLessThanOrEqual(box.width - 2 * pad + 0.01);
          expect(name.height + foot.height).toBeLessThanOrEqual(box.height - 2 * pad + 0.01);
        }
        if (periphery.length < 2) return;
        expect(picture.rays).toHaveLength(periphery.length);
        for (const { thing, box } of picture.cards) {
          const at = periphery.findIndex(({ color }) => color === thing.color);
          const [from, to] = [picture.rays[at], picture.rays[(at + 1) % periphery.length]];
          if (!from || !to) throw new Error('no rays');
          const [cx, cy] = [screen.width / 2, screen.height / 2];
          const [x, y] = [box.x + box.width / 2 - cx, box.y + box.height / 2 - cy];
          expect((from.x - cx) * y - (from.y - cy) * x).toBeGreaterThanOrEqual(-0.01);
          expect(x * (to.y - cy) - y * (to.x - cx)).toBeGreaterThanOrEqual(-0.01);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('from right to left is the same in the mirror', () => {
    fc.assert(
      fc.property(PERIPHERY, SCREEN, (periphery, screen) => {
        const [plain, mirrored] = [false, true].map((isMirrored) =>
          layPeriphery(periphery, { ...screen, isMirrored }, SAID, measure),
        ) as [PeripheryPicture, PeripheryPicture];
        expect(plain).toEqual(
          layPeriphery(periphery, { ...screen, isMirrored: false }, SAID, measure),
        );
        for (const [index, { box }] of plain.cards.entries()) {
          expect(mirrored.cards[index]?.box.x).toBeCloseTo(screen.width - box.x - box.width, 6);
          expect(mirrored.cards[index]?.box.y).toBeCloseTo(box.y, 6);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('says of what nobody sees to that nobody does, and who sees to the rest', () => {
    const thing = { color: 'green', rank: 1, text: 'The library' } as const;
    const { cards } = layPeriphery(
      [
        {
          color: 'green',
          means: 'New ideas',
          things: [
            { ...thing, id: 'a', owners: [], isOpen: true },
            { ...thing, id: 'b', owners: ['Ana', 'Tom'], isOpen: false },
          ],
        },
      ],
      { width: 1920, height: 1080, isMirrored: false },
      SAID,
      measure,
    );
    expect(cards.map(({ foot }) => foot.lines.map(({ text }) => text).join(' '))).toEqual([
      'Nobody yet',
      'Ana, Tom',
    ]);
  });

  it('shares the circle by how many there are, no part too narrow to hold anything, none wider than half', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 2, maxLength: 6 }),
        (counts) => {
          const angles = sectorAngles(counts);
          expect(angles.reduce((sum, angle) => sum + angle, 0)).toBeCloseTo(2 * Math.PI, 6);
          for (const angle of angles) {
            expect(angle).toBeGreaterThan(Math.PI / 5 - 1e-6);
            expect(angle).toBeLessThanOrEqual(Math.PI + 1e-6);
          }
        },
      ),
    );
    expect(sectorAngles([7])).toEqual([2 * Math.PI]);
    expect(sectorAngles([1, 1])).toEqual([Math.PI, Math.PI]);
  });
});
