import { expect, test } from 'vitest';
import { TextSetter } from '../report/setText.ts';
import { mixed, outlinePath } from './wallShapes.ts';
import { WordWidths } from './wordWidths.ts';

test.each([
  ['#000000', '#ffffff', 0, '#000000'],
  ['#000000', '#ffffff', 1, '#ffffff'],
  ['#000000', '#ffffff', 0.5, '#808080'],
  ['#102030', '#102030', 0.3, '#102030'],
  ['#ff0010', '#0000ff', 0.5, '#800088'],
  // Every channel keeps its two digits.
  ['#000000', '#0a0a0a', 0.5, '#050505'],
])('%s below %s at a share of %d is %s', (under, over, share, colour) => {
  expect(mixed(under, over, share)).toBe(colour);
});

test('an outline begins where it is placed, in page units, rounds its corners and is closed', () => {
  const square = [
    { corner: [100, 100], from: [100, 130], to: [130, 100] },
    { corner: [200, 100], from: [170, 100], to: [200, 130] },
    { corner: [150, 201.234], from: [200, 171.2], to: [120.555, 201.234] },
  ] as const;
  expect(outlinePath(square, [100, 100], 2)).toBe(
    'M0 60Q0 0 60 0L140 0Q200 0 200 60L200 142.4Q100 202.47 41.11 202.47Z',
  );
  expect(outlinePath([], [0, 0], 1)).toBe('Z');
});

const setter = new TextSetter();
const widths = new WordWidths(setter, 'medium');
const whole = (text: string): number => setter.line([{ text, style: 'medium' }]).width;

test.each(['Clean rivers', 'a  b', 'office', 'مرحبا بالعالم', '水は命です', '🌊 waves', ''])(
  'the width of %j is that of its line',
  (text) => {
    expect(widths.measure(text)).toBeCloseTo(whole(text), 5);
    // Asked again it is remembered.
    expect(widths.measure(text)).toBe(widths.measure(text));
  },
);

test('spaces at both ends have their width as well', () => {
  const space = widths.measure('a b') - widths.measure('a') - widths.measure('b');
  expect(space).toBeGreaterThan(0.1);
  expect(widths.measure(' a ')).toBeCloseTo(widths.measure('a') + 2 * space, 5);
});

test('a long word is as wide as its letters, marks on them none', () => {
  const long = 'm'.repeat(30);
  expect(widths.measure(long)).toBeCloseTo(30 * whole('m'), 5);
  expect(widths.measure(`${long}${'\u0301'.repeat(30)}`)).toBeCloseTo(widths.measure(long), 5);
  expect(widths.measure('m'.repeat(25)) - widths.measure('m'.repeat(24))).toBeCloseTo(
    whole('m'),
    2,
  );
});

test('two styles have widths of their own', () => {
  expect(new WordWidths(setter, 'bold').measure('Clean rivers')).toBeGreaterThan(
    new WordWidths(setter, 'regular').measure('Clean rivers'),
  );
});
