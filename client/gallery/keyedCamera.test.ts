import { expect, it } from 'vitest';
import { keyedCamera } from './keyedCamera.ts';

const CAMERA = { x: 100, y: 50, scale: 1 };
const SIZE = { width: 800, height: 600 };
const press = (key: string, more: object = {}) =>
  keyedCamera({ key, ctrlKey: false, metaKey: false, altKey: false, ...more }, CAMERA, SIZE);

it('arrow keys walk: what lies to the right comes into view with the right one', () => {
  expect(press('ArrowRight')).toEqual({ ...CAMERA, x: 20 });
  expect(press('ArrowLeft')).toEqual({ ...CAMERA, x: 180 });
  expect(press('ArrowDown')).toEqual({ ...CAMERA, y: -30 });
  expect(press('ArrowUp')).toEqual({ ...CAMERA, y: 130 });
});

it('plus and minus zoom around the middle of the screen, and are each other’s way back', () => {
  for (const key of ['+', '=']) {
    const nearer = press(key);
    expect(nearer?.scale).toBe(1.25);
    // What was in the middle still is.
    expect([(400 - (nearer?.x ?? 0)) / 1.25, (300 - (nearer?.y ?? 0)) / 1.25]).toEqual([300, 250]);
  }
  expect(press('-')?.scale).toBe(0.8);
});

it('nought is the whole room, in any script and where a layout has it under shift', () => {
  expect([press('0'), press('٠'), press('à', { code: 'Digit0' })]).toEqual([null, null, null]);
});

it('leaves other keys, shortcuts of the browser and an input method’s keys alone', () => {
  expect(press('a')).toBeUndefined();
  expect(press('1')).toBeUndefined();
  for (const more of [
    { ctrlKey: true },
    { metaKey: true },
    { altKey: true },
    { isComposing: true },
  ])
    expect(press('ArrowLeft', more)).toBeUndefined();
});
