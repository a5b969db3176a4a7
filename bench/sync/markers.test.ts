import { expect, test } from 'vitest';
import { findMarks, findPositions, markOf } from './markers.ts';
import { SharedFrames } from './sharedFrames.ts';

test('all marks of a merged message are found, in order, and nothing else', () => {
  const bytes = Buffer.from(
    `MK12 MKMK ${markOf(3)}x${markOf(1_234_567)}${markOf(9, 'SD')} MK00000x0Z MK000001`,
  );
  expect(findMarks(bytes)).toEqual([3, 1_234_567]);
  expect(findMarks(bytes, 'SD')).toEqual([9]);
  expect(findMarks(Buffer.from(markOf(5)).subarray(0, 9))).toEqual([]);
});

test('a mark right behind half a mark is found', () => {
  expect(findMarks(Buffer.from(`MK000${markOf(8)}`))).toEqual([8]);
});

test('positions in awareness are found among other numbers', () => {
  const state = (number: number): string =>
    JSON.stringify({ name: 'Mere', held: ['a'], cursor: [number, 7.25], other: [5, 6] });
  expect(findPositions(Buffer.from(state(17) + state(200_001)))).toEqual([17, 200_001]);
});

test('a frame that looks alike but is not is searched by itself', () => {
  const frames = new SharedFrames(findMarks);
  const pad = 'x'.repeat(500);
  const messages = [1, 2, 3, 1, 2].map((mark) => Buffer.from(`${pad}${markOf(mark)}${pad}`));
  expect(messages.map((message) => frames.marksIn(message))).toEqual([[1], [2], [3], [1], [2]]);
});
