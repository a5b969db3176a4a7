import { expect, test } from 'vitest';
import { formOf, NAME, type MeasureName } from './nameForms.ts';
import { nameParts, type NameParts } from './nameParts.ts';

const SIZE = 10;
function partsOf(lines: readonly string[], fromRight: boolean): NameParts {
  const width = (text: string): number => [...text].length * 0.5;
  const measure: MeasureName = { name: width, plain: width, known: new Map(), fromRight };
  const area = { x: 0, y: 0, width: 500, height: 100 };
  const group = { id: 'g', name: 'n', isInvitation: false, count: '12', measure, area, bottom: 40 };
  const start = fromRight ? 500 : 0;
  return nameParts({ group, form: formOf(lines, measure, true), size: SIZE, start, squeeze: 1 });
}
const NAMES = [['Water'], ['A long first line', 'short'], ['Short', 'a long second line']] as const;
const HEBREW = [['מים'], ['שורה ראשונה ארוכה', 'קצרה']] as const;

test.each([...NAMES, ...HEBREW].map((lines) => [lines]))(
  '%j: number, name, count and paper lie on none of the others, from either side',
  (lines) => {
    for (const fromRight of [false, true]) {
      const { badge, name, widest, count, tag } = partsOf(lines, fromRight);
      const boxes = [
        [badge, NAME.badge * SIZE],
        [name, widest],
        [tag, NAME.tag * SIZE],
      ] as const;
      const along = fromRight ? boxes.toReversed() : boxes;
      for (const [index, [left, width]] of along.entries())
        expect(left + width).toBeLessThan(along[index + 1]?.[0] ?? Infinity);
      const countWidth = 2 * 0.5 * NAME.plain * SIZE;
      if (fromRight) expect(count).toBeGreaterThan(tag + NAME.tag * SIZE);
      else expect(count + countWidth).toBeLessThan(tag);
    }
  },
);

test('from the right all stands as in a mirror', () => {
  // A word of either script, equally long; a second line keeps to the side where its script starts.
  for (const [latin, hebrew] of [
    [['abc'], ['מים']],
    [
      ['a long one', 'abc'],
      ['שורה ארוכה', 'מים'],
    ],
  ] as const) {
    const [left, right] = [partsOf(latin, false), partsOf(hebrew, true)];
    const flipped = (x: number, width: number): number => 500 - x - width;
    expect(flipped(right.badge, NAME.badge * SIZE)).toBeCloseTo(left.badge);
    expect(flipped(right.name, right.widest)).toBeCloseTo(left.name);
    expect(flipped(right.count, NAME.plain * SIZE)).toBeCloseTo(left.count);
    expect(flipped(right.tag, NAME.tag * SIZE)).toBeCloseTo(left.tag);
  }
});
