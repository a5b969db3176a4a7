import { expect, test } from 'vitest';
import { afterRedo, afterUndo, NO_STEPS, withStep } from './undoStack.ts';

const step = (name: string) => ({
  did: { act: 'groupAgain', count: 1, name } as const,
  edits: [],
});

test('undo and redo walk the same steps, and a new step forgets what was undone', () => {
  const two = withStep(withStep(NO_STEPS, step('a')), step('b'));
  const back = afterUndo(two);
  expect(back).toEqual({ done: [step('a')], undone: [step('b')] });
  expect(afterRedo(back)).toEqual(two);
  expect(withStep(back, step('c'))).toEqual({ done: [step('a'), step('c')], undone: [] });
  expect(afterUndo(NO_STEPS)).toEqual(NO_STEPS);
});

test('keeps a hundred steps', () => {
  let steps = NO_STEPS;
  for (let index = 0; index < 130; index += 1) steps = withStep(steps, step(String(index)));
  expect(steps.done.length).toBe(100);
  expect(steps.done.at(-1)).toEqual(step('129'));
});
