import { describe, expect, it, test } from 'vitest';
import { alongClass, placeAlong, stepAlong } from './direction.ts';

describe('arrow keys along a row', () => {
  test.each([
    ['ArrowRight', false, 1],
    ['ArrowLeft', false, -1],
    ['ArrowRight', true, -1],
    ['ArrowLeft', true, 1],
    ['ArrowDown', true, 0],
    ['Home', false, 0],
    ['a', true, 0],
  ] as const)('%s, from the right: %s, goes %i', (key, fromRight, step) =>
    expect(stepAlong(key, fromRight)).toBe(step),
  );

  test.each([
    ['ArrowRight', 0, false, 1],
    ['ArrowRight', 2, false, 0],
    ['ArrowLeft', 0, false, 2],
    ['ArrowLeft', 0, true, 1],
    ['ArrowLeft', 2, true, 0],
    ['ArrowRight', 0, true, 2],
    ['Home', 2, true, 0],
    ['End', 0, true, 2],
    ['Home', 2, false, 0],
    ['End', 0, false, 2],
    ['ArrowUp', 1, false, null],
    ['ArrowRight', -1, false, 0],
    ['ArrowLeft', -1, false, 2],
    ['ArrowLeft', -1, true, 0],
  ] as const)('%s at %i of three, from the right: %s, leads to %s', (key, at, fromRight, place) =>
    expect(placeAlong(key, at, 3, fromRight)).toBe(place),
  );

  it('leads nowhere in an empty row', () => {
    for (const key of ['Home', 'End', 'ArrowLeft']) expect(placeAlong(key, -1, 0, true)).toBe(null);
  });
});

it('mirrors what points along the lines, and nothing that is a thing', () => {
  for (const name of ['arrow-left', 'arrow-right', 'undo', 'redo', 'next'])
    expect(alongClass(name), name).toBe(' ww-along');
  for (const name of [
    'clock',
    'check',
    'play',
    'pause',
    'arrow-up',
    'door-left',
    'find',
    'numbers',
  ])
    expect(alongClass(name), name).toBe('');
});
