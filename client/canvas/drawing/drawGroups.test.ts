import { expect, test } from 'vitest';
import { resolvePlacements } from '../../../shared/layout/resolvePlacements.ts';
import { t } from '../../words/speak.ts';
import { drawGroups } from './drawGroups.ts';

/** Where words and the sign of a note begin, in the order in which they are drawn; a letter is 10 px wide. */
function landing(fromRight: boolean): { text: string; x: number; direction: string }[] {
  const drawn: { text: string; x: number; direction: string }[] = [];
  const context = {
    direction: 'ltr',
    beginPath: () => undefined,
    moveTo: () => undefined,
    lineTo: (x: number) => drawn.push({ text: '', x, direction: '' }),
    closePath: () => undefined,
    stroke: () => undefined,
    measureText: (text: string) => ({ width: text.length * 10 }),
    fillText: (text: string, x: number) => drawn.push({ text, x, direction: context.direction }),
  };
  const notes = new Map(
    [0, 1].map((seq) => [`n${seq}`, { text: 'note', color: 'green' as const, at: 0, seq }]),
  );
  const scene = {
    content: { wall: resolvePlacements(notes, new Map(), new Map()) },
    camera: { at: { x: 100, y: 200, scale: 1 }, viewport: { width: 1200, height: 800 } },
    look: { theme: {}, nameMeasures: { name: { fromRight } } },
    presence: {},
    selection: {},
  };
  drawGroups(
    context as unknown as CanvasRenderingContext2D,
    scene as unknown as Parameters<typeof drawGroups>[1],
  );
  return drawn;
}

test('the heading of what is new is read from the page’s side, above the first note either way', () => {
  const order = (fromRight: boolean): { words: number; count: number; sign: number } => {
    const drawn = landing(fromRight);
    const at = (text: string): number => drawn.find((each) => each.text === text)?.x ?? Number.NaN;
    return { words: at(t('wall.landing')), count: at('2'), sign: at('') };
  };
  const [left, right] = [order(false), order(true)];
  expect(left.sign).toBe(100);
  expect(left.words).toBeGreaterThan(left.sign);
  expect(left.count).toBeGreaterThan(left.words);
  expect(right.count).toBe(100);
  expect(right.words).toBeGreaterThan(right.count);
  expect(right.sign).toBeGreaterThan(right.words);
  expect(landing(true).find(({ text }) => text === '2')?.direction).toBe('rtl');
});
