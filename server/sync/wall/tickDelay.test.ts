import { expect, it } from 'vitest';
import { tickDelayMs } from './tickDelay.ts';

it('a tick waits the longer the more read it and the longer the last one took, and two people alone not at all', () => {
  expect(tickDelayMs(2, 0)).toBe(0);
  expect(tickDelayMs(200, 1)).toBe(16);
  expect(tickDelayMs(1_000, 1)).toBe(50);
  expect(tickDelayMs(5_000, 1)).toBe(50);
  expect(tickDelayMs(2, 20)).toBe(30);
  expect(tickDelayMs(5_000, 100)).toBe(150);
});
